import { useTranslation } from 'react-i18next'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useToasts } from '../../components/toast.tsx'
import type { WallTime } from '../../../contract/values.ts'
import { useApiClient } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useFormat } from '../../lib/locale.tsx'
import { instantOf } from '../../lib/wall-clock.ts'
import type { MissedChoice } from './when-panel.tsx'

export interface Sending {
  accountIds: string[]
  /** `null`: now. */
  at: WallTime | null
  missed: MissedChoice
}

/** Saves, then schedules or publishes; says so with the way to the publication and the way back. */
export const useSend = (flush: () => Promise<string | null>) => {
  const { t } = useTranslation('composer')
  const client = useApiClient()
  const toasts = useToasts()
  const format = useFormat()
  const navigate = useNavigate()
  const undo = useMutation({
    mutationFn: async ({ publicationIds }: { publicationIds: string[]; postId: string }) => {
      for (const publicationId of publicationIds) await client.publications.cancel({ publicationId })
    },
    onSuccess: (_, { publicationIds, postId }) => {
      toasts.done(t('done.undone', { count: publicationIds.length }))
      void navigate({ to: '/posts/$postId', params: { postId } })
    },
    onError: (error) => (codeOf(error) === 'STATE_CHANGED' ? toasts.info(t('done.undoLate')) : toasts.failed(error)),
  })
  return useMutation({
    mutationFn: async ({ accountIds, at, missed }: Sending) => {
      const postId = await flush()
      if (postId === null) throw new Error('a blank post cannot be sent')
      const { publicationIds } =
        at === null
          ? await client.posts.publishNow({ postId, accountIds })
          : await client.posts.schedule({ postId, accountIds, at, missedPolicy: missed === 'auto' ? undefined : missed })
      return { postId, publicationIds }
    },
    onSuccess: ({ postId, publicationIds }, { at }) => {
      const count = publicationIds.length
      const [first] = publicationIds
      if (first === undefined) return
      const see = () => void navigate({ to: '/publications/$publicationId', params: { publicationId: first } })
      if (at === null) {
        toasts.done(t('done.now', { count }))
        see()
        return
      }
      const { date, wall } = format.wallTime(at, instantOf(at))
      toasts.done(t('done.scheduled', { count, at: `${date} ${wall}` }), {
        undo: () => undo.mutate({ publicationIds, postId }),
        act: { label: t('done.see'), onAct: see },
      })
      void navigate({ to: '/calendar', search: { inspect: first } })
    },
  })
}
