/** Writes plans, the markets' hours, and which publications a plan made. */
import { eq, inArray } from 'drizzle-orm'
import { marketPreset, plan, planBatch, planned } from './schema/planning.ts'
import type { WriteTx } from './store.ts'

export const insertPlan = ({ db }: WriteTx, row: typeof plan.$inferInsert): void => {
  db.insert(plan).values(row).run()
}

export const putPreset = ({ db, now }: WriteTx, row: Omit<typeof marketPreset.$inferInsert, 'updatedAt'>): void => {
  const values = { ...row, updatedAt: now }
  db.insert(marketPreset).values(values).onConflictDoUpdate({ target: marketPreset.market, set: values }).run()
}

export const deletePreset = ({ db }: WriteTx, market: typeof marketPreset.$inferInsert.market): void => {
  db.delete(marketPreset).where(eq(marketPreset.market, market)).run()
}

export const insertPlanned = ({ db }: WriteTx, row: typeof planned.$inferInsert): void => {
  db.insert(planned).values(row).run()
}

/** A publication that moved to another slot of the plan. */
export const setPlannedSlot = ({ db }: WriteTx, publicationId: string, slotKey: string): void => {
  db.update(planned).set({ slotKey }).where(eq(planned.publicationId, publicationId)).run()
}

export const insertBatch = ({ db }: WriteTx, row: typeof planBatch.$inferInsert): void => {
  db.insert(planBatch).values(row).run()
}

export const markBatchUndone = ({ db, now }: WriteTx, id: string): void => {
  db.update(planBatch).set({ undoneAt: now }).where(eq(planBatch.id, id)).run()
}

/** Gives one back to planning, or takes it from it, as it was. */
export const setByHand = ({ db }: WriteTx, publicationId: string, byHand: boolean): void => {
  db.update(planned).set({ byHand }).where(eq(planned.publicationId, publicationId)).run()
}

/** A person has taken these in hand: planning leaves them as they are. Those that no plan made are left out. */
export const markByHand = ({ db }: WriteTx, publicationIds: readonly string[]): void => {
  db.update(planned)
    .set({ byHand: true })
    .where(inArray(planned.publicationId, [...publicationIds]))
    .run()
}
