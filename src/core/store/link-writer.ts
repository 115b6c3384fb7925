/** Writes what carries a tracking link. The links themselves: `figure-writer.ts`. */
import type { Store, WriteTx } from './store.ts'

export interface LinkWriter {
  /** Null: the post carries none there. */
  setOnPost(tx: WriteTx, postId: string, accountId: string, linkId: string | null): void
  /** Null: none from that day on. */
  setOnBio(tx: WriteTx, accountId: string, fromDay: string, linkId: string | null): void
}

export const createLinkWriter = ({ sql }: Pick<Store, 'sql'>): LinkWriter => {
  const put = sql.prepare<[string, string, string]>(
    'INSERT INTO post_link (post_id, account_id, link_id) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET link_id = excluded.link_id',
  )
  const take = sql.prepare<[string, string]>('DELETE FROM post_link WHERE post_id = ? AND account_id = ?')
  const bio = sql.prepare<[string, string, string | null]>(
    'INSERT INTO bio_link (account_id, from_day, link_id) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET link_id = excluded.link_id',
  )
  return {
    setOnPost: (_tx, postId, accountId, linkId) => {
      if (linkId === null) take.run(postId, accountId)
      else put.run(postId, accountId, linkId)
    },
    setOnBio: (_tx, accountId, fromDay, linkId) => void bio.run(accountId, fromDay, linkId),
  }
}
