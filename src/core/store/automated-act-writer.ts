/** Writes what rules, amplifiers and scripts want done. Its entry in the due queue goes with it, and each change of state is told. */
import { and, eq, inArray } from 'drizzle-orm'
import type { AutomatedActRow } from './automated-act-reader.ts'
import type { DueWriter } from './due-writer.ts'
import { automatedAct } from './schema/automating.ts'
import type { WriteTx } from './store.ts'

export interface AutomatedActWriter {
  /** Answers whether it is new. */
  insert(tx: WriteTx, row: typeof automatedAct.$inferInsert): boolean
  /** Answers whether it was still in one of these states; it changes nothing otherwise. */
  move(tx: WriteTx, before: AutomatedActRow, from: readonly AutomatedActRow['state'][], patch: Partial<AutomatedActRow>): boolean
}

export const createAutomatedActWriter = (queue: Pick<DueWriter, 'add' | 'remove'>): AutomatedActWriter => {
  const tell = (
    tx: WriteTx,
    { id, creatorId, byKind, byId, state }: Pick<AutomatedActRow, 'id' | 'creatorId' | 'byKind' | 'byId' | 'state'>,
  ) => tx.emit({ kind: 'automated_act.changed', actId: id, creatorId, by: { kind: byKind, id: byId }, state })
  return {
    insert: (tx, row) => {
      const added = tx.db.insert(automatedAct).values(row).onConflictDoNothing({ target: automatedAct.dedupeKey }).run()
      if (added.changes === 0) return false
      if (row.nextAt != null) queue.add(tx, { dueAt: row.nextAt, kind: 'automated_act', id: row.id })
      tell(tx, row)
      return true
    },
    move: (tx, before, from, patch) => {
      const isOther = patch.state !== undefined && patch.state !== before.state
      const changed = tx.db
        .update(automatedAct)
        .set({ ...patch, ...(isOther && { stateSince: tx.now }) })
        .where(and(eq(automatedAct.id, before.id), inArray(automatedAct.state, [...from])))
        .run()
      if (changed.changes === 0) return false
      if (patch.nextAt !== undefined && patch.nextAt !== before.nextAt) {
        if (before.nextAt !== null) queue.remove(tx, { dueAt: before.nextAt, kind: 'automated_act', id: before.id })
        if (patch.nextAt !== null) queue.add(tx, { dueAt: patch.nextAt, kind: 'automated_act', id: before.id })
      }
      tell(tx, { ...before, state: patch.state ?? before.state })
      return true
    },
  }
}
