/** What a post is written from: of one that was saved as noted on it, of a new one as it stands in the address. */
import { useQuery } from '@tanstack/react-query'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useStable } from '../../lib/use-stable.ts'

export const useTrend = (
  postId: string | undefined,
  trendId: string | undefined,
): { name: string | undefined; note: (postId: string) => void } => {
  const api = useApi()
  const client = useApiClient()
  const noted = useQuery(api.trends.ofPost.queryOptions({ input: { postId: postId ?? '' }, enabled: postId !== undefined }))
  const isNew = postId === undefined && trendId !== undefined
  const seen = useQuery(api.trends.list.queryOptions({ input: {}, enabled: isNew }))
  const wanted = isNew ? seen.data?.trends.find(({ id }) => id === trendId) : undefined
  return {
    name: wanted?.name ?? noted.data?.name,
    // A trend that is gone meanwhile is not worth stopping the writing for.
    note: useStable((id: string) => void (wanted && client.trends.note({ postId: id, trendId: wanted.id }).catch(() => null))),
  }
}
