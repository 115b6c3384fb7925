/** Writes rules. The place in the due queue of one that goes by the clock goes with it. */
import { eq } from 'drizzle-orm'
import type { DueWriter } from './due-writer.ts'
import type { RuleRow } from './rule-reader.ts'
import { rule, ruleMet } from './schema/automating.ts'
import type { WriteTx } from './store.ts'

export interface RuleWriter {
  insert(tx: WriteTx, row: RuleRow): void
  update(tx: WriteTx, before: RuleRow, patch: Partial<Omit<RuleRow, 'id' | 'creatorId'>>): void
  remove(tx: WriteTx, before: RuleRow): void
  /** It has dealt with this; `at` null: beyond what it may do in a day. */
  meet(tx: WriteTx, ruleId: string, subjectId: string, at: number | null): void
}

export const createRuleWriter = (queue: Pick<DueWriter, 'add' | 'remove'>): RuleWriter => {
  const leave = (tx: WriteTx, { id, nextAt }: Pick<RuleRow, 'id' | 'nextAt'>): void => {
    if (nextAt !== null) queue.remove(tx, { dueAt: nextAt, kind: 'rule', id })
  }
  const tell = (tx: WriteTx, { creatorId }: Pick<RuleRow, 'creatorId'>): void => tx.emit({ kind: 'rule.changed', creatorId })
  return {
    insert: (tx, row) => {
      tx.db.insert(rule).values(row).run()
      if (row.nextAt !== null) queue.add(tx, { dueAt: row.nextAt, kind: 'rule', id: row.id })
      tell(tx, row)
    },
    update: (tx, before, patch) => {
      tx.db.update(rule).set(patch).where(eq(rule.id, before.id)).run()
      if (patch.nextAt !== undefined && patch.nextAt !== before.nextAt) {
        leave(tx, before)
        if (patch.nextAt !== null) queue.add(tx, { dueAt: patch.nextAt, kind: 'rule', id: before.id })
      }
      tell(tx, before)
    },
    meet: ({ db }, ruleId, subjectId, at) => {
      db.insert(ruleMet).values({ ruleId, subjectId, at }).onConflictDoNothing().run()
    },
    remove: (tx, before) => {
      tx.db.delete(rule).where(eq(rule.id, before.id)).run()
      leave(tx, before)
      tell(tx, before)
    },
  }
}
