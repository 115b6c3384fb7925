/** Reads what is out of threads. Hot: raw and prepared. */
import type { publicationPart } from './schema/publishing.ts'
import type { Store } from './store.ts'

export type PartRow = typeof publicationPart.$inferSelect

export interface PartReader {
  /** In order, without a gap. */
  ofPublication(publicationId: string): PartRow[]
}

export const createPartReader = ({ sql }: Pick<Store, 'sql'>): PartReader => {
  const all = sql.prepare<[string], PartRow>(
    `SELECT publication_id AS publicationId, number, remote_id AS remoteId, url, version, published_at AS publishedAt
     FROM publication_part WHERE publication_id = ? ORDER BY number`,
  )
  return { ofPublication: (publicationId) => all.all(publicationId) }
}
