import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'

/** How many the list of what waits for somebody holds: core counts by the very rule that it lists by. */
export const useNeedsPersonCount = (creatorId: CreatorId | undefined): number | undefined => {
  const api = useApi()
  const counts = useQuery(api.publications.count.queryOptions({ input: { creatorId, needsPerson: true } }))
  return counts.data?.reduce((total, { count }) => total + count, 0)
}
