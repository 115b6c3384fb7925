/** What each account lets be chosen now, where its platform wants that asked; asked anew with each sitting. */
import { useQueries } from '@tanstack/react-query'
import type { Account, PostingChoices } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'

export interface AccountAnswer {
  data: PostingChoices | undefined
  error: unknown
  isPending: boolean
  ask: () => void
}

/** By account. */
export const usePostingChoices = (accounts: readonly Account[]): ReadonlyMap<string, AccountAnswer> => {
  const api = useApi()
  const answers = useQueries({
    queries: accounts.map(({ id }) =>
      api.accounts.postingChoices.queryOptions({
        input: { accountId: id },
        staleTime: 60_000,
        refetchOnMount: 'always',
        refetchOnWindowFocus: false,
      }),
    ),
  })
  return new Map(
    accounts.flatMap(({ id }, index): [string, AccountAnswer][] => {
      const answer = answers[index]
      return answer ? [[id, { data: answer.data, error: answer.error, isPending: answer.isPending, ask: () => void answer.refetch() }]] : []
    }),
  )
}
