/** Reads what is known of images and videos. Their bytes lie beside the store. */
import { and, eq, isNotNull, isNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { asset } from './schema/creators.ts'
import type { Store } from './store.ts'

/** What it is; what the library knows besides is in `library-reader.ts`. */
export type AssetRow = Omit<
  typeof asset.$inferSelect,
  'folder' | 'tags' | 'sensitive' | 'paid' | 'note' | 'searchText' | 'removedAt' | 'nameKey' | 'uses' | 'usedAt' | 'erasedAt' | 'converted'
>

export interface AssetReader {
  /** Not one that was deleted for good. Prepared: asked for each picture of a post that goes out. */
  get(id: string): AssetRow | undefined
  /** Also one that was deleted for good: brought in again, it is that one. */
  findContent(creatorId: string, sha256: string): AssetRow | undefined
  /** Whether anybody's library, bin and all, holds these bytes. */
  needsContent(sha256: string): boolean
  /** Videos that were encoded anew, and within what, one for each content. */
  converted(): { id: string; sha256: string; wish: NonNullable<typeof asset.$inferSelect.converted> }[]
  /** Contents that were deleted for good and that nobody holds otherwise. */
  erasedContents(): string[]
}

export const createAssetReader = ({ db }: Pick<Store, 'db'>): AssetReader => {
  const byId = db
    .select()
    .from(asset)
    .where(and(eq(asset.id, sql.placeholder('id')), isNull(asset.erasedAt)))
    .prepare()
  return {
    get: (id) => byId.get({ id }),
    findContent: (creatorId, sha256) =>
      db
        .select()
        .from(asset)
        .where(and(eq(asset.creatorId, creatorId), eq(asset.sha256, sha256)))
        .get(),
    converted: () =>
      db
        .select({ id: asset.id, sha256: asset.sha256, wish: asset.converted })
        .from(asset)
        .where(and(isNotNull(asset.converted), isNull(asset.erasedAt)))
        .groupBy(asset.sha256)
        .all()
        .flatMap(({ wish, ...row }) => (wish ? [{ ...row, wish }] : [])),
    needsContent: (sha256) =>
      db
        .select({ id: asset.id })
        .from(asset)
        .where(and(eq(asset.sha256, sha256), isNull(asset.erasedAt)))
        .get() !== undefined,
    erasedContents: () => {
      const held = alias(asset, 'held')
      const holder = db
        .select({ id: held.id })
        .from(held)
        .where(and(eq(held.sha256, asset.sha256), isNull(held.erasedAt)))
      return db
        .selectDistinct({ sha256: asset.sha256 })
        .from(asset)
        .where(and(isNotNull(asset.erasedAt), notExists(holder)))
        .all()
        .map(({ sha256 }) => sha256)
    },
  }
}
