/**
 * What applications cost the agency: counted per application and month (UTC, as X bills), and held against the cap that
 * an admin set. Publishing is counted by the attempt ledger, so that what turned out not to be there costs nothing; all
 * else is counted here, once the platform answered.
 */
import type { ErrorData } from '../../contract/errors.ts'
import type { Failure } from '../failure.ts'
import type { Logger } from '../log.ts'
import type { Bills, PaidItem } from '../platforms/kit/adapter.ts'
import { AppError } from '../app-error.ts'
import type { Clock } from '../ports.ts'
import type { Paid, PayingApp, SpendReader } from '../store/spend-reader.ts'
import type { SpendWriter } from '../store/spend-writer.ts'
import type { Store } from '../store/store.ts'

/** Of a month's cap: the rest is kept for publishing. */
const readsUpTo = 0.9
const microsPerCent = 10_000

export interface MonthSpent {
  micros: number
  posts: Paid
  calls: readonly (Paid & { what: string })[]
  /** When the next month begins, ms UTC. */
  renewsAt: number
}

export interface Spending {
  /** What a month has cost so far. */
  ofApp(appId: string, now: number): MonthSpent
  /** Why this much more may not be spent on the account; undefined: it may. */
  inTheWay(accountId: string, micros: number, now: number): Failure | undefined
  /** Whose bill it is. */
  appOf(accountId: string): PayingApp | undefined
  billsOf(appId: string, accountId: string): Bills
  /** What reading may still cost this month, millionths of a dollar; null: as much as it will. */
  leftToRead(accountId: string, now: number): number | null
}

interface Deps {
  store: Pick<Store, 'writeSoon'>
  reader: SpendReader
  writer: SpendWriter
  clock: Pick<Clock, 'now'>
  logger: Logger
}

interface PaidCall {
  appId: string
  month: string
  what: string
  count: number
  micros: number
}

const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7)

/** First instants of the month and of the next, ms UTC. Pure. */
export const monthAround = (now: number): { from: number; to: number } => {
  const at = new Date(now)
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()]
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) }
}

export const createSpending = ({ store, reader, writer, clock, logger }: Deps): Spending => {
  /** Answered, and not yet written: read with what is. */
  let pending = new Map<string, PaidCall>()
  let writing: ReadonlyMap<string, PaidCall> = new Map()
  /** What was paid for today: a resource is paid for once a day. After a restart it may be counted twice, never too little. */
  let seen = { day: '', keys: new Set<string>() }

  const ofApp = (appId: string, now: number): MonthSpent => {
    const { from, to } = monthAround(now)
    const month = monthOf(now)
    const posts = reader.writes(appId, from, to)
    const byWhat = new Map(reader.calls(appId, month).map((call) => [call.what, call]))
    for (const { what, count, micros, ...of } of [...writing.values(), ...pending.values()]) {
      if (of.appId !== appId || of.month !== month) continue
      const known = byWhat.get(what)
      byWhat.set(what, { what, count: (known?.count ?? 0) + count, micros: (known?.micros ?? 0) + micros })
    }
    const calls = [...byWhat.values()]
    return { micros: calls.reduce((sum, { micros }) => sum + micros, posts.micros), posts, calls, renewsAt: to }
  }

  const above = (app: PayingApp | undefined, part: number, micros: number, now: number): ErrorData<'SPEND_CAP'> | undefined => {
    if (!app || app.capCents === null) return undefined
    const spent = ofApp(app.id, now)
    if (spent.micros + micros <= app.capCents * microsPerCent * part) return undefined
    return {
      platform: app.platform,
      app: app.name,
      spentUsd: spent.micros / 1_000_000,
      capUsd: app.capCents / 100,
      renewsAt: new Date(spent.renewsAt),
    }
  }

  const count = (paid: PaidCall): void => {
    const key = `${paid.appId}/${paid.month}/${paid.what}`
    const known = pending.get(key)
    pending.set(key, { ...paid, count: paid.count + (known?.count ?? 0), micros: paid.micros + (known?.micros ?? 0) })
  }

  const writePending = async (): Promise<void> => {
    while (pending.size > 0) {
      const taken = pending
      writing = taken
      pending = new Map()
      try {
        await store.writeSoon((tx) => {
          for (const paid of taken.values()) writer.add(tx, paid)
        })
      } catch (error) {
        // Still counted, and written with what is paid for next.
        logger.warn({ err: error }, 'what was paid for could not be kept yet')
        for (const paid of taken.values()) count(paid)
        return
      } finally {
        writing = new Map()
      }
    }
  }

  const isNew = (appId: string, { what, id }: PaidItem, now: number): boolean => {
    if (id === null) return true
    const day = new Date(now).toISOString().slice(0, 10)
    if (seen.day !== day) seen = { day, keys: new Set() }
    const key = `${appId}/${what}/${id}`
    if (seen.keys.has(key)) return false
    seen.keys.add(key)
    return true
  }

  return {
    ofApp,
    appOf: reader.appOf,
    inTheWay: (accountId, micros, now) => {
      const data = micros === 0 ? undefined : above(reader.appOf(accountId), 1, micros, now)
      return data && { code: 'SPEND_CAP', data: { ...data, renewsAt: data.renewsAt.toISOString() } }
    },
    leftToRead: (accountId, now) => {
      const app = reader.appOf(accountId)
      if (!app || app.capCents === null) return null
      return Math.max(0, Math.floor(app.capCents * microsPerCent * readsUpTo) - ofApp(app.id, now).micros)
    },
    billsOf: (appId, accountId) => ({
      assertMayRead: (micros = 0) => {
        const data = above(reader.appOf(accountId), readsUpTo, micros, clock.now())
        if (data) throw new AppError('SPEND_CAP', data)
      },
      paid: (items) => {
        const now = clock.now()
        const month = monthOf(now)
        for (const item of items) if (isNew(appId, item, now)) count({ appId, month, what: item.what, count: 1, micros: item.micros })
        if (writing.size === 0 && pending.size > 0) void writePending()
      },
    }),
  }
}
