import { useTranslation } from 'react-i18next'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Says that news were seen: they are over with that, and nothing is promised. */
export const useSeen = () => {
  const { t } = useTranslation('alerts')
  const toasts = useToasts()
  return useSubmit(
    useApi().alerts.acknowledge.mutationOptions({
      onSuccess: ({ acknowledged }) => {
        if (acknowledged.length === 0) toasts.info(t('ack.taken'))
        else toasts.done(t('ack.seenDone', { count: acknowledged.length }))
      },
      onError: toasts.failed,
    }),
  )
}
