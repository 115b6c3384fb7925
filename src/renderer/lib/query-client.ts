import { MutationCache, QueryCache, QueryClient, type Query } from '@tanstack/react-query'
import { codeOf } from './error-code.ts'

/**
 * Bytes never change under their id; what goes with a report is what was shown when it was begun; a conversation is read from
 * its platform when somebody asks for it, and may cost money.
 */
const fixed: ReadonlySet<string> = new Set(['media.read', 'tickets.picture', 'tickets.diagnose', 'inbox.readConversation'])

/** Keys of the typed client begin with the procedure's path. */
export const mayChange = ({ queryKey: [path] }: Query): boolean => !(Array.isArray(path) && fixed.has(path.join('.')))

/**
 * Data is fresh until core says that it changed (`live-updates.tsx`) or something was done here. A read that core
 * answered with a reason is not asked again; one that got no answer is.
 */
export const createQueryClient = (): QueryClient => {
  const noteSignedOut = (error: unknown): void => {
    if (codeOf(error) === 'UNAUTHENTICATED') void client.invalidateQueries({ queryKey: [['session', 'current']] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noteSignedOut }),
    mutationCache: new MutationCache({
      onError: noteSignedOut,
      onSuccess: () => void client.invalidateQueries({ predicate: mayChange }),
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => codeOf(error) === 'UNREACHABLE' && failures < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
