/** Reads publications one by one or by what the engine needs to know of many. Hot: raw and prepared. */
import { getTableColumns } from 'drizzle-orm'
import type { PlatformId } from '../../contract/platforms.ts'
import type { PublicationState } from '../../contract/publications.ts'
import { publication } from './schema/publishing.ts'
import type { MissedPolicy } from './schema/publishing.ts'
import type { Store } from './store.ts'

export type PublicationRow = typeof publication.$inferSelect

/** A row as SQLite gives it: JSON still text. */
type Raw = Omit<PublicationRow, 'handle' | 'failureData' | 'problems'> & {
  handle: string | null
  failureData: string | null
  problems: string | null
}

const columns = Object.entries(getTableColumns(publication))
  .map(([key, column]) => `publication.${column.name} AS "${key}"`)
  .join(', ')

const parsed = (json: string | null): never => (json === null ? null : JSON.parse(json)) as never

const toRow = (raw: Raw): PublicationRow => ({
  ...raw,
  handle: parsed(raw.handle),
  failureData: parsed(raw.failureData),
  problems: parsed(raw.problems),
})

/** What the dispatcher needs to put a publication in its account's line. */
export interface Candidate {
  id: string
  accountId: string
  platform: PlatformId
  state: PublicationState
  stateSince: number
  dueAt: number
  nextAt: number | null
  operationAt: number | null
  waitingSince: number | null
  missedPolicy: MissedPolicy
}

export interface PublicationReader {
  get(id: string): PublicationRow | undefined
  /** Those of `ids` that exist. */
  candidates(ids: readonly string[]): Candidate[]
  /** Publications that wait for their account to be connected again. */
  waitingForReconnect(accountId: string): PublicationRow[]
  /** Publications that wait for the stop to be lifted or the vault to be opened; by due time. */
  heldBy(code: 'HELD' | 'VAULT_LOCKED' | 'SPEND_CAP'): PublicationRow[]
  /** Connected accounts that publications still wait for: an account was connected again and core ended before it heard. */
  accountsToResume(): string[]
  /** The publication that a post on the platform is the proof of, when somebody posted it by hand. */
  postedAs(platform: PlatformId, remoteId: string): string | undefined
  /** By due time. */
  ofPost(postId: string): PublicationRow[]
}

export const createPublicationReader = ({ sql }: Pick<Store, 'sql'>): PublicationReader => {
  const byId = sql.prepare<[string], Raw>(`SELECT ${columns} FROM publication WHERE id = ?`)
  const byPost = sql.prepare<[string], Raw>(`SELECT ${columns} FROM publication WHERE post_id = ? ORDER BY due_at, id`)
  const postedAs = sql
    .prepare<[string, string], string>('SELECT id FROM publication WHERE platform = ? AND remote_id = ? AND posted_by IS NOT NULL')
    .pluck()
  const candidates = sql.prepare<[string], Candidate>(
    `SELECT p.id, p.account_id AS accountId, p.platform, p.state, p.state_since AS stateSince, p.due_at AS dueAt, p.next_at AS nextAt, p.operation_at AS operationAt, p.waiting_since AS waitingSince, p.missed_policy AS missedPolicy
     FROM json_each(?) AS wanted CROSS JOIN publication AS p ON p.id = wanted.value`,
  )
  const waitingForReconnect = sql.prepare<[string], Raw>(
    `SELECT ${columns} FROM publication INDEXED BY publication_in_the_way
     WHERE account_id = ? AND state IN ('sending', 'ambiguous', 'failed') AND state <> 'sending' AND failure_code = 'REAUTH_REQUIRED' ORDER BY due_at, id`,
  )
  const heldBy = sql.prepare<[string], Raw>(
    `SELECT ${columns} FROM publication WHERE state IN ('failed', 'ambiguous') AND (state = 'ambiguous' OR next_at IS NULL) AND failure_code = ? ORDER BY due_at, id`,
  )
  const accountsToResume = sql
    .prepare<[], string>(
      `SELECT DISTINCT publication.account_id FROM publication INDEXED BY publication_in_the_way JOIN account ON account.id = publication.account_id
       WHERE publication.state IN ('sending', 'ambiguous', 'failed') AND publication.state = 'failed' AND publication.failure_code = 'REAUTH_REQUIRED'
         AND publication.next_at IS NULL AND account.state = 'connected'`,
    )
    .pluck()
  return {
    get: (id) => {
      const raw = byId.get(id)
      return raw && toRow(raw)
    },
    candidates: (ids) => candidates.all(JSON.stringify(ids)),
    waitingForReconnect: (accountId) => waitingForReconnect.all(accountId).map(toRow),
    heldBy: (code) => heldBy.all(code).map(toRow),
    accountsToResume: () => accountsToResume.all(),
    postedAs: (platform, remoteId) => postedAs.get(platform, remoteId),
    ofPost: (postId) => byPost.all(postId).map(toRow),
  }
}
