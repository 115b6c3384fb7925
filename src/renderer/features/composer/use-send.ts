import { useTranslation } from 'react-i18next'
import { useNavigate } from '@tanstack/react-router'
import { useToasts } from '../../components/toast.tsx'
import type { WallTime } from '../../../contract/values.ts'
import { useApiClient } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useFormat } from '../../lib/locale.tsx'
import { instantOf } from '../../lib/wall-clock.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import type { MissedChoice } from './when-panel.tsx'

export interface Sending {
  accountIds: string[]
  /** Of the accounts and the post, to say what goes where. */
  names: string[]
  text: string
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
  const goBack = (postId: string) => void navigate({ to: '/posts/$postId', params: { postId } })
  const see = (publicationId: string) => void navigate({ to: '/publications/$publicationId', params: { publicationId } })
  const undo = useSubmit({
    mutationFn: async ({ publicationIds }: { publicationIds: string[]; postId: string }) => {
      for (const publicationId of publicationIds) await client.publications.cancel({ publicationId })
    },
    onSuccess: (_, { publicationIds, postId }) => {
      toasts.done(t('done.undone', { count: publicationIds.length }))
      goBack(postId)
    },
    onError: (error) => (codeOf(error) === 'STATE_CHANGED' ? toasts.info(t('done.undoLate')) : toasts.failed(error)),
  })
  const publish = useSubmit({
    mutationFn: (input: { postId: string; accountIds: string[] }) => client.posts.publishNow(input),
    onSuccess: ({ publicationIds }) => {
      const [first] = publicationIds
      toasts.done(t('done.now', { count: publicationIds.length }), {
        act: first === undefined ? undefined : { label: t('done.see'), onAct: () => see(first) },
      })
    },
    onError: (error, { postId }) => {
      toasts.failed(error)
      goBack(postId)
    },
  })
  /** What is out cannot be called back: held for a few seconds, in which it still can. Nothing goes out if the page is closed. */
  const hold = (postId: string, { accountIds, names, text }: Sending): Promise<void> => {
    const handles = format.list(names.map((name) => `@${name}`))
    const beginning = text.trim().slice(0, 60)
    toasts.hold({
      title: t('hold.title'),
      text: beginning === '' ? handles : t('hold.text', { handles, text: beginning }),
      stopLabel: t('hold.stop'),
      onAct: () => publish.mutate({ postId, accountIds }),
      onStop: () => {
        toasts.info(t('hold.stopped'))
        goBack(postId)
      },
    })
    return navigate({ to: '/calendar' })
  }
  return useSubmit({
    mutationFn: async ({ accountIds, at, missed }: Sending) => {
      const postId = await flush()
      if (postId === null) throw new Error('a blank post cannot be sent')
      if (at === null) return { postId, publicationIds: [] }
      const missedPolicy = missed === 'auto' ? undefined : missed
      return { postId, ...(await client.posts.schedule({ postId, accountIds, at, missedPolicy })) }
    },
    // Not settled before the page has been left: until then its button must not send the same again.
    onSuccess: async ({ postId, publicationIds }, sending) => {
      if (sending.at === null) return hold(postId, sending)
      const [first] = publicationIds
      if (first === undefined) return
      const { date, wall } = format.wallTime(sending.at, instantOf(sending.at))
      toasts.done(t('done.scheduled', { count: publicationIds.length, at: `${date} ${wall}` }), {
        undo: () => undo.mutate({ publicationIds, postId }),
        act: { label: t('done.see'), onAct: () => see(first) },
      })
      await navigate({ to: '/calendar', search: { inspect: first } })
    },
  })
}
