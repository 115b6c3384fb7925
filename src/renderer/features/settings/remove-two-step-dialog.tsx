import { useTranslation } from 'react-i18next'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { PasswordDialog } from './password-dialog.tsx'

export const RemoveTwoStepDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toasts = useToasts()
  const remove = useSubmit(
    api.session.removeTotp.mutationOptions({
      onSuccess: () => {
        onClose()
        toasts.done(t('totp.removed'))
      },
    }),
  )
  return (
    <PasswordDialog
      title={t('totp.removeTitle')}
      note={t('totp.weaker')}
      act={t('totp.onAct')}
      isDanger
      error={remove.error}
      isPending={remove.isPending}
      onPassword={(password) => remove.mutate({ password })}
      onClose={onClose}
    />
  )
}
