import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { LockKeyhole } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { UnlockDialog } from '../../features/vault/unlock-dialog.tsx'
import { useApi } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'

/** While the vault is locked, on every page of those who can open it. */
export const VaultBanner = () => {
  const { t } = useTranslation('frame')
  const api = useApi()
  const { role } = useMe()
  const status = useSystemStatus()
  const setup = useQuery(api.setup.status.queryOptions())
  const [isOpen, setOpen] = useState(false)
  if (!status.data?.vaultLocked || role === 'model') return null
  const mode = setup.data?.vault.mode === 'keychain' ? 'keychain' : 'passphrase'
  return (
    <div role="status" className="flex items-center gap-2 border-b border-line bg-accent-soft px-4 py-1.5">
      <LockKeyhole aria-hidden className="size-4 text-amber" />
      <p>
        <span className="font-medium">{t('vaultBanner.title')}.</span> {t('vaultBanner.text')}
      </p>
      <Button size="sm" className="ml-auto" onPress={() => setOpen(true)}>
        {t('vaultBanner.act')}
      </Button>
      <UnlockDialog mode={mode} isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  )
}
