/**
 * Writes the due queue: insert and delete only, in the transaction that makes the entry true. Whoever waits for the
 * next due time hears of each; a transaction that rolls back afterwards costs them one look, no more.
 */
import type { DueEntry } from './due-reader.ts'
import type { Store, WriteTx } from './store.ts'

export interface DueListener {
  added(entry: DueEntry): void
  removed(entry: DueEntry): void
}

export interface DueWriter {
  /** Adding what is there already changes nothing. */
  add(tx: WriteTx, entry: DueEntry): void
  /** Removing what is not there changes nothing. */
  remove(tx: WriteTx, entry: DueEntry): void
  listen(listener: DueListener): Disposable
}

/** The queue's one writer for a store: everybody who adds must go through the same, or the timer does not hear of it. */
export const createDueWriter = ({ sql }: Pick<Store, 'sql'>): DueWriter => {
  const insert = sql.prepare('INSERT INTO due (due_at, kind, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const remove = sql.prepare('DELETE FROM due WHERE due_at = ? AND kind = ? AND id = ?')
  const listeners = new Set<DueListener>()
  return {
    add: (_tx, entry) => {
      insert.run(entry.dueAt, entry.kind, entry.id)
      for (const listener of listeners) listener.added(entry)
    },
    remove: (_tx, entry) => {
      remove.run(entry.dueAt, entry.kind, entry.id)
      for (const listener of listeners) listener.removed(entry)
    },
    listen: (listener) => {
      listeners.add(listener)
      return { [Symbol.dispose]: () => listeners.delete(listener) }
    },
  }
}
