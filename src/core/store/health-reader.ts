/** What the store can say of its own health, and of what waits. */
import { damageIn, findDamage } from './find-damage.ts'
import type { Store } from './store.ts'

export interface Waiting {
  queued: number
  needPerson: number
  nextDueAt: number | null
}

export interface HealthReader {
  /** SQLite's own check of the file, on another thread. Empty when it is sound; reads everything, so it is for the doctor. */
  findDamage(): Promise<string[]>
  bytes(): number
  /** The latest instant that anything was written down at, ms UTC; 0 for a new store. */
  latestInstant(): number
  /** Publications still to come and those that a person has to look at. `creatorIds` null is everybody's. */
  waiting(creatorIds: readonly string[] | null): Waiting
  /** Where the connected accounts live: one line a server. */
  services(): { platform: string; service: string; accounts: number }[]
}

export const createHealthReader = ({ sql }: Pick<Store, 'sql'>): HealthReader => {
  const latest = sql
    .prepare<[], number>(
      'SELECT max(coalesce((SELECT max(at) FROM audit), 0), coalesce((SELECT at FROM outbox ORDER BY seq DESC LIMIT 1), 0))',
    )
    .pluck()
  const inReach = '(@creatorIds IS NULL OR creator_id IN (SELECT value FROM json_each(@creatorIds)))'
  const waiting = sql.prepare<[{ creatorIds: string | null }], Waiting>(
    `SELECT
       (SELECT count(*) FROM publication WHERE (state = 'scheduled' OR (state = 'failed' AND (next_at IS NOT NULL OR failure_code = 'HELD'))) AND ${inReach}) AS queued,
       (SELECT count(*) FROM publication WHERE (state IN ('needs_person', 'missed') OR (state = 'failed' AND next_at IS NULL AND failure_code IS NOT 'HELD')) AND ${inReach}) AS needPerson,
       (SELECT min(due_at) FROM publication WHERE state = 'scheduled' AND ${inReach}) AS nextDueAt`,
  )
  const services = sql.prepare<[], { platform: string; service: string; accounts: number }>(
    `SELECT platform, service, count(*) AS accounts FROM account WHERE state <> 'disconnected' GROUP BY platform, service ORDER BY accounts DESC, service LIMIT 20`,
  )
  return {
    findDamage: async () => {
      try {
        return await findDamage(sql.name)
      } catch {
        // A host that starts no threads, or whose threads load no native module: better slow than not at all.
        return damageIn(sql.prepare<[], string>('PRAGMA quick_check(20)').pluck().all())
      }
    },
    bytes: () => Number(sql.pragma('page_count', { simple: true })) * Number(sql.pragma('page_size', { simple: true })),
    latestInstant: () => latest.get() ?? 0,
    waiting: (creatorIds) =>
      waiting.get({ creatorIds: creatorIds && JSON.stringify(creatorIds) }) ?? { queued: 0, needPerson: 0, nextDueAt: null },
    services: () => services.all(),
  }
}
