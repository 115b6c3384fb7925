import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Names what waits on the account before its password is forgotten. */
export const DisconnectDialog = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const toasts = useToasts()
  const disconnect = useSubmit(
    api.accounts.disconnect.mutationOptions({
      onSuccess: () => {
        toasts.done(t('disconnect.done', { handle: account.handle }))
        onClose()
      },
    }),
  )
  const losses = [...(account.scheduled > 0 ? [t('disconnect.waiting', { count: account.scheduled })] : []), t('disconnect.figures')]
  return (
    <ConfirmDialog
      title={t('disconnect.title', { handle: account.handle })}
      isOpen
      onClose={onClose}
      onConfirm={() => disconnect.mutate({ accountId: account.id })}
      confirmLabel={t('disconnect.act')}
      losses={losses}
      isPending={disconnect.isPending}
      error={disconnect.error}
    >
      <p>{t('disconnect.text')}</p>
    </ConfirmDialog>
  )
}
