import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Stage } from '../../components/stage.tsx'
import { UnlockForm } from './unlock-form.tsx'

/** At start, before sign-in: the accounts' credentials are sealed until somebody opens them. */
export const VaultLockedPage = ({ mode, onLater, corner }: { mode: 'keychain' | 'passphrase'; onLater: () => void; corner: ReactNode }) => {
  const { t } = useTranslation('vault')
  return (
    <Stage title={t('title')} note={t(`note.${mode}`)} corner={corner}>
      <UnlockForm mode={mode} />
      <div className="border-t border-line pt-4">
        <Button variant="quiet" onPress={onLater}>
          {t('later')}
        </Button>
        <p className="px-3 text-sm text-muted">{t('laterNote')}</p>
      </div>
    </Stage>
  )
}
