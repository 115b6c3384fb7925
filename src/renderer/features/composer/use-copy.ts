import { useToasts } from '../../components/toast.tsx'
import type { PostContent } from '../../../contract/posts.ts'
import { useApiClient } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Makes a new draft of the same content, for what can no longer be changed. */
export const useCopy = (creatorId: string | undefined, content: PostContent, onOpen: (postId: string) => void) => {
  const client = useApiClient()
  const toasts = useToasts()
  return useSubmit({
    mutationFn: async () => {
      if (creatorId === undefined) throw new Error('a copy belongs to a creator')
      return client.posts.create({ creatorId, content })
    },
    onSuccess: ({ id }) => onOpen(id),
    onError: toasts.failed,
  })
}
