/** What is worth an alert now, and when that may be different by time alone. Pure. Instants are ms UTC. */
import type { AlertSettings } from '../../contract/alerts.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { ObligationDay } from '../../contract/obligations.ts'
import { dateOfDay, dayOfDate } from '../planning/local-day.ts'
import { wallTimeToInstant } from '../publishing/wall-time.ts'
import { capsFor } from '../gate/automation-budgets.ts'
import type { AutomatedDayRow, QuotaRow, RejectedRow } from '../store/alert-facts-reader.ts'
import type { AlertRow, ReadyRow, StuckRow } from '../store/alert-reader.ts'
import type { NewsRow } from '../store/news-reader.ts'
import type { FoundUnusual } from './unusual.ts'
import { isWarning } from './warnings.ts'

/** Of one creator. */
export interface AlertFacts {
  /** Today and the days after it. */
  outlook: readonly ObligationDay[]
  awaiting: readonly StuckRow[]
  stuck: readonly StuckRow[]
  /** A person's to post. */
  ready: readonly ReadyRow[]
  /** To go out with what is not to be shown there. */
  refused: readonly StuckRow[]
  /** Accounts to be connected again. */
  reconnect: readonly string[]
  /** What acts on her accounts were refused for of late. */
  rejected: readonly RejectedRow[]
  /** What her accounts did by themselves in the last day. */
  automated: readonly AutomatedDayRow[]
  /** What is used of what her accounts may publish in a day. */
  quotas: readonly QuotaRow[]
  unusual: readonly (FoundUnusual & { accountId: string; platform: PlatformId })[]
  /** Applications of hers with a cap. */
  spent: readonly SpentApp[]
  news: readonly NewsRow[]
  /** Whether her plans owe anything on any day, also when none of the days ahead does. */
  owes: boolean
}

/** What an application cost this month, and what it may. Dollars. */
export interface SpentApp {
  id: string
  name: string
  platform: PlatformId
  spentUsd: number
  capUsd: number
  /** `2026-11`, UTC. */
  month: string
}

export interface Cause extends Pick<AlertRow, 'kind' | 'accountId' | 'publicationId' | 'data'> {
  /** What it is about. */
  key: string
  /** When people are to be told, again where they were before; not after now. */
  tellAt: number
  /** Whose alone it is. */
  userId?: string
  /** Who is told, where that is not whoever looks after it. */
  to?: readonly string[]
}

const minute = 60_000

/** `open`: keys of what an alert stands for already. Other hours set meanwhile do not take it out of anybody's hands. */
export const causesOf = (facts: AlertFacts, settings: AlertSettings, now: number, open: ReadonlySet<string> = new Set()): Cause[] => [
  ...facts.outlook.flatMap((owed) => missing(owed, settings, now, open) ?? []),
  ...facts.awaiting.flatMap((row) => waiting(row, settings, now) ?? []),
  // What the platform says of the account, and a key that is no good any more, are said once, of the account.
  ...facts.stuck.filter((row) => !isWarning(row.failureCode, row.reason) && !isForLackOfKey(row, facts)).map((row) => stuck(row, now)),
  ...warned(facts, now),
  ...nearCaps(facts.automated, settings, now, open),
  ...facts.unusual.map((found) => unusual(found, now, open)),
  ...facts.spent.flatMap((app) => nearSpent(app, settings, now) ?? []),
  ...facts.ready.flatMap((row) => notPosted(row, settings, now) ?? []),
  ...facts.refused.map((row): Cause => ({ ...ofPublication('publication.consent_refused', row), tellAt: now })),
  ...facts.news.map(newsCause),
  ...facts.reconnect.map((accountId): Cause => {
    const missed = facts.stuck.filter((row) => row.accountId === accountId && isForLackOfKey(row, facts)).length
    return {
      key: `account.needs_reconnect ${accountId}`,
      kind: 'account.needs_reconnect',
      accountId,
      publicationId: null,
      data: missed > 0 ? { missed } : {},
      tellAt: now,
    }
  }),
  ...nearQuotas(facts.quotas, settings, now, open),
]

/** Given up while its account waited to be connected again; once it is, each is somebody's to decide on. */
const isForLackOfKey = ({ state, failureCode, accountId }: StuckRow, { reconnect }: AlertFacts): boolean =>
  state === 'missed' && failureCode === 'REAUTH_REQUIRED' && reconnect.includes(accountId)

