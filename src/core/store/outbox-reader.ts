/** Reads domain events on from where a consumer was, and keeps where that is. */
import type { CommittedEvent, DomainEvent } from '../events.ts'
import type { Store, WriteTx } from './store.ts'

export interface OutboxReader {
  /** Events after the consumer's place, oldest first. */
  unread(consumer: string, limit: number): CommittedEvent[]
  /** The consumer has dealt with everything up to `seq`, in the transaction in which it did. */
  advance(tx: WriteTx, consumer: string, seq: number): void
}

export const createOutboxReader = ({ sql }: Pick<Store, 'sql'>): OutboxReader => {
  const unread = sql.prepare<[string, number], { seq: number; at: number; payload: string }>(
    `SELECT seq, at, payload_json AS payload FROM outbox WHERE seq > coalesce((SELECT seq FROM outbox_cursor WHERE consumer = ?), 0) ORDER BY seq LIMIT ?`,
  )
  const advance = sql.prepare(
    `INSERT INTO outbox_cursor (consumer, seq) VALUES (?, ?) ON CONFLICT (consumer) DO UPDATE SET seq = max(seq, excluded.seq)`,
  )
  return {
    unread: (consumer, limit) =>
      unread.all(consumer, limit).map(({ seq, at, payload }) => ({ seq, at, event: JSON.parse(payload) as DomainEvent })),
    advance: (_tx, consumer, seq) => {
      advance.run(consumer, seq)
    },
  }
}
