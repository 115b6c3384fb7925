import { useQuery } from '@tanstack/react-query'
import type { Account } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'

/** Accounts that nothing goes out from and nothing is read of until somebody reconnects them, whoever has their alert in hand. */
export const useToReconnect = (creatorId: CreatorId | undefined): readonly Account[] | undefined => {
  const api = useApi()
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  return accounts.data?.filter(({ state }) => state === 'needs_reconnect')
}

/** How many the list of what waits for somebody holds: core counts by the very rule that it lists by. */
export const useNeedsPersonCount = (creatorId: CreatorId | undefined): number | undefined => {
  const api = useApi()
  const counts = useQuery(api.publications.count.queryOptions({ input: { creatorId, needsPerson: true } }))
  const toReconnect = useToReconnect(creatorId)
  return counts.data && toReconnect && counts.data.reduce((total, { count }) => total + count, toReconnect.length)
}
