/** Writes posts and what is attached to them. */
import { eq } from 'drizzle-orm'
import { post, postAsset } from './schema/publishing.ts'
import type { WriteTx } from './store.ts'

export type NewPost = typeof post.$inferInsert
export interface PostAsset {
  assetId: string
  alt: string
}

const attach = ({ db }: WriteTx, postId: string, assets: readonly PostAsset[]): void => {
  for (const [position, { assetId, alt }] of assets.entries()) db.insert(postAsset).values({ postId, position, assetId, alt }).run()
}

export const insertPost = (tx: WriteTx, row: NewPost, assets: readonly PostAsset[]): void => {
  tx.db.insert(post).values(row).run()
  attach(tx, row.id, assets)
}

export const updatePost = (
  tx: WriteTx,
  id: string,
  changes: Pick<NewPost, 'text' | 'platformTexts' | 'thread' | 'kind' | 'languages' | 'labels' | 'options'>,
  assets: readonly PostAsset[],
): void => {
  tx.db
    .update(post)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(post.id, id))
    .run()
  tx.db.delete(postAsset).where(eq(postAsset.postId, id)).run()
  attach(tx, id, assets)
}

/** It stays for the history of what was published of it. */
export const markPostRemoved = (tx: WriteTx, id: string): void => {
  tx.db.update(post).set({ removedAt: tx.now }).where(eq(post.id, id)).run()
}
