import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { codeOf } from './error-code.ts'

/**
 * Data is fresh until core says that it changed (`live-updates.ts`); a read that core answered with a reason is not
 * asked again, one that got no answer is.
 */
export const createQueryClient = (onSignedOut: () => void): QueryClient => {
  const watch = (error: unknown): void => {
    if (codeOf(error) === 'UNAUTHENTICATED') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => codeOf(error) === 'UNREACHABLE' && failures < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
