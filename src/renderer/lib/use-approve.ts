/** Saying yes to publications, with undo while nothing of them is on its way. */
import { useTranslation } from 'react-i18next'
import { useToasts } from '../components/toast.tsx'
import { useApi } from './api.tsx'
import { useSubmit } from './use-submit.ts'

export interface Approve {
  approve: (publicationIds: readonly string[]) => void
  /** Takes a yes back. */
  withdraw: (publicationIds: readonly string[]) => void
  /** Takes a no back. */
  undoVeto: (publicationIds: readonly string[]) => void
  isPending: boolean
}

export const useApprove = (): Approve => {
  const { t } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const withdraw = useSubmit(
    api.publications.undoApproval.mutationOptions({
      onSuccess: ({ done }) =>
        done.length > 0 ? toasts.done(t('approval.withdrawn', { count: done.length })) : toasts.info(t('approval.tooLate')),
      onError: toasts.failed,
    }),
  )
  const undoVeto = useSubmit(
    api.publications.undoVeto.mutationOptions({
      onSuccess: ({ done }) =>
        done.length > 0 ? toasts.done(t('approval.vetoUndone', { count: done.length })) : toasts.info(t('approval.vetoTooLate')),
      onError: toasts.failed,
    }),
  )
  const approve = useSubmit(
    api.publications.approve.mutationOptions({
      onSuccess: ({ done, left }) =>
        toasts.done(t('approval.approved', { count: done.length }), {
          ...(done.length > 0 && { undo: () => withdraw.mutate({ publicationIds: done }) }),
          ...(left.length > 0 && { text: t('approval.left', { count: left.length }) }),
        }),
      onError: toasts.failed,
    }),
  )
  return {
    approve: (publicationIds) => approve.mutate({ publicationIds: [...publicationIds] }),
    undoVeto: (publicationIds) => undoVeto.mutate({ publicationIds: [...publicationIds] }),
    withdraw: (publicationIds) => withdraw.mutate({ publicationIds: [...publicationIds] }),
    isPending: approve.isPending || withdraw.isPending,
  }
}
