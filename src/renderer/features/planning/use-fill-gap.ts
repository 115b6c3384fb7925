/** Filling a place of the plan by hand: a post of what was chosen, scheduled where the plan has its place. */
import { useTranslation } from 'react-i18next'
import { useToasts } from '../../components/toast.tsx'
import type { ProposedSlot } from '../../../contract/plans.ts'
import type { PostContent } from '../../../contract/posts.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

export const useFillGap = (creatorId: string, { accountId, at }: ProposedSlot, onFilled: () => void) => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const client = useApiClient()
  const toasts = useToasts()
  const cancel = useSubmit(
    api.publications.cancel.mutationOptions({ onSuccess: () => toasts.done(t('fill.undone')), onError: toasts.failed }),
  )
  return useSubmit({
    mutationFn: async (content: PostContent) => {
      const post = await client.posts.create({ creatorId, content })
      const scheduled = await client.posts.schedule({ postId: post.id, accountIds: [accountId], at }).catch(async (error: unknown) => {
        // A draft that nobody asked for is not left behind.
        await client.posts.remove({ postId: post.id })
        throw error
      })
      const [publicationId] = scheduled.publicationIds
      return publicationId === undefined ? undefined : (await client.publications.get({ publicationId })).publication
    },
    onSuccess: (made) => {
      const undo = made && (() => cancel.mutate({ publicationId: made.id }))
      toasts.done(t(made?.state === 'awaiting_approval' ? 'fill.doneWaiting' : 'fill.done'), undo ? { undo } : {})
      onFilled()
    },
  })
}
