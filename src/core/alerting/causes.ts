/** What is worth an alert now, and when that may be different by time alone. Pure. Instants are ms UTC. */
import type { AlertSettings } from '../../contract/alerts.ts'
import type { ObligationDay } from '../../contract/obligations.ts'
import { dateOfDay, dayOfDate } from '../planning/local-day.ts'
import { wallTimeToInstant } from '../publishing/wall-time.ts'
import type { AlertRow, ReadyRow, StuckRow } from '../store/alert-reader.ts'

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
  /** Whether her plans owe anything on any day, also when none of the days ahead does. */
  owes: boolean
}

export interface Cause extends Pick<AlertRow, 'kind' | 'accountId' | 'publicationId' | 'data'> {
  /** What it is about. */
  key: string
  /** When people are to be told, again where they were before; not after now. */
  tellAt: number
}

const minute = 60_000

/** `open`: keys of what an alert stands for already. Other hours set meanwhile do not take it out of anybody's hands. */
export const causesOf = (facts: AlertFacts, settings: AlertSettings, now: number, open: ReadonlySet<string> = new Set()): Cause[] => [
  ...facts.outlook.flatMap((owed) => missing(owed, settings, now, open) ?? []),
  ...facts.awaiting.flatMap((row) => waiting(row, settings, now) ?? []),
  ...facts.stuck.map((row) => stuck(row, now)),
  ...facts.ready.flatMap((row) => notPosted(row, settings, now) ?? []),
  ...facts.refused.map((row): Cause => ({ ...ofPublication('publication.consent_refused', row), tellAt: now })),
  ...facts.reconnect.map((accountId): Cause => ({
    key: `account.needs_reconnect ${accountId}`,
    kind: 'account.needs_reconnect',
    accountId,
    publicationId: null,
    data: {},
    tellAt: now,
  })),
]

/** When time alone may make a cause or end one; null: never. */
export const nextLook = (facts: AlertFacts, settings: AlertSettings, now: number): number | null =>
  soonest(
    [
      ...facts.outlook.flatMap((owed) => [...looksAt(owed, settings), endOf(owed)]),
      ...facts.ready.map((row) => overdueAt(row, settings)),
      ...facts.awaiting.map(({ dueAt }) => dueAt - settings.approvalBeforeMinutes * minute),
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
