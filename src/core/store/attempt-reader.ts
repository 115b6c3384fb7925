/** Reads the attempt ledger. */
import { getTableColumns } from 'drizzle-orm'
import { attempt } from './schema/publishing.ts'
import type { Store } from './store.ts'

export type AttemptRow = typeof attempt.$inferSelect
type Raw = Omit<AttemptRow, 'failureData'> & { failureData: string | null }

const columns = Object.entries(getTableColumns(attempt))
  .map(([key, column]) => `${column.name} AS "${key}"`)
  .join(', ')

const toRow = (raw: Raw): AttemptRow => ({
  ...raw,
  failureData: raw.failureData === null ? null : (JSON.parse(raw.failureData) as Record<string, unknown>),
})

export interface AttemptReader {
  /** Without an outcome: running, or its process died. */
  leftOpen(): AttemptRow[]
  latest(publicationId: string): AttemptRow | undefined
  /** In order. */
  ofPublication(publicationId: string): AttemptRow[]
}

export const createAttemptReader = ({ sql }: Pick<Store, 'sql'>): AttemptReader => {
  const open = sql.prepare<[], Raw>(`SELECT ${columns} FROM attempt WHERE outcome = 'open' ORDER BY lease_until`)
  const latest = sql.prepare<[string], Raw>(`SELECT ${columns} FROM attempt WHERE publication_id = ? ORDER BY number DESC LIMIT 1`)
  const all = sql.prepare<[string], Raw>(`SELECT ${columns} FROM attempt WHERE publication_id = ? ORDER BY number`)
  return {
    leftOpen: () => open.all().map(toRow),
    latest: (publicationId) => {
      const raw = latest.get(publicationId)
      return raw && toRow(raw)
    },
    ofPublication: (publicationId) => all.all(publicationId).map(toRow),
  }
}
