/** What is stopped, and by whom: everything, a creator, an account. Hot: asked by the gate before each write. */
import type { Store } from './store.ts'

export interface Stop {
  /** ms UTC */
  since: number
  /** The name of who stopped it. */
  by: string
}

export interface StopOf extends Stop {
  creatorId: string
  /** null: all of the creator's. */
  accountId: string | null
}

export interface StopReader {
  /** Of everything. undefined: it is not stopped as a whole. */
  current(): Stop | undefined
  /** Of the account or of its creator. */
  on(accountId: string, creatorId: string): Stop | undefined
  /** Of just this. */
  of(subject: { creatorId: string; accountId: string | null }): Stop | undefined
  /** Of creators and accounts, the oldest first. */
  list(): StopOf[]
}

export const createStopReader = ({ sql }: Pick<Store, 'sql'>): StopReader => {
  const current = sql.prepare<[], Stop>('SELECT since, by_name AS "by" FROM publishing_stop WHERE one = 1')
  const of = sql.prepare<[string], Stop>('SELECT since, by_name AS "by" FROM stop_of WHERE subject = ?')
  // Few: read whole.
  const all = sql.prepare<[], Stop & { subject: string; creatorId: string }>(
    'SELECT subject, creator_id AS creatorId, since, by_name AS "by" FROM stop_of ORDER BY since, subject',
  )
  return {
    current: () => current.get(),
    on: (accountId, creatorId) => of.get(creatorId) ?? of.get(accountId),
    of: ({ creatorId, accountId }) => of.get(accountId ?? creatorId),
    list: () =>
      all.all().map(({ subject, creatorId, since, by }) => ({ creatorId, accountId: subject === creatorId ? null : subject, since, by })),
  }
}
