/** Reads what is said to every connected account, through the due queue: in turn, resumed where it ended, caught up after a sleep. */
import type { DueEntry } from '../due/due-queue.ts'
import type { CommittedEvent } from '../events.ts'
import { toFailure } from '../failure.ts'
import type { Interacting } from '../interacting/parts.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import { createAccountReader } from '../store/account-reader.ts'
import { createInboxReader } from '../store/inbox-reader.ts'
import { setSource, type ReceivedBy } from '../store/inbox-writer.ts'
import type { WriteTx } from '../store/store.ts'
import { collectInbox, keepReading, notKept, type Reading } from './collect.ts'
import type { Inbox } from './parts.ts'
import { readAgainMs } from './timings.ts'

export const createInbox = ({ engine, timer }: Publishing, interacting: Interacting): Inbox => {
  const { store, queue, logger, closing } = engine
  const accounts = createAccountReader(store)
  const rows = createInboxReader(store)
  let last: Promise<void> = Promise.resolve()
  let listening: Disposable | undefined

  const readAt = (tx: WriteTx, accountId: string, dueAt: number | null): void => {
    const before = rows.source(accountId)?.nextAt ?? null
    if (before !== null) queue.remove(tx, { dueAt: before, kind: 'inbox', id: accountId })
    if (dueAt !== null) queue.add(tx, { dueAt, kind: 'inbox', id: accountId })
    setSource(tx, accountId, { nextAt: dueAt })
  }

  const isRead = (accountId: string): boolean => {
    const row = accounts.get(accountId)
    const adapter = row && engine.findAdapter(row.platform)
    return row?.state === 'connected' && adapter !== undefined && !adapter.assisted && adapter.inbox !== undefined
  }

  const collect = async (entry: DueEntry): Promise<void> => {
    const row = accounts.get(entry.id)
    const by = row && { accountId: row.id, creatorId: row.creatorId, platform: row.platform }
    let reading: Reading | undefined
    let next: number | null = null
    try {
      if (by && isRead(by.accountId)) reading = await collectInbox({ engine, rows }, by)
    } catch (error) {
      if (closing.aborted) return
      logger.warn({ err: error, accountId: entry.id }, 'what was said could not be read')
      next = engine.clock.now() + readAgainMs
    }
    try {
      await keep(entry, by, reading, next)
    } catch (error) {
      if (closing.aborted || !reading) throw error
      logger.error({ err: error, accountId: entry.id }, 'what was said could not be kept')
      await keep(entry, by, notKept(reading, toFailure(error).code, engine.clock.now() + readAgainMs), null)
    }
  }

  const keep = async (entry: DueEntry, by: ReceivedBy | undefined, reading: Reading | undefined, next: number | null): Promise<void> => {
    await engine.faults.hit('heard.before_commit')
    await store.writeSoon((tx) => {
      queue.remove(tx, entry)
      if (!by) return
      const nextAt = reading ? keepReading({ engine }, tx, by, reading) : next
      // Or somebody asked for it meanwhile.
      const isNext = rows.source(entry.id)?.nextAt === entry.dueAt
      if (isNext && nextAt !== null) queue.add(tx, { dueAt: nextAt, kind: 'inbox', id: entry.id })
      if (isNext || reading) setSource(tx, entry.id, { ...reading?.patch, ...(isNext && { nextAt }) })
    })
    await engine.faults.hit('heard.after_commit')
  }

  timer.handle('inbox', (entries) => {
    for (const entry of entries) {
      last = timer.track(
        last
          .then(() => collect(entry))
          .catch((error: unknown) => {
            if (!closing.aborted) logger.warn({ err: error }, 'what was said could not be kept')
          }),
      )
    }
  })

  const hear = (events: readonly CommittedEvent[]): void => {
    const connected = events.flatMap(({ event }) =>
      event.kind === 'account.changed' && event.state === 'connected' ? [event.accountId] : [],
    )
    if (connected.length === 0 || closing.aborted) return
    // Not planned now, it is at the next start.
    store
      .writeSoon((tx) => {
        for (const id of new Set(connected)) if (isRead(id)) readAt(tx, id, tx.now)
      })
      .catch((error: unknown) => logger.warn({ err: error }, 'a first reading could not be planned yet'))
  }

  return {
    engine,
    interacting,
    rows,
    readAt,
    start: () => {
      const missing = accounts.list(null).filter(({ id }) => isRead(id) && rows.source(id)?.nextAt == null)
      if (missing.length > 0)
        store.write((tx) => {
          for (const { id } of missing) readAt(tx, id, tx.now)
        })
      listening = store.onCommitted(hear)
    },
    [Symbol.dispose]: () => listening?.[Symbol.dispose](),
  }
}
