/** Writes what is out of threads. Hot: raw and prepared. */
import type { PartRow } from './part-reader.ts'
import type { Store, WriteTx } from './store.ts'

export interface PartWriter {
  add(tx: WriteTx, part: PartRow): void
  /** They are deleted on the platform: the next try begins with the first. */
  forget(tx: WriteTx, publicationId: string): void
}

export const createPartWriter = ({ sql }: Pick<Store, 'sql'>): PartWriter => {
  const add = sql.prepare(
    `INSERT INTO publication_part (publication_id, number, remote_id, url, version, published_at)
     VALUES (@publicationId, @number, @remoteId, @url, @version, @publishedAt)`,
  )
  const forget = sql.prepare('DELETE FROM publication_part WHERE publication_id = ?')
  return {
    add: (_tx, part) => {
      add.run(part)
    },
    forget: (_tx, publicationId) => {
      forget.run(publicationId)
    },
  }
}
