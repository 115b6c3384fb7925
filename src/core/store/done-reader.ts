/** Counts what was done for creators: acts of the audit trail, and what went out. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Store } from './store.ts'

/** Zones differ by quarters of an hour at the finest: days of any are put together of these. */
export const quarterMs = 900_000
/** What goes out a day late, or a week. */
const lateMs = 9 * 86_400_000

export interface DoneReader {
  /** From an instant on, not by that user. `creatorIds` null: of all, and of none. */
  acts(creatorIds: readonly string[] | null, from: number, notBy: string): { quarter: number; action: string; count: number }[]
  out(creatorIds: readonly string[] | null, from: number): { quarter: number; platform: PlatformId; count: number }[]
}

export const createDoneReader = ({ sql }: Pick<Store, 'sql'>): DoneReader => {
  // Entries come in the order of time: the first of them, and a creator's from there on.
  const first = sql.prepare<[number], number>('SELECT seq FROM audit INDEXED BY audit_by_time WHERE at >= ? ORDER BY at LIMIT 1').pluck()
  const acts = (whose: string) =>
    sql.prepare<Record<string, unknown>, { quarter: number; action: string; count: number }>(
      `SELECT at / ${quarterMs} AS quarter, action, count(*) AS count FROM audit
       WHERE ${whose}seq >= @first AND at >= @from AND NOT (actor_kind = 'user' AND actor_id = @notBy) GROUP BY quarter, action`,
    )
  const out = (whose: string, index: string) =>
    sql.prepare<Record<string, unknown>, { quarter: number; platform: PlatformId; count: number }>(
      `SELECT published_at / ${quarterMs} AS quarter, platform, count(*) AS count FROM publication INDEXED BY ${index}
       WHERE ${whose}state = 'published' AND due_at >= @since AND published_at >= @from GROUP BY quarter, platform`,
    )
  const own = 'creator_id IN (SELECT value FROM json_each(@creatorIds)) AND '
  const [actsOfAll, actsOf] = [acts(''), acts(own)]
  const [outOfAll, outOf] = [out('', 'publication_by_state'), out(own, 'publication_by_creator_state')]
  return {
    acts: (creatorIds, from, notBy) => {
      const asked = { first: first.get(from) ?? Number.MAX_SAFE_INTEGER, from, notBy }
      return creatorIds ? actsOf.all({ ...asked, creatorIds: JSON.stringify(creatorIds) }) : actsOfAll.all(asked)
    },
    out: (creatorIds, from) => {
      const asked = { from, since: from - lateMs }
      return creatorIds ? outOf.all({ ...asked, creatorIds: JSON.stringify(creatorIds) }) : outOfAll.all(asked)
    },
  }
}
