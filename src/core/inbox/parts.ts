/** What the parts of the inbox share. Built once by `inbox.ts`. */
import type { Interacting } from '../interacting/parts.ts'
import type { Engine } from '../publishing/engine.ts'
import type { InboxReader } from '../store/inbox-reader.ts'
import type { WriteTx } from '../store/store.ts'

export interface Inbox extends Disposable {
  engine: Engine
  interacting: Interacting
  rows: InboxReader
  /** Before `publishing.start()`, so that its entries have a handler. */
  start(): void
  /** Reads the account at `dueAt`, and not when it was to be read. */
  readAt(tx: WriteTx, accountId: string, dueAt: number | null): void
}

export const streams = ['mentions', 'comments', 'messages', 'followers'] as const
export type Stream = (typeof streams)[number]
