/** Deletes assets of the bin for good: their bytes go, and where they were used stays told. */
import { AppError } from '../app-error.ts'
import type { Media } from '../media/media.ts'
import type { LibraryReader, LibraryRow } from '../store/library-reader.ts'
import { markAssetErased } from '../store/library-writer.ts'
import type { Actor, Store } from '../store/store.ts'
import { assetIn } from './asset-acts.ts'

interface Deps {
  store: Pick<Store, 'write'>
  reader: LibraryReader
  media: Pick<Media, 'dropContents'>
}

/** Throws CONFLICT for one that is not in the bin, is still to go out, or that a draft or a portrait holds. */
const assertMayGo = (row: LibraryRow, reader: LibraryReader): void => {
  if (row.removedAt === null) throw new AppError('CONFLICT', { what: 'asset_kept', items: [row.id] })
  const open = reader.openUses([row.id])
  if (open.length > 0) throw new AppError('CONFLICT', { what: 'asset_scheduled', items: open.map(({ publicationId }) => publicationId) })
  if (reader.keepers(row.id) > 0) throw new AppError('CONFLICT', { what: 'asset_used', items: [row.id] })
}

/** All or none; answers how many. Their bytes are gone from the disk when this resolves, unless another creator has the same file. */
export const eraseAssets = async ({ store, reader, media }: Deps, assetIds: readonly string[], actor: Actor): Promise<LibraryRow[]> => {
  const erased = store.write((tx) =>
    [...new Set(assetIds)].map((id) => {
      const row = assetIn(reader, id)
      assertMayGo(row, reader)
      markAssetErased(tx, id)
      const subject = { kind: 'asset', id, label: row.fileName }
      tx.audit({ actor, action: 'asset.erased', creatorId: row.creatorId, subject, before: { bytes: row.bytes, uses: row.uses } })
      tx.emit({ kind: 'plan.changed', creatorId: row.creatorId })
      return row
    }),
  )
  await media.dropContents(erased.map(({ sha256 }) => sha256))
  return erased
}
