import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as z from 'zod'
import type { oneTimeLink } from '../../../contract/team.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { isDesktop } from '../../lib/desktop.ts'
import { useFormat } from '../../lib/locale.tsx'

/** In the window the address is `app://…`, which leads nowhere elsewhere: the link's path is handed over then. */
const addressOf = (token: string): string => (isDesktop() ? `/link#${token}` : `${window.location.origin}/link#${token}`)

/** A link that is shown once. */
export const LinkDialog = ({
  link,
  title,
  note,
  onClose,
}: {
  link: z.infer<typeof oneTimeLink>
  title: string
  note: string
  onClose: () => void
}) => {
  const { t } = useTranslation(['team', 'ui'])
  const format = useFormat()
  const [kept, setKept] = useState(false)
  const address = addressOf(link.token)
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      isStubborn
      footer={
        <Button variant="primary" onPress={onClose} isDisabled={!kept}>
          {t('ui:act.close')}
        </Button>
      }
    >
      <p>{note}</p>
      <div className="flex items-center gap-2">
        <code
          aria-label={t('link.label')}
          className="min-w-0 flex-1 rounded-lg border border-line bg-surface px-3 py-1.5 break-all select-all"
        >
          {address}
        </code>
        <CopyButton text={address} size="md" />
      </div>
      <p className="text-sm text-muted">
        {t('link.expires', { at: format.dateTime(link.expiresAt) })} {t('link.local')}
      </p>
      <Checkbox isSelected={kept} onChange={setKept}>
        {t('link.kept')}
      </Checkbox>
    </Dialog>
  )
}
