/**
 * The store as core sees it: one SQLite file, one writer. Reads go through `db`; every change goes through
 * `write`, which is one immediate transaction, checks that this core still holds the store, and commits the
 * domain events and audit entries of the change with it.
 */
import type { HistoryAction } from '../../contract/history-actions.ts'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Database } from 'better-sqlite3'
import type { CommittedEvent, DomainEvent } from '../events.ts'
import type { IdSource } from '../ids.ts'

export type Db = BetterSQLite3Database

/** Who acts. `system` is Coulisse itself; `cli` is a person at this machine's command line. */
export interface Actor {
  kind: 'user' | 'system' | 'cli'
  id: string
  name: string
}

export const systemActor: Actor = { kind: 'system', id: 'system', name: 'Coulisse' }

export interface AuditEntry {
  actor: Actor
  action: HistoryAction
  creatorId?: string | null
  subject: { kind: string; id: string; label: string }
  /** Changed fields only. Never secrets. */
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

/** What a writer needs: proof that it runs inside a transaction, and what commits with it. */
export interface WriteTx {
  db: Db
  /** The instant of this transaction, ms UTC. */
  now: number
  emit(event: DomainEvent): void
  audit(entry: AuditEntry): void
}

export interface Store {
  /** Opened to be looked at: every change is refused. */
  readOnly: boolean
  /** Typed reads. Prepare what is hot. */
  db: Db
  /** The raw connection, for hot statements. Only inside `core/store`. */
  sql: Database
  ids: IdSource
  deviceId: string
  lease: StoreLease
  /** Runs `change` in one transaction and answers what it answers. `change` must not be async: it would commit early. */
  write<T>(change: (tx: WriteTx) => T): T
  /**
   * Group commit: changes asked for in the same turn of the event loop share one transaction and one disk flush.
   * Each has its own savepoint: one that throws is rolled back alone.
   */
  writeSoon<T>(change: (tx: WriteTx) => T): Promise<T>
  /** Hears committed events, in commit order, once each. */
  onCommitted(listener: (events: readonly CommittedEvent[]) => void): Disposable
  close(): Promise<void>
}

export interface StoreLease {
  epoch: number
  /** Whether this core may still write to the world: it holds the lease and has time left. Synchronous and cheap. */
  stillMine(): boolean
  /** Resolves when the lease was taken by another core. */
  lost: Promise<void>
  setAddress(address: string | null): void
}
