/** Writes message scripts and the conversations in which they run, with their place in the due queue. */
import { and, eq, isNull } from 'drizzle-orm'
import type { DueWriter } from './due-writer.ts'
import { script, scriptRun } from './schema/scripts.ts'
import type { ScriptRow, ScriptRunRow } from './script-reader.ts'
import type { WriteTx } from './store.ts'

export interface ScriptWriter {
  save(tx: WriteTx, row: ScriptRow): void
  insertRun(tx: WriteTx, row: ScriptRunRow): void
  /** Answers whether it was still going; it changes nothing otherwise. */
  moveRun(tx: WriteTx, before: ScriptRunRow, patch: Partial<ScriptRunRow>): boolean
}

export const createScriptWriter = (queue: Pick<DueWriter, 'add' | 'remove'>): ScriptWriter => ({
  save: ({ db }, row) => {
    db.insert(script).values(row).onConflictDoUpdate({ target: script.id, set: row }).run()
  },
  insertRun: (tx, row) => {
    tx.db.insert(scriptRun).values(row).run()
    if (row.dueAt !== null) queue.add(tx, { dueAt: row.dueAt, kind: 'script', id: row.id })
    tx.emit({ kind: 'scripts.changed', creatorId: row.creatorId })
  },
  moveRun: (tx, before, patch) => {
    const changed = tx.db
      .update(scriptRun)
      .set(patch)
      .where(and(eq(scriptRun.id, before.id), isNull(scriptRun.endedAt)))
      .run()
    if (changed.changes === 0) return false
    if (patch.dueAt !== undefined && patch.dueAt !== before.dueAt) {
      if (before.dueAt !== null) queue.remove(tx, { dueAt: before.dueAt, kind: 'script', id: before.id })
      if (patch.dueAt !== null) queue.add(tx, { dueAt: patch.dueAt, kind: 'script', id: before.id })
    }
    tx.emit({ kind: 'scripts.changed', creatorId: before.creatorId })
    return true
  },
})
