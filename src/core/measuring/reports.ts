/** Draws up reports from the store. */
import type { ConsistencyReport } from '../../contract/reports.ts'
import { AppError } from '../app-error.ts'
import { mainMarket } from '../planning/band-day.ts'
import { createDayBook, dateOfDay, dayOfDate } from '../planning/local-day.ts'
import { presetsFor } from '../planning/markets.ts'
import { outlookOf } from '../planning/obligations.ts'
import { planKindOf, planKindsOn } from '../planning/plan-kinds.ts'
import type { PlansDeps } from '../planning/plans.ts'
import { wallTimeToInstant } from '../publishing/wall-time.ts'
import type { ObligationReader } from '../store/obligation-reader.ts'
import { createWasOwed, hoursOf, mixOf, rhythmOf, streaksOf } from './consistency.ts'

export interface Reports {
  /** Throws NOT_FOUND, and BAD_INPUT for a period that is none. `from`, `to`: `YYYY-MM-DD`, both included. */
  consistency(creatorId: string, from: string, to: string): ConsistencyReport
}

type Deps = Pick<PlansDeps, 'reader' | 'creators' | 'adapters' | 'clock'> & { counted: ObligationReader }

const maxDays = 366
/** A post may go out a day late, and a week that is counted whole may begin before the period. */
const aroundMs = 9 * 86_400_000

export const createReports = ({ reader, creators, adapters, clock, counted }: Deps): Reports => {
  const book = createDayBook()
  return {
    consistency: (creatorId, from, to) => {
      const creator = creators.get(creatorId)
      if (!creator) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
      const first = dayOfDate(from)
      const length = dayOfDate(to) - first + 1
      if (length < 1 || length > maxDays) throw new AppError('BAD_INPUT', { issues: [{ path: 'to', code: 'period.invalid' }] })
      const presets = presetsFor(reader, creator.zone)
      const plans = new Map(reader.current(creatorId).map(({ accountId, rules }) => [accountId, rules]))
      const own = plans.get(null) ?? null
      const { zone } = own ? presets[mainMarket(own)] : creator
      const today = dayOfDate(book.wallAt(Math.floor(clock.now() / 60_000), zone).date)
      const days = Math.max(0, Math.min(length, today - first))
      const begin = midnight(from, zone)
      const end = midnight(dateOfDay(first + days), zone)
      const rows = counted.out(creatorId, begin - aroundMs, end + aroundMs)
      const posts = rows.map((row) => ({
        accountId: row.accountId,
        at: row.publishedAt ?? row.dueAt,
        dueAt: row.dueAt,
        isThere: row.removedAt === null,
        kind: row.kind ?? planKindOf(row.platform, row.contentKind),
      }))
      const within = posts.filter(({ at }) => at >= begin && at < end)
      const rulesOf = new Map(
        within.flatMap(({ accountId }) => {
          const rules = plans.get(accountId) ?? own
          return rules ? [[accountId, rules] as const] : []
        }),
      )
      const accounts = reader.accounts(creatorId).flatMap(({ id, platform }) => {
        const rules = plans.get(id) ?? own
        const adapter = adapters.find((each) => each.id === platform)
        return rules && adapter ? [{ id, kinds: planKindsOn(platform, adapter.capabilities), rules }] : []
      })
      const owed = outlookOf(
        {
          creatorId,
          rules: own,
          accounts,
          markets: presets,
          // A post counts for the day it was planned for.
          posts: posts
            .filter(({ isThere }) => isThere)
            .map(({ accountId, dueAt, kind }) => ({ accountId, at: dueAt, kind, isOut: true, risk: null })),
          first: from,
          now: begin,
          days,
        },
        book,
      )
      const saved = [null, ...accounts.map(({ id }) => id)].flatMap((accountId) => reader.versions(creatorId, accountId))
      const wasOwed = createWasOwed(
        saved.map(({ accountId, rules, createdAt }) => ({ accountId, rules, at: createdAt })),
        book,
      )
      const isWhole = ({ date, per }: (typeof owed)[number]): boolean => {
        const day = dayOfDate(date)
        return day >= first && day + (per === 'day' ? 1 : 7) <= first + days
      }
      return {
        period: days === 0 ? null : { from, to: dateOfDay(first + days - 1), days },
        zone,
        rhythm: rhythmOf(within, days),
        hours: hoursOf(within, { rulesOf, markets: presets, book }),
        mix: mixOf(within, own),
        streaks: streaksOf(owed.filter((day) => isWhole(day) && wasOwed(day))),
      }
    },
  }
}

/** The first instant of a day; where the clocks skip midnight, what comes after. */
const midnight = (date: string, zone: string): number => wallTimeToInstant({ wall: `${date}T00:00`, zone }) ?? 0
