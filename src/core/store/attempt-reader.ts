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
  /** How many of a publication sent one of its parts, or began to. */
  triesOf(publicationId: string, part: number): number
  /** In order. */
  ofPublication(publicationId: string): AttemptRow[]
}

export const createAttemptReader = ({ sql }: Pick<Store, 'sql'>): AttemptReader => {
  const open = sql.prepare<[], Raw>(`SELECT ${columns} FROM attempt WHERE outcome = 'open' ORDER BY lease_until`)
  const latest = sql.prepare<[string], Raw>(`SELECT ${columns} FROM attempt WHERE publication_id = ? ORDER BY number DESC LIMIT 1`)
  const all = sql.prepare<[string], Raw>(`SELECT ${columns} FROM attempt WHERE publication_id = ? ORDER BY number`)
  const tries = sql.prepare<[string, number], number>('SELECT count(*) FROM attempt WHERE publication_id = ? AND part = ?').pluck()
  return {
    triesOf: (publicationId, part) => tries.get(publicationId, part) ?? 0,
    leftOpen: () => open.all().map(toRow),
    latest: (publicationId) => {
      const raw = latest.get(publicationId)
      return raw && toRow(raw)
    },
    ofPublication: (publicationId) => all.all(publicationId).map(toRow),
  }
}