/** When time alone may make a cause or end one; null: never. */
export const nextLook = (facts: AlertFacts, settings: AlertSettings, now: number): number | null =>
  soonest(
    [
      ...facts.outlook.flatMap((owed) => [...looksAt(owed, settings), endOf(owed)]),
      ...facts.ready.map((row) => overdueAt(row, settings)),
      ...facts.awaiting.map(({ dueAt }) => dueAt - settings.approvalBeforeMinutes * minute),
      ...facts.quotas.map(({ resetsAt }) => resetsAt),
    ],
    now,
  )

export const soonest = (times: readonly number[], after: number): number | null => {
  const later = times.filter((at) => at > after)
  return later.length === 0 ? null : later.reduce((first, at) => Math.min(first, at))
}

/** The day that is looked at: its own, or its week's last. */
const lastDayOf = ({ date, per }: ObligationDay): number => dayOfDate(date) + (per === 'day' ? 0 : 6)

const at = (day: number, clock: string, zone: string): number => wallTimeToInstant({ wall: `${dateOfDay(day)}T${clock}`, zone }) ?? 0

const looksAt = (owed: ObligationDay, { dayBefore, sameDay }: AlertSettings): number[] => {
  const day = lastDayOf(owed)
  return [...(dayBefore === null ? [] : [at(day - 1, dayBefore, owed.zone)]), ...(sameDay === null ? [] : [at(day, sameDay, owed.zone)])]
}

const endOf = (owed: ObligationDay): number => at(lastDayOf(owed) + 1, '00:00', owed.zone)

const missing = (owed: ObligationDay, settings: AlertSettings, now: number, open: ReadonlySet<string>): Cause | undefined => {
  const { accountId, kind, per, date, zone, wanted, gap } = owed
  const key = `obligation.missing ${accountId ?? ''} ${kind} ${per} ${date}`
  const all = looksAt(owed, settings)
  const looks = all.filter((look) => look <= now)
  if (owed.state !== 'missing' || all.length === 0 || (looks.length === 0 && !open.has(key))) return undefined
  return {
    key,
    kind: 'obligation.missing',
    accountId,
    publicationId: null,
    data: { kind, per, date, zone, wanted, gap },
    tellAt: looks.reduce((last, look) => Math.max(last, look), 0),
  }
}

const waiting = (row: StuckRow, { approvalBeforeMinutes }: AlertSettings, now: number): Cause | undefined => {
  const tellAt = row.dueAt - approvalBeforeMinutes * minute
  return tellAt > now ? undefined : { ...ofPublication('approval.waiting', row), tellAt }
}

const overdueAt = ({ readyAt }: ReadyRow, { postByHandMinutes }: AlertSettings): number => readyAt + postByHandMinutes * minute

const notPosted = (row: ReadyRow, settings: AlertSettings, now: number): Cause | undefined => {
  const tellAt = overdueAt(row, settings)
  return tellAt > now ? undefined : { ...ofPublication('publication.not_posted', row), tellAt }
}

const stuck = (row: StuckRow, now: number): Cause => ({
  ...ofPublication(
    row.state === 'failed' ? 'publication.failed' : row.state === 'missed' ? 'publication.missed' : 'publication.needs_person',
    row,
  ),
  tellAt: now,
})

const ofPublication = (kind: Cause['kind'], { publicationId, accountId, dueAt, zone, failureCode }: StuckRow): Omit<Cause, 'tellAt'> => ({
  key: `${kind} ${publicationId}`,
  kind,
  accountId,
  publicationId,
  data: { dueAt: new Date(dueAt).toISOString(), zone, ...(failureCode !== null && { code: failureCode }) },
})

/** The latest word of each account's platform, with how many publications it holds. */
const warned = ({ stuck: rows, rejected }: AlertFacts, now: number): Cause[] => {
  const held = rows.filter((row) => isWarning(row.failureCode, row.reason))
  const said = [
    ...held.map(({ accountId, platform, reason, dueAt }) => ({ accountId, platform, reason: reason ?? '', at: dueAt })),
    ...rejected.filter(({ reason }) => isWarning('PLATFORM_REJECTED', reason)),
  ].toSorted((a, b) => a.at - b.at)
  return [...new Map(said.map((one) => [one.accountId, one]))].map(([accountId, { platform, reason }]) => ({
    key: `platform.warning ${accountId}`,
    kind: 'platform.warning',
    accountId,
    publicationId: null,
    data: { platform, reason, count: held.filter((row) => row.accountId === accountId).length },
    tellAt: now,
  }))
}

