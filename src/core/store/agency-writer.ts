/** Writes the agency. */
import { agency } from './schema/people.ts'
import type { WriteTx } from './store.ts'

type AgencyInsert = typeof agency.$inferInsert

export const insertAgency = ({ db, now }: WriteTx, row: Omit<AgencyInsert, 'createdAt'>): void => {
  db.insert(agency)
    .values({ ...row, createdAt: now })
    .run()
}

export const updateAgency = ({ db }: WriteTx, changes: Pick<AgencyInsert, 'name' | 'language' | 'zone'>): void => {
  db.update(agency).set(changes).run()
}
