import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/dialog.tsx'
import { UnlockForm } from './unlock-form.tsx'

/** The same from inside the application. */
export const UnlockDialog = ({ mode, isOpen, onClose }: { mode: 'keychain' | 'passphrase'; isOpen: boolean; onClose: () => void }) => {
  const { t } = useTranslation('vault')
  return (
    <Dialog title={t('open')} isOpen={isOpen} onClose={onClose} size="sm">
      <p className="text-muted">{t(`note.${mode}`)}</p>
      <UnlockForm mode={mode} onDone={onClose} />
    </Dialog>
  )
}
