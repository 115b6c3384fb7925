/** Accounts of platforms that give figures to no program, in the reader's reach. */
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'

export const useFigureAccounts = (creatorId?: string) => {
  const api = useApi()
  const accounts = useQuery(api.accounts.list.queryOptions({ input: creatorId === undefined ? {} : { creatorId } }))
  const platforms = useQuery(api.platforms.list.queryOptions())
  const silent = new Set((platforms.data ?? []).filter(({ capabilities }) => capabilities.assisted).map(({ id }) => id))
  return {
    isPending: accounts.isPending || platforms.isPending,
    error: accounts.error ?? platforms.error,
    accounts: (accounts.data ?? []).filter(({ platform }) => silent.has(platform)),
  }
}
