/** What the store can say of its own health, and of what waits. */
import type { Machine } from '../ports.ts'
import { isDamage } from '../sqlite-failure.ts'
import { damageIn, findDamage } from './find-damage.ts'
import { needsPersonSql } from './publication-list-reader.ts'
import { currentHolder } from './lease.ts'
import type { Store } from './store.ts'

export interface Waiting {
  queued: number
  needPerson: number
  held: number
  nextDueAt: number | null
}

export interface HealthReader {
  /** By a core that changes nothing. */
  isOnlyLookedAt: boolean
  /** The other core that is at work on the store, where this one only looks. */
  heldBy(now: number, machine: Machine): string | undefined
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

export const createHealthReader = ({ sql, readOnly }: Pick<Store, 'sql' | 'readOnly'>): HealthReader => {
  const latest = sql
    .prepare<[], number>(
      'SELECT max(coalesce((SELECT max(at) FROM audit), 0), coalesce((SELECT at FROM outbox ORDER BY seq DESC LIMIT 1), 0))',
    )
    .pluck()
  const inReach = '(@creatorIds IS NULL OR creator_id IN (SELECT value FROM json_each(@creatorIds)))'
  const waiting = sql.prepare<[{ creatorIds: string | null }], Waiting>(
    `SELECT
       (SELECT count(*) FROM publication WHERE (state = 'scheduled' OR (state = 'failed' AND (next_at IS NOT NULL OR failure_code = 'HELD'))) AND ${inReach}) AS queued,
       (SELECT count(*) FROM publication WHERE ${needsPersonSql} AND ${inReach}) AS needPerson,
       (SELECT count(*) FROM publication WHERE state = 'failed' AND failure_code = 'HELD' AND ${inReach}) AS held,
       (SELECT min(due_at) FROM publication WHERE state = 'scheduled' AND ready_at IS NULL AND ${inReach}) AS nextDueAt`,
  )
  const services = sql.prepare<[], { platform: string; service: string; accounts: number }>(
    `SELECT platform, service, count(*) AS accounts FROM account WHERE state <> 'disconnected' GROUP BY platform, service ORDER BY accounts DESC, service LIMIT 20`,
  )
  /** A host that starts no threads, or whose threads load no native module: better slow than not at all. */
  const findDamageHere = (): string[] => {
    try {
      return damageIn(sql.prepare<[], string>('PRAGMA quick_check(20)').pluck().all())
    } catch (error) {
      if (!isDamage(error)) throw error
      return [error instanceof Error ? error.message : String(error)]
    }
  }
  return {
    isOnlyLookedAt: readOnly,
    heldBy: (now, machine) => (readOnly ? currentHolder(sql, now, machine)?.name : undefined),
    findDamage: async () => {
      try {
        return await findDamage(sql.name)
      } catch {
        return findDamageHere()
      }
    },
    bytes: () => Number(sql.pragma('page_count', { simple: true })) * Number(sql.pragma('page_size', { simple: true })),
    latestInstant: () => latest.get() ?? 0,
    waiting: (creatorIds) =>
      waiting.get({ creatorIds: creatorIds && JSON.stringify(creatorIds) }) ?? { queued: 0, needPerson: 0, held: 0, nextDueAt: null },
    services: () => services.all(),
  }
}
