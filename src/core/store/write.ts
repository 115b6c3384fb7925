/** Transactions: alone (`write`) or sharing one disk flush with others of the same turn (`writeSoon`). */
import type { Database } from 'better-sqlite3'
import type { CommittedEvent, DomainEvent } from '../events.ts'
import type { AuditEntry, Db, WriteTx } from './store.ts'

interface WriterDeps {
  sql: Database
  db: Db
  now(): number
  assertMine(): void
  appendEvent(event: DomainEvent, now: number): CommittedEvent
  appendAudit(entry: AuditEntry, now: number): void
  committed(events: readonly CommittedEvent[]): void
  translate(error: unknown): unknown
}

interface Waiting {
  run(tx: WriteTx): void
  settle(): void
  fail(error: unknown): void
}

export interface Writer {
  write<T>(change: (tx: WriteTx) => T): T
  writeSoon<T>(change: (tx: WriteTx) => T): Promise<T>
  flush(): Promise<void>
}

/** The largest group: bounds how long one transaction keeps the loop. */
const maxGroup = 256

export const createWriter = (deps: WriterDeps): Writer => {
  const { sql, db } = deps
  /** Within another it is a savepoint. Made once: making one costs more than a small change does. */
  const inTransaction = sql.transaction((body: () => unknown) => body())

  /** Runs `body` in one fenced transaction and hands its events on after the commit. */
  const transact = <T>(body: (tx: WriteTx) => T): T => {
    const events: CommittedEvent[] = []
    const now = deps.now()
    const tx: WriteTx = {
      db,
      now,
      emit: (event) => void events.push(deps.appendEvent(event, now)),
      audit: (entry) => deps.appendAudit(entry, now),
    }
    let result: T
    try {
      result = inTransaction.immediate(() => {
        deps.assertMine()
        return body(tx)
      }) as T
    } catch (error) {
      throw deps.translate(error)
    }
    if (events.length > 0) deps.committed(events)
    return result
  }

  let waiting: Waiting[] = []
  let scheduled = false
  let idle: Promise<void> = Promise.resolve()

  const commitGroup = (): void => {
    const group = waiting.slice(0, maxGroup)
    waiting = waiting.slice(maxGroup)
    try {
      transact((tx) => {
        for (const change of group) change.run(tx)
      })
      for (const change of group) change.settle()
    } catch (error) {
      // The commit itself failed: none of the group happened.
      for (const change of group) change.fail(error)
    }
  }

  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    idle = new Promise((resolve) => {
      setImmediate(() => {
        scheduled = false
        commitGroup()
        if (waiting.length > 0) schedule()
        resolve()
      })
    })
  }

  const writeSoon = <T>(change: (tx: WriteTx) => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let outcome: { value: T } | { error: unknown } | undefined
      waiting.push({
        run: (tx) => {
          // A savepoint of its own: events of a change that throws must not be told either.
          const events: DomainEvent[] = []
          try {
            const value = inTransaction(() => {
              const answer = change({ ...tx, emit: (event) => void events.push(event) })
              for (const event of events) tx.emit(event)
              return answer
            }) as T
            outcome = { value }
          } catch (error) {
            // A full disk, or a broken one, ends the whole transaction: what follows would be committed by itself.
            if (!sql.inTransaction) throw error
            outcome = { error: deps.translate(error) }
          }
        },
        settle: () => {
          if (outcome && 'value' in outcome) resolve(outcome.value)
          else reject(outcome?.error)
        },
        fail: reject,
      })
      schedule()
    })

  return {
    write: transact,
    writeSoon,
    flush: async () => {
      // oxlint-disable-next-line no-unmodified-loop-condition -- the group that is awaited changes both
      while (waiting.length > 0 || scheduled) await idle
    },
  }
}
