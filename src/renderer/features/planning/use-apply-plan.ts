import { useTranslation } from 'react-i18next'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'

export interface ApplyInput {
  creatorId: string
  from: Date
  days: number
  digest: string
  keys?: string[]
}

/** Schedules what was proposed, with undo in the toast. `onChanged`: the proposal is no longer what it would be now. */
export const useApplyPlan = (onApplied: () => void, onChanged: () => void) => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const toasts = useToasts()
  const undo = useSubmit(
    api.plans.undo.mutationOptions({
      onSuccess: ({ restored, left }) =>
        toasts.done(t('preview.undone', { count: restored }), left > 0 ? { text: t('preview.undoLeft', { count: left }) } : {}),
      onError: toasts.failed,
    }),
  )
  const apply = useSubmit(
    api.plans.apply.mutationOptions({
      onSuccess: ({ batchId, created, moved, cancelled, left }, { creatorId }) => {
        const parts = [
          ...(created > 0 ? [t('preview.scheduled', { count: created })] : []),
          ...(moved > 0 ? [t('preview.moved', { count: moved })] : []),
          ...(cancelled > 0 ? [t('preview.dropped', { count: cancelled })] : []),
          ...(left > 0 ? [t('preview.left', { count: left })] : []),
        ]
        toasts.done(t('preview.applied'), { text: parts.join(' · '), undo: () => undo.mutate({ creatorId, batchId }) })
        onApplied()
      },
      onError: (error) => (codeOf(error) === 'STATE_CHANGED' ? onChanged() : toasts.failed(error)),
    }),
  )
  return { apply: (input: ApplyInput) => apply.mutate(input), isApplying: apply.isPending }
}
