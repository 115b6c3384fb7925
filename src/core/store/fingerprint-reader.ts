/** Reads what pictures look like. */
import type { Store } from './store.ts'

export interface FingerprintReader {
  /** Whether a picture was looked at by this version. */
  has(assetId: string, version: number): boolean
  /** Of all pictures of a creator that have features, by the order they were written in. */
  hashes(creatorId: string, version: number): { assetId: string; hashes: Uint8Array }[]
  tile(assetId: string): Uint8Array | undefined
  /** Pictures that this version has not looked at, after the asset `after`. */
  missing(version: number, after: string, limit: number): string[]
  isInLibrary(assetId: string, creatorId: string): boolean
}

export const createFingerprintReader = ({ sql }: Pick<Store, 'sql'>): FingerprintReader => {
  const has = sql.prepare<[string, number], number>('SELECT 1 FROM asset_fingerprint WHERE asset_id = ? AND version = ?').pluck()
  const hashes = sql.prepare<[string, number], { assetId: string; hashes: Uint8Array }>(
    'SELECT asset_id AS assetId, hashes FROM asset_fingerprint WHERE creator_id = ? AND version = ? AND hashes IS NOT NULL',
  )
  const tile = sql.prepare<[string], Uint8Array>('SELECT tile FROM asset_fingerprint WHERE asset_id = ? AND tile IS NOT NULL').pluck()
  const missing = sql
    .prepare<[string, number, number], string>(
      `SELECT asset.id FROM asset WHERE asset.id > ? AND asset.kind = 'image' AND asset.erased_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM asset_fingerprint AS known WHERE known.asset_id = asset.id AND known.version = ?)
       ORDER BY asset.id LIMIT ?`,
    )
    .pluck()
  const inLibrary = sql
    .prepare<[string, string], number>('SELECT 1 FROM asset WHERE id = ? AND creator_id = ? AND removed_at IS NULL')
    .pluck()
  return {
    has: (assetId, version) => has.get(assetId, version) !== undefined,
    hashes: (creatorId, version) => hashes.all(creatorId, version),
    tile: (assetId) => tile.get(assetId),
    missing: (version, after, limit) => missing.all(after, version, limit),
    isInLibrary: (assetId, creatorId) => inLibrary.get(assetId, creatorId) !== undefined,
  }
}
