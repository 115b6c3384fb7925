/** Reads how far the reading of an account's past has come, and what of it is known already. */
import { eq } from 'drizzle-orm'
import { accountPast, pastDeclined } from './schema/past.ts'
import type { Store } from './store.ts'
import { textThere } from './text-there.ts'

export type PastRow = typeof accountPast.$inferSelect
export type PastDeclinedRow = typeof pastDeclined.$inferSelect

export interface PastReader {
  get(accountId: string): PastRow | undefined
  /** By whom it was declined to pay for it, and when. */
  declined(accountId: string): PastDeclinedRow | undefined
  /** Accounts whose reading does not go on because of this. */
  held(problem: string): string[]
  /**
   * Which posts there are publications of the account or parts of one: by their id, by the key that one is sent under, or, for
   * those of which the platform never told where they are, by their words.
   */
  known(accountId: string): (post: { remoteId: string; text: string }) => boolean
  /** Since when something is on its way there of which nobody knows yet what it became; null: nothing is. */
  openSince(accountId: string): number | null
}

export const createPastReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): PastReader => {
  const known = sql.prepare<{ accountId: string }, { remoteId: string | null; key: string | null }>(
    `SELECT remote_id AS remoteId, operation_key AS key FROM publication INDEXED BY publication_by_account WHERE account_id = @accountId
     UNION ALL SELECT part.remote_id, NULL FROM publication AS p INDEXED BY publication_by_account
       JOIN publication_part AS part ON part.publication_id = p.id WHERE p.account_id = @accountId`,
  )
  const unplaced = sql
    .prepare<[string], string>(
      `SELECT ${textThere} AS text FROM publication INDEXED BY publication_by_account JOIN post ON post.id = publication.post_id
       WHERE publication.account_id = ? AND publication.state = 'published' AND publication.remote_id IS NULL`,
    )
    .pluck()
  const openSince = sql
    .prepare<[string], number | null>(
      `SELECT min(operation_at) FROM publication INDEXED BY publication_by_account
       WHERE account_id = ? AND state IN ('sending', 'processing', 'ambiguous', 'needs_person')`,
    )
    .pluck()
  const held = sql
    .prepare<[string], string>(
      `SELECT account_id FROM account_past INDEXED BY account_past_held WHERE state = 'reading' AND problem IS NOT NULL AND problem = ?`,
    )
    .pluck()
  return {
    declined: (accountId) => db.select().from(pastDeclined).where(eq(pastDeclined.accountId, accountId)).get(),
    held: (problem) => held.all(problem),
    get: (accountId) => db.select().from(accountPast).where(eq(accountPast.accountId, accountId)).get(),
    known: (accountId) => {
      const rows = known.all({ accountId })
      const [ids, keys] = [new Set(rows.map(({ remoteId }) => remoteId)), new Set(rows.map(({ key }) => key))]
      const words = new Set(unplaced.all(accountId).map((text) => text.trim()))
      return ({ remoteId, text }) => ids.has(remoteId) || keys.has(remoteId.split('/').at(-1) ?? remoteId) || words.has(text.trim())
    },
    openSince: (accountId) => openSince.get(accountId) ?? null,
  }
}
