/** Reads what is known of images and videos. Their bytes lie beside the store. */
import { and, eq, sql } from 'drizzle-orm'
import { asset } from './schema/creators.ts'
import type { Store } from './store.ts'

/** What it is; what the library knows besides is in `library-reader.ts`. */
export type AssetRow = Omit<
  typeof asset.$inferSelect,
  'folder' | 'tags' | 'sensitive' | 'paid' | 'note' | 'searchText' | 'removedAt' | 'nameKey' | 'uses' | 'usedAt' | 'erasedAt'
>

export interface AssetReader {
  /** Prepared: asked for each picture of a post that goes out. */
  get(id: string): AssetRow | undefined
  findContent(creatorId: string, sha256: string): AssetRow | undefined
}

export const createAssetReader = ({ db }: Pick<Store, 'db'>): AssetReader => {
  const byId = db
    .select()
    .from(asset)
    .where(eq(asset.id, sql.placeholder('id')))
    .prepare()
  return {
    get: (id) => byId.get({ id }),
    findContent: (creatorId, sha256) =>
      db
        .select()
        .from(asset)
        .where(and(eq(asset.creatorId, creatorId), eq(asset.sha256, sha256)))
        .get(),
  }
}
