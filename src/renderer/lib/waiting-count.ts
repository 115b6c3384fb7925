import { skipToken, useQuery } from '@tanstack/react-query'
import { useApi } from './api.tsx'
import { useCreatorScope } from './creator-scope.tsx'
import { useSystemStatus } from './system-status.ts'

/** How many publications wait for somebody, of the creator chosen or of all in reach: as many as Today lists. */
export const useWaitingCount = (): number => {
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const status = useSystemStatus()
  const ofOne = useQuery(
    api.publications.count.queryOptions({ input: creatorId === undefined ? skipToken : { creatorId, needsPerson: true } }),
  )
  if (creatorId === undefined) return status.data?.needPerson ?? 0
  return (ofOne.data ?? []).reduce((sum, { count }) => sum + count, 0)
}
