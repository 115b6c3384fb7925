/**
 * Alerts, kept to what is so: whatever may have changed of a creator has her looked at again, once for many changes, and
 * time does too, through the due queue. Nobody calls this; it hears.
 */
import { defaultAlertSettings } from '../../contract/alerts.ts'
import type { AlertSettings, AlertTelling } from '../../contract/alerts.ts'
import type { HistoryAction } from '../../contract/history-actions.ts'
import type { DueEntry } from '../due/due-queue.ts'
import type { CommittedEvent, DomainEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { createDayBook, dayOfDate } from '../planning/local-day.ts'
import type { Owed } from '../planning/owed.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import { createAgencyReader } from '../store/agency-reader.ts'
import { createAlertFactsReader } from '../store/alert-facts-reader.ts'
import type { CappedAppRow, FollowersRow, QuotaRow } from '../store/alert-facts-reader.ts'
import { createAlertReader } from '../store/alert-reader.ts'
import type { AlertReader, AlertRow } from '../store/alert-reader.ts'
import { createAlertWatchWriter, insertAlert, insertTelling, updateAlert } from '../store/alert-writer.ts'
import type { AlertWatchWriter } from '../store/alert-writer.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import { readMeta } from '../store/meta-reader.ts'
import { createNewsReader } from '../store/news-reader.ts'
import { newsForMs } from '../store/news-writer.ts'
import { createOutboxReader } from '../store/outbox-reader.ts'
import { systemActor } from '../store/store.ts'
import type { WriteTx } from '../store/store.ts'
import type { Spending } from '../creators/spending.ts'
import { agencyCausesOf, agencyLooks, newDeviceForMs } from './agency-causes.ts'
import type { AgencyFacts } from './agency-causes.ts'
import type { AlertNotices } from './alert-notices.ts'
import { audienceOf } from './audience.ts'
import type { AlertChannelDesk } from './channels/channels.ts'
import { causesOf, nextLook, soonest } from './causes.ts'
import type { AlertFacts, Cause, SpentApp } from './causes.ts'
import { reviewOf } from './review.ts'
import { comparedDays, latestUnusual } from './unusual.ts'

export interface Alerts extends Disposable {
  /** Before `publishing.start()`, so that its entries have a handler. */
  start(): void
  reader: AlertReader
  writer: AlertWatchWriter
  settings(): AlertSettings
  /** Looks at these creators again. */
  lookAgain(creatorIds: readonly string[]): void
}

interface Deps {
  publishing: Pick<Publishing, 'engine' | 'timer'>
  owed: Owed
  creators: CreatorReader
  notices: AlertNotices
  channels: Pick<AlertChannelDesk, 'deliver'>
  spending: Pick<Spending, 'ofApp'>
  /** When the last backup was made, ms UTC. */
  lastBackupAt(): number | null
}

const consumer = 'alerting'
const catchUpPage = 1000
const minute = 60_000
const day = 24 * 60 * minute
/** Today, tomorrow, and the day whose eve tomorrow is. */
const outlookDays = 3
/** What nobody saw to for so long is history, not an alert. */
const stuckForMs = 7 * day
/** Acts come by the hundred: what they may change is looked at once in so long. */
const actsTogetherMs = 30_000
/** A refusal that is a warning stays one so long, unless something is stuck because of it. */
const warnedForMs = 3 * day
/** Quotas of so long are a day's. */
const quotaFromMs = 12 * 60 * minute
/** The least that the agency may call near a cap, per cent. */
const leastNearCap = 50
/** How many days back one that was unlike the others is still told of. */
const unusualDays = 3
/** From then on yesterday is looked at, on the agency's clock: nobody is told at night. */
const unusualFrom = 9 * 60
/** What changes without an event (money, budgets that free themselves) is looked at so often. */
const nowAndThenMs = 60 * minute
/** Under this the agency as a whole waits to be looked at, and single people with it. */
export const agencyLook = 'agency'
/** Creators looked at in one transaction: bounds how long it keeps the loop. */
const atOnce = 20
const againMs = 10_000

/** Whose alerts an event may change: a creator's, everybody's (null), or nobody's. What goes well is nobody's. Pure. */
const touchedBy = (event: DomainEvent): string | null | undefined => {
  switch (event.kind) {
    case 'publication.changed':
      if (event.from === event.to) return movable.includes(event.to) ? event.creatorId : undefined
      return matters(event.to) || (event.from !== null && event.from !== 'scheduled' && matters(event.from)) ? event.creatorId : undefined
    case 'publication.by_hand':
    case 'post.changed':
    case 'account.changed':
    case 'creator.changed':
    case 'plan.changed':
      return event.creatorId
    case 'news.changed':
      return event.creatorId ?? agencyLook
    case 'backup.changed':
    case 'session.new_device':
      return agencyLook
    case 'app.changed':
    case 'alert.settings_changed':
      return null
    default:
      return undefined
  }
}

/** Since when one backup after the other fails, ms UTC (`meta`). */
export const backupFailingKey = 'backup.failing_since'

const mattering: readonly string[] = ['awaiting_approval', 'scheduled', 'failed', 'missed', 'needs_person', 'cancelled', 'vetoed']
/** Moved to another day, or taken down again, without a change of state. */
const movable: readonly string[] = ['awaiting_approval', 'scheduled', 'published']
const matters = (state: string): boolean => mattering.includes(state)

/** By account, how many followed it when a day was last read. Pure. */
const followingOf = (rows: readonly FollowersRow[], dayAt: (at: number) => number): Map<string, Map<number, number>> =>
  new Map(
    [...Map.groupBy(rows, ({ accountId }) => accountId)].map(([accountId, all]) => [
      accountId,
      new Map(all.map(({ at, followers }) => [dayAt(at), followers])),
    ]),
  )

export const createAlerts = ({
  publishing: { engine, timer },
  owed,
  creators,
  notices,
  channels,
  spending,
  lastBackupAt,
}: Deps): Alerts => {
  const { store, queue, clock, logger, closing } = engine
  const reader = createAlertReader(store)
  const writer = createAlertWatchWriter(store)
  const more = createAlertFactsReader(store)
  const newsReader = createNewsReader(store)
  const agencies = createAgencyReader(store)
  const book = createDayBook()
  const coreSince = clock.now()
  const outbox = createOutboxReader(store)
  /** To be looked at, with the entries that said so. */
  const waiting = new Map<string, DueEntry[]>()
  /** Whose accounts did something: looked at a little later, all at once. */
  const acted = new Set<string>()
  let soon: Disposable | undefined
  let heard = 0
  let running = false
  let listening: Disposable | undefined
  let later: Disposable | undefined

  const everybody = (): string[] => [...owed.creators(null), agencyLook]
  const settings = (): AlertSettings => reader.settings() ?? defaultAlertSettings

  const spentOf = (app: CappedAppRow, now: number): SpentApp => ({
    id: app.id,
    name: app.name,
    platform: app.platform,
    spentUsd: spending.ofApp(app.id, now).micros / 1_000_000,
    capUsd: app.capCents / 100,
    month: new Date(now).toISOString().slice(0, 7),
  })

  const zoneOfAgency = (): string => agencies.get()?.zone ?? 'UTC'

  /** The days that are looked at: over, and looked at in the morning after. From 1970-01-01, on the agency's clock. */
  const lookedAtDays = (now: number): number[] => {
    const at = Math.floor(now / minute)
    const { date, wall } = book.wallAt(at, zoneOfAgency())
    const last = dayOfDate(date) - (wall >= unusualFrom ? 1 : 2)
    return Array.from({ length: unusualDays }, (_, back) => last - back)
  }

  /** Worked out once a day for each: yesterday does not change. */
  const known = new Map<string, { day: number; found: AlertFacts['unusual'] }>()
  const unusualOf = (creatorId: string, now: number): AlertFacts['unusual'] => {
    const days = lookedAtDays(now)
    const [last = 0] = days
    const before = known.get(creatorId)
    if (before?.day === last) return before.found
    const from = last - unusualDays - comparedDays
    const gained = Map.groupBy(more.gained(creatorId, from, last + 1), ({ accountId }) => accountId)
    // A day more on both sides: the agency's days are not UTC's, and the first is compared with the one before it.
    const readings = more.followers(creatorId, (from - 2) * day, (last + 2) * day)
    const following = followingOf(readings, (at) => dayOfDate(book.wallAt(Math.floor(at / minute), zoneOfAgency()).date))
    const platforms = new Map([...gained.values()].flatMap(([row]) => (row ? [[row.accountId, row.platform] as const] : [])))
    for (const { accountId, platform } of readings) platforms.set(accountId, platform)
    const found = [...platforms].flatMap(([accountId, platform]) => {
      const byDay = new Map(gained.get(accountId)?.map((row) => [row.day, row]))
      const ends = following.get(accountId)
      const end = (at: number): number | null => ends?.get(at) ?? null
      const grown = (at: number): number | null => {
        const [eve, after] = [end(at - 1), end(at)]
        return eve === null || after === null ? null : after - eve
      }
      const one = latestUnusual((metric, at) => (metric === 'followers' ? grown(at) : (byDay.get(at)?.[metric] ?? null)), days, end)
      return one ? [{ ...one, accountId, platform }] : []
    })
    known.set(creatorId, { day: last, found })
    return found
  }

  /** What is free again within hours is nothing that anybody must know of; a refusal (429) is over by itself. */
  const quotasOf = (creatorId: string, now: number): QuotaRow[] =>
    more.quotas(creatorId, now).filter(({ platform, name }) => {
      const adapter = engine.findAdapter(platform)
      const costs = adapter && !adapter.assisted ? adapter.publishCosts : undefined
      return costs?.some(({ budget, windowMs }) => budget === name && windowMs >= quotaFromMs) === true
    })

  const factsOf = (creatorId: string, now: number, how: AlertSettings): AlertFacts =>
    creators.get(creatorId)?.archivedAt === null
      ? {
          outlook: owed.outlook(creatorId, outlookDays),
          awaiting: reader.awaiting(creatorId),
          ready: reader.ready(creatorId),
          stuck: reader.stuck(creatorId, now - stuckForMs),
          refused: reader.refused(creatorId),
          reconnect: reader.reconnect(creatorId),
          rejected: more.rejected(creatorId, now - warnedForMs),
          automated: more.automated(creatorId, now - day),
          quotas: quotasOf(creatorId, now),
          unusual: how.unusualFigures ? unusualOf(creatorId, now) : [],
          spent: more.cappedApps(creatorId).map((app) => spentOf(app, now)),
          news: newsReader.news(creatorId, now - newsForMs),
          owes: owed.owes(creatorId),
        }
      : {
          outlook: [],
          awaiting: [],
          stuck: [],
          ready: [],
          refused: [],
          reconnect: [],
          rejected: [],
          automated: [],
          quotas: [],
          unusual: [],
          spent: [],
          news: [],
          owes: false,
        }

  const agencyFactsOf = (now: number): AgencyFacts => {
    const failing = readMeta(store, backupFailingKey)
    return {
      spent: more.cappedApps(null).map((app) => spentOf(app, now)),
      backups: {
        lastAt: lastBackupAt(),
        failingSince: failing === undefined ? null : Number(failing),
        agencySince: agencies.get()?.createdAt ?? now,
        coreSince,
      },
      newDevices: more.newDevices(now - newDeviceForMs),
      news: newsReader.news(null, now - newsForMs),
    }
  }

  /** What is worth an alert of a creator (null: of the agency), and when time alone may change that. */
  const look = (
    creatorId: string | null,
    how: AlertSettings,
    now: number,
    open: ReadonlySet<string>,
  ): { causes: Cause[]; times: number[] } => {
    const nowAndThen = now + nowAndThenMs
    if (creatorId === null) {
      if (!agencies.get()) return { causes: [], times: [] }
      const facts = agencyFactsOf(now)
      return {
        causes: agencyCausesOf(facts, how, now),
        times: [
          ...agencyLooks(facts, how),
          ...facts.news.map(({ lastAt }) => lastAt + newsForMs),
          ...(facts.spent.length > 0 ? [nowAndThen] : []),
        ],
      }
    }
    const facts = factsOf(creatorId, now, how)
    const next = nextLook(facts, how, now)
    return {
      causes: causesOf(facts, how, now, open),
      times: [
        ...(next === null ? [] : [next]),
        ...facts.news.map(({ lastAt }) => lastAt + newsForMs),
        ...(facts.spent.length > 0 || facts.automated.length > 0 ? [nowAndThen] : []),
        // By time alone: a stuck one turns into history, a warning is old, a plan's days off end, a day is over.
        ...(facts.stuck.length > 0 || facts.rejected.length > 0 || facts.owes ? [now + day] : []),
        ...(how.unusualFigures && creators.get(creatorId)?.archivedAt === null ? [nextMorning(now)] : []),
      ],
    }
  }

  const nextMorning = (now: number): number => {
    const { wall } = book.wallAt(Math.floor(now / minute), zoneOfAgency())
    const left = (unusualFrom - wall + 24 * 60) % (24 * 60)
    return now - (now % minute) + (left === 0 ? 24 * 60 : left) * minute
  }

  const watch = (tx: WriteTx, creatorId: string, nextAt: number | null): void => {
    const before = reader.nextAt(creatorId) ?? null
    // The entry that was handed out is dealt with, even where the next is at the same millisecond.
    if (before !== null && before !== nextAt) queue.remove(tx, { dueAt: before, kind: 'alert', id: creatorId })
    if (nextAt !== null) queue.add(tx, { dueAt: nextAt, kind: 'alert', id: creatorId })
    if (before !== nextAt) writer.setNextAt(tx, creatorId, nextAt)
  }

  /** Answers the ids of those that people are to be told of. */
  const review = (tx: WriteTx, whose: string): string[] => {
    const now = tx.now
    const creatorId = whose === agencyLook ? null : whose
    const how = settings()
    const escalateAfterMs = how.escalateAfterMinutes === null ? null : how.escalateAfterMinutes * minute
    const open = reader.open(creatorId)
    const { causes, times } = look(creatorId, how, now, new Set(open.map(({ dedupKey }) => dedupKey)))
    const plan = reviewOf(causes, open, escalateAfterMs, now)
    const mode = creatorId === null ? 'none' : engine.approvalOf(creatorId)
    const changed = (alertId: string): void => tx.emit({ kind: 'alert.changed', alertId, creatorId })
    const named = new Map(causes.map(({ key, to = [] }) => [key, to]))
    const tell = (row: Pick<AlertRow, 'id' | 'kind' | 'level' | 'userId' | 'dedupKey'>, why: AlertTelling['why']): void => {
      const people = audienceOf(reader, { ...row, creatorId }, { settings: how, mode, to: named.get(row.dedupKey) ?? [] })
      const telling = { alertId: row.id, at: now, why, people }
      insertTelling(tx, telling)
      channels.deliver(tx, telling)
      changed(row.id)
    }
    const note = (action: HistoryAction, { id, kind, raisedAt }: Pick<AlertRow, 'id' | 'kind' | 'raisedAt'>): void => {
      const label = (creatorId !== null && creators.get(creatorId)?.name) || ''
      const after = { kind, raisedAt: new Date(raisedAt).toISOString() }
      tx.audit({ actor: systemActor, action, creatorId, subject: { kind: 'alert', id, label }, after })
    }
    for (const row of plan.resolve) {
      updateAlert(tx, row.id, { resolvedAt: now, escalatesAt: null })
      note('alert.resolved', row)
      changed(row.id)
    }
    for (const { row, data } of plan.restate) {
      updateAlert(tx, row.id, { data })
      changed(row.id)
    }
    for (const row of plan.escalate) {
      updateAlert(tx, row.id, { level: 2, escalatedAt: now, escalatesAt: null, toldAt: now })
      note('alert.escalated', row)
      tell({ ...row, level: 2 }, 'escalated')
    }
    for (const row of plan.remind) {
      updateAlert(tx, row.id, { toldAt: now })
      tell(row, 'again')
    }
    const raised = plan.raise.map(({ key, kind, accountId, publicationId, data, userId = null }) => {
      const about = { dedupKey: key, kind, creatorId, accountId, publicationId, data, userId }
      const row = { id: newId('alr', store.ids), ...about, level: 1 as const }
      insertAlert(tx, { ...row, raisedAt: now, toldAt: now, escalatesAt: plan.upAt(key) })
      tell(row, 'raised')
      return row.id
    })
    const gone = new Set([...plan.resolve, ...plan.escalate].map(({ id }) => id))
    for (const row of open) {
      const escalatesAt = plan.upAt(row.dedupKey)
      if (gone.has(row.id) || row.escalatesAt === escalatesAt) continue
      updateAlert(tx, row.id, { escalatesAt })
      changed(row.id)
    }
    watch(tx, whose, soonest([...times, ...(plan.nextAt === null ? [] : [plan.nextAt])], now))
    return [...raised, ...plan.remind.map(({ id }) => id), ...plan.escalate.map(({ id }) => id)]
  }

  const reviewSome = async (some: readonly (readonly [creatorId: string, entries: DueEntry[]])[]): Promise<void> => {
    const upTo = waiting.size === 0 ? heard : 0
    const told = await store.writeSoon((tx) => {
      for (const [, entries] of some) for (const entry of entries) queue.remove(tx, entry)
      const ids = some.flatMap(([id]) => review(tx, id))
      // Only when nobody waits any more: what was heard before a crash is heard again.
      if (upTo > 0) outbox.advance(tx, consumer, upTo)
      return ids
    })
    notices.tell(told)
  }

  const putBack = (some: readonly (readonly [string, DueEntry[]])[]): void => {
    for (const [creatorId, entries] of some) waiting.set(creatorId, [...entries, ...(waiting.get(creatorId) ?? [])])
    later ??= clock.at(clock.now() + againMs, () => {
      later = undefined
      stir()
    })
  }

  const run = async (): Promise<void> => {
    // After the turn in which it was heard, and once for all that was.
    await new Promise((resolve) => setImmediate(resolve))
    // oxlint-disable-next-line no-unmodified-loop-condition -- `putBack` sets `later`
    while (waiting.size > 0 && !closing.aborted && later === undefined) {
      const some = [...waiting].slice(0, atOnce)
      for (const [creatorId] of some) waiting.delete(creatorId)
      try {
        await reviewSome(some)
      } catch (error) {
        if (closing.aborted) return
        logger.warn({ err: error }, 'alerts could not be looked at yet')
        putBack(some)
      }
    }
  }

  const stir = (): void => {
    if (running || waiting.size === 0 || closing.aborted) return
    running = true
    void timer.track(
      run().finally(() => {
        running = false
        if (later === undefined) stir()
      }),
    )
  }

  const mark = (creatorId: string, entry?: DueEntry): void => {
    const entries = waiting.get(creatorId) ?? []
    if (entry) entries.push(entry)
    waiting.set(creatorId, entries)
  }

  /** Lost with a crash; the next act, or the next look by time, makes up for it. */
  const lookSoon = (creatorId: string): void => {
    acted.add(creatorId)
    soon ??= clock.at(clock.now() + actsTogetherMs, () => {
      soon = undefined
      for (const id of acted) mark(id)
      acted.clear()
      stir()
    })
  }

  const hear = (events: readonly CommittedEvent[]): void => {
    for (const { event, seq } of events) {
      if (event.kind === 'interaction.changed') lookSoon(event.creatorId)
      // What goes well matters where it was among the last that may go out today.
      if (
        event.kind === 'publication.changed' &&
        event.to === 'published' &&
        event.from !== 'published' &&
        more.isUsed(event.accountId, leastNearCap)
      )
        lookSoon(event.creatorId)
      const whose = touchedBy(event)
      if (whose === undefined) continue
      heard = seq
      if (whose === null) for (const id of everybody()) mark(id)
      else mark(whose)
    }
    stir()
  }

  const catchUp = (): void => {
    for (;;) {
      const events = outbox.unread(consumer, catchUpPage)
      const end = events.at(-1)
      if (!end) return
      const whose = events.map(({ event }) => touchedBy(event))
      const all = whose.includes(null) ? everybody() : whose.flatMap((id) => id ?? [])
      store.write((tx) => {
        for (const id of new Set(all)) queue.add(tx, { dueAt: tx.now, kind: 'alert', id })
        outbox.advance(tx, consumer, end.seq)
      })
    }
  }

  timer.handle('alert', (entries) => {
    for (const entry of entries) mark(entry.id, entry)
    stir()
  })

  return {
    reader,
    writer,
    settings,
    lookAgain: (creatorIds) => {
      for (const id of creatorIds) mark(id)
      stir()
    },
    start: () => {
      catchUp()
      listening = store.onCommitted(hear)
    },
    [Symbol.dispose]: () => {
      listening?.[Symbol.dispose]()
      later?.[Symbol.dispose]()
      soon?.[Symbol.dispose]()
    },
  }
}
