/** Domain events into the outbox, in the transaction that makes them true. */
import type { Database } from 'better-sqlite3'
import type { CommittedEvent, DomainEvent } from '../events.ts'

export const createOutboxWriter = (sql: Database): ((event: DomainEvent, now: number) => CommittedEvent) => {
  const insert = sql.prepare('INSERT INTO outbox (at, kind, payload_json) VALUES (?, ?, ?)')
  return (event, now) => {
    const { lastInsertRowid } = insert.run(now, event.kind, JSON.stringify(event))
    return { seq: Number(lastInsertRowid), at: now, event }
  }
}
