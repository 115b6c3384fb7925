/** Writes the ledger of acts: written before it is sent, told when the write begins, closed once. Its queue entry goes with it. */
import { and, eq, inArray } from 'drizzle-orm'
import type { DueWriter } from './due-writer.ts'
import type { InteractionRow } from './interaction-reader.ts'
import { interaction } from './schema/publishing.ts'
import type { WriteTx } from './store.ts'

export interface InteractionWriter {
  insert(tx: WriteTx, row: typeof interaction.$inferInsert): void
  /** Answers whether it was still in one of these states; it changes nothing otherwise. */
  move(tx: WriteTx, before: InteractionRow, from: readonly InteractionRow['state'][], patch: Partial<InteractionRow>): boolean
}

export const createInteractionWriter = (queue: Pick<DueWriter, 'add' | 'remove'>): InteractionWriter => ({
  insert: (tx, row) => {
    tx.db.insert(interaction).values(row).run()
    if (row.nextAt != null) queue.add(tx, { dueAt: row.nextAt, kind: 'interaction', id: row.id })
    tellChange(tx, row)
  },
  move: (tx, before, from, patch) => {
    const changed = tx.db
      .update(interaction)
      .set({ ...patch, ...(patch.state !== undefined && patch.state !== before.state && { stateSince: tx.now }) })
      .where(and(eq(interaction.id, before.id), inArray(interaction.state, [...from])))
      .run()
    if (changed.changes === 0) return false
    if (patch.nextAt !== undefined && patch.nextAt !== before.nextAt) {
      if (before.nextAt !== null) queue.remove(tx, { dueAt: before.nextAt, kind: 'interaction', id: before.id })
      if (patch.nextAt !== null) queue.add(tx, { dueAt: patch.nextAt, kind: 'interaction', id: before.id })
    }
    tellChange(tx, before)
    return true
  },
})

const tellChange = (tx: WriteTx, { publicationId, creatorId }: { publicationId?: string | null; creatorId: string }): void => {
  if (publicationId != null) tx.emit({ kind: 'interaction.changed', publicationId, creatorId })
  tx.emit({ kind: 'inbox.changed', creatorId })
}
