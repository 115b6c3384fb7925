/**
 * Alerts, kept to what is so: whatever may have changed of a creator has her looked at again, once for many changes, and
 * time does too, through the due queue. Nobody calls this; it hears.
 */
import { defaultAlertSettings } from '../../contract/alerts.ts'
import type { AlertSettings, AlertTelling } from '../../contract/alerts.ts'
import type { DueEntry } from '../due/due-queue.ts'
import type { CommittedEvent, DomainEvent } from '../events.ts'
import { newId } from '../ids.ts'
import type { Owed } from '../planning/owed.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import { createAlertReader } from '../store/alert-reader.ts'
import type { AlertReader, AlertRow } from '../store/alert-reader.ts'
import { createAlertWatchWriter, insertAlert, insertTelling, updateAlert } from '../store/alert-writer.ts'
import type { AlertWatchWriter } from '../store/alert-writer.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import { createOutboxReader } from '../store/outbox-reader.ts'
import type { WriteTx } from '../store/store.ts'
import type { AlertNotices } from './alert-notices.ts'
import { audienceOf } from './audience.ts'
import type { AlertChannelDesk } from './channels/channels.ts'
import { causesOf, nextLook, soonest } from './causes.ts'
import type { AlertFacts } from './causes.ts'
import { reviewOf } from './review.ts'

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
}

const consumer = 'alerting'
const catchUpPage = 1000
const minute = 60_000
const day = 24 * 60 * minute
/** Today, tomorrow, and the day whose eve tomorrow is. */
const outlookDays = 3
/** What nobody saw to for so long is history, not an alert. */
const stuckForMs = 7 * day
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
    case 'alert.settings_changed':
      return null
    default:
      return undefined
  }
}

const mattering: readonly string[] = ['awaiting_approval', 'scheduled', 'failed', 'missed', 'needs_person', 'cancelled', 'vetoed']
/** Moved to another day, or taken down again, without a change of state. */
const movable: readonly string[] = ['awaiting_approval', 'scheduled', 'published']
const matters = (state: string): boolean => mattering.includes(state)

export const createAlerts = ({ publishing: { engine, timer }, owed, creators, notices, channels }: Deps): Alerts => {
  const { store, queue, clock, logger, closing } = engine
  const reader = createAlertReader(store)
  const writer = createAlertWatchWriter(store)
  const outbox = createOutboxReader(store)
  /** To be looked at, with the entries that said so. */
  const waiting = new Map<string, DueEntry[]>()
  let heard = 0
  let running = false
  let listening: Disposable | undefined
  let later: Disposable | undefined

  const settings = (): AlertSettings => reader.settings() ?? defaultAlertSettings

  const factsOf = (creatorId: string, now: number): AlertFacts =>
    creators.get(creatorId)?.archivedAt === null
      ? {
          outlook: owed.outlook(creatorId, outlookDays),
          awaiting: reader.awaiting(creatorId),
          ready: reader.ready(creatorId),
          stuck: reader.stuck(creatorId, now - stuckForMs),
          refused: reader.refused(creatorId),
          reconnect: reader.reconnect(creatorId),
          owes: owed.owes(creatorId),
        }
      : { outlook: [], awaiting: [], stuck: [], ready: [], refused: [], reconnect: [], owes: false }

  const watch = (tx: WriteTx, creatorId: string, nextAt: number | null): void => {
    const before = reader.nextAt(creatorId) ?? null
    // The entry that was handed out is dealt with, even where the next is at the same millisecond.
    if (before !== null && before !== nextAt) queue.remove(tx, { dueAt: before, kind: 'alert', id: creatorId })
    if (nextAt !== null) queue.add(tx, { dueAt: nextAt, kind: 'alert', id: creatorId })
    if (before !== nextAt) writer.setNextAt(tx, creatorId, nextAt)
  }

  /** Answers the ids of those that people are to be told of. */
  const review = (tx: WriteTx, creatorId: string): string[] => {
    const now = tx.now
    const how = settings()
    const facts = factsOf(creatorId, now)
    const escalateAfterMs = how.escalateAfterMinutes === null ? null : how.escalateAfterMinutes * minute
    const open = reader.open(creatorId)
    const plan = reviewOf(causesOf(facts, how, now, new Set(open.map(({ dedupKey }) => dedupKey))), open, escalateAfterMs, now)
    const mode = engine.approvalOf(creatorId)
    const changed = (alertId: string): void => tx.emit({ kind: 'alert.changed', alertId, creatorId })
    const tell = (row: Pick<AlertRow, 'id' | 'kind' | 'level'>, why: AlertTelling['why']): void => {
      const people = audienceOf(reader, { ...row, creatorId }, { settings: how, mode })
      const telling = { alertId: row.id, at: now, why, people }
      insertTelling(tx, telling)
      channels.deliver(tx, telling)
      changed(row.id)
    }
    for (const { id } of plan.resolve) {
      updateAlert(tx, id, { resolvedAt: now, escalatesAt: null })
      changed(id)
    }
    for (const { row, data } of plan.restate) {
      updateAlert(tx, row.id, { data })
      changed(row.id)
    }
    for (const row of plan.escalate) {
      updateAlert(tx, row.id, { level: 2, escalatedAt: now, escalatesAt: null, toldAt: now })
      tell({ ...row, level: 2 }, 'escalated')
    }
    for (const row of plan.remind) {
      updateAlert(tx, row.id, { toldAt: now })
      tell(row, 'again')
    }
    const raised = plan.raise.map(({ key, kind, accountId, publicationId, data }) => {
      const row = { id: newId('alr', store.ids), dedupKey: key, kind, creatorId, accountId, publicationId, data, level: 1 as const }
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
    // By time alone: a stuck one turns into history, a plan's days off end.
    const inADay = facts.stuck.length > 0 || facts.owes ? [now + day] : []
    const times = [nextLook(facts, how, now), plan.nextAt].flatMap((time) => time ?? [])
    watch(tx, creatorId, soonest([...times, ...inADay], now))
    return [...raised, ...plan.remind.map(({ id }) => id), ...plan.escalate.map(({ id }) => id)]
  }

  const reviewSome = async (some: readonly (readonly [creatorId: string, entries: DueEntry[]])[]): Promise<void> => {
    const upTo = waiting.size === 0 ? heard : 0
    const told = await store.writeSoon((tx) => {
      for (const [, entries] of some) for (const entry of entries) queue.remove(tx, entry)
      const ids = some.flatMap(([creatorId]) => review(tx, creatorId))
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

  const hear = (events: readonly CommittedEvent[]): void => {
    for (const { event, seq } of events) {
      const whose = touchedBy(event)
      if (whose === undefined) continue
      heard = seq
      if (whose === null) for (const id of owed.creators(null)) mark(id)
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
      const all = whose.includes(null) ? owed.creators(null) : whose.flatMap((id) => id ?? [])
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
    },
  }
}
