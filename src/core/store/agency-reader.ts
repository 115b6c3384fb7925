/** Reads the agency: one row, or none before first run. */
import { agency } from './schema/people.ts'
import type { Store } from './store.ts'

export type AgencyRow = typeof agency.$inferSelect

export interface AgencyReader {
  get(): AgencyRow | undefined
}

export const createAgencyReader = ({ db }: Pick<Store, 'db'>): AgencyReader => {
  const one = db.select().from(agency).limit(1).prepare()
  return { get: () => one.get() }
}