/** An alert that is there stays until this much less is used: writes that leave the day one by one would end and raise it again. */
const fallsBy = 20

/** One an account, of the act that is nearest to its end. */
const nearCaps = (rows: readonly AutomatedDayRow[], settings: AlertSettings, now: number, open: ReadonlySet<string>): Cause[] =>
  [...Map.groupBy(rows, ({ accountId }) => accountId)].flatMap(([accountId, acts]): Cause[] => {
    const key = `automation.near_cap ${accountId}`
    const from = settings.nearCapPercent - (open.has(key) ? fallsBy : 0)
    const near = acts
      .map(({ act, used, connectedAt, lowered }) => ({ act, used, max: capsFor(act, connectedAt, now, lowered).day }))
      .filter(({ used, max }) => max > 0 && used * 100 >= max * from)
      .toSorted((a, b) => b.used / b.max - a.used / a.max)
    const [nearest] = near
    return nearest ? [{ key, kind: 'automation.near_cap', accountId, publicationId: null, data: { ...nearest }, tellAt: now }] : []
  })

/** One an account, of the quota that is nearest to its end; over when the platform gives a new one. */
const nearQuotas = (rows: readonly QuotaRow[], settings: AlertSettings, now: number, open: ReadonlySet<string>): Cause[] =>
  [...Map.groupBy(rows, ({ accountId }) => accountId)].flatMap(([accountId, quotas]): Cause[] => {
    const key = `publication.near_quota ${accountId}`
    const from = settings.nearCapPercent - (open.has(key) ? fallsBy : 0)
    const [nearest] = quotas
      .filter(({ used, max, resetsAt }) => max > 0 && resetsAt > now && used * 100 >= max * from)
      .toSorted((a, b) => b.used / b.max - a.used / a.max)
    if (!nearest) return []
    const { platform, used, max, resetsAt } = nearest
    const data = { platform, used, max, at: new Date(resetsAt).toISOString() }
    return [{ key, kind: 'publication.near_quota', accountId, publicationId: null, data, tellAt: now }]
  })

/** While it lasts in one direction it is one alert, with the latest day that was so. */
const unusual = (
  { accountId, platform, day, metric, value, usual, sample, direction }: AlertFacts['unusual'][number],
  now: number,
  open: ReadonlySet<string>,
): Cause => {
  const same = `figures.unusual ${accountId} ${direction} `
  return {
    key: [...open].find((key) => key.startsWith(same)) ?? `${same}${dateOfDay(day)}`,
    kind: 'figures.unusual',
    accountId,
    publicationId: null,
    data: { platform, metric, date: dateOfDay(day), value, usual, sample, direction },
    tellAt: now,
  }
}

const percentStep = 5

/** In steps: it is not said anew with each cent. */
export const nearSpent = (
  { id, name, platform, spentUsd, capUsd, month }: SpentApp,
  settings: AlertSettings,
  now: number,
): Cause | undefined => {
  const percent = (spentUsd / capUsd) * 100
  if (percent < settings.nearCapPercent) return undefined
  return {
    key: `spend.near_cap ${id} ${month}`,
    kind: 'spend.near_cap',
    accountId: null,
    publicationId: null,
    data: { app: name, platform, percent: Math.floor(percent / percentStep) * percentStep, capUsd },
    tellAt: now,
  }
}

/** What comes again while nobody has seen it is the same alert; seen, the next is another. */
export const newsCause = ({ key, kind, userId, people, accountId, publicationId, data, times, firstAt, lastAt }: NewsRow): Cause => ({
  key: `${kind} ${firstAt} ${key}`,
  kind,
  accountId,
  publicationId,
  data: { ...data, times },
  tellAt: lastAt,
  ...(userId !== null && { userId }),
  ...(people.length > 0 && { to: people }),
})

/** The key of the news that an alert stands for. */
export const newsKeyOf = (dedupKey: string): string => dedupKey.split(' ').slice(2).join(' ')
