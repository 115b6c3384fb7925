/** Writes groups of amplifiers and their grants. */
import { eq } from 'drizzle-orm'
import type { AmplifierGrantRow, AmplifierGroupRow } from './amplifier-reader.ts'
import { amplifierGrant, amplifierGroup } from './schema/amplifiers.ts'
import type { WriteTx } from './store.ts'

export const insertGroup = ({ db }: WriteTx, row: AmplifierGroupRow): void => {
  db.insert(amplifierGroup).values(row).run()
}

export const updateGroup = ({ db }: WriteTx, id: string, changes: Partial<Omit<AmplifierGroupRow, 'id'>>): void => {
  db.update(amplifierGroup).set(changes).where(eq(amplifierGroup.id, id)).run()
}

/** Its grants with it. */
export const deleteGroup = ({ db }: WriteTx, id: string): void => {
  db.delete(amplifierGroup).where(eq(amplifierGroup.id, id)).run()
}

export const insertGrant = ({ db }: WriteTx, row: AmplifierGrantRow): void => {
  db.insert(amplifierGrant).values(row).run()
}

export const revokeGrant = ({ db, now }: WriteTx, id: string, by: string): void => {
  db.update(amplifierGrant).set({ revokedBy: by, revokedAt: now }).where(eq(amplifierGrant.id, id)).run()
}
