/**
 * Which pictures of a creator show the same. Prints are made when a picture is brought in, from its thumbnail; those of
 * before are made one by one after the start. A creator's hashes are kept in memory once they were asked for (280 bytes
 * a picture).
 */
import type { Logger } from '../log.ts'
import type { AssetRow } from '../store/asset-reader.ts'
import type { FingerprintReader } from '../store/fingerprint-reader.ts'
import { putFingerprint } from '../store/fingerprint-writer.ts'
import type { Store } from '../store/store.ts'
import { printOf, printVersion } from './fingerprint.ts'
import type { Print } from './fingerprint.ts'
import { likeness, mostLooked, nearOnes, sameFrom } from './look-alike.ts'
import type { Media } from './media.ts'
import { createShelves } from './print-shelf.ts'

export interface LookAlike {
  assetId: string
  /** From `sameFrom` up to 1. */
  likeness: number
}

export interface LookAlikes {
  /** What is in the library and looks like it, the likest first. Empty for a video. */
  of(asset: AssetRow, limit: number): Promise<LookAlike[]>
  /** Pictures went to or from this creator: what is in memory of it is read again. */
  forget(creatorId: string): void
  /** Makes the prints that are missing, in the background. */
  start(): void
  settle(): Promise<void>
  stop(): Promise<void>
}

interface Deps {
  store: Pick<Store, 'writeSoon'>
  prints: FingerprintReader
  media: Pick<Media, 'thumbnail' | 'asset'>
  logger: Logger
}

const batch = 50

export const createLookAlikes = ({ store, prints, media, logger }: Deps): LookAlikes => {
  const shelves = createShelves((creatorId) => prints.hashes(creatorId, printVersion))
  let stopped = false
  let catchingUp: Promise<void> = Promise.resolve()

  /** A picture that cannot be read has no print; that is written down too, or it would be tried at each start. */
  const look = async ({ id, fileName }: AssetRow): Promise<Print | null> => {
    try {
      return await printOf(await media.thumbnail(id))
    } catch (error) {
      logger.warn({ err: error, assetId: id, fileName }, 'a picture could not be looked at')
      return null
    }
  }

  const note = async (asset: AssetRow): Promise<void> => {
    const print = await look(asset)
    const hashes = print && Buffer.from(print.hashes.buffer)
    const row = { assetId: asset.id, creatorId: asset.creatorId, version: printVersion, hashes, tile: print && Buffer.from(print.tile) }
    await store.writeSoon((tx) => putFingerprint(tx, row))
    if (print) shelves.add(asset.creatorId, asset.id, print.hashes)
  }

  const catchUp = async (): Promise<void> => {
    for (let after = ''; ;) {
      const ids = prints.missing(printVersion, after, batch)
      const last = ids.at(-1)
      if (last === undefined) return
      for (const id of ids) {
        if (stopped) return
        await note(media.asset(id))
      }
      after = last
    }
  }

  return {
    of: async (asset, limit) => {
      if (asset.kind !== 'image') return []
      if (!prints.has(asset.id, printVersion)) await note(asset)
      const tile = prints.tile(asset.id)
      const shelf = shelves.of(asset.creatorId)
      const hashes = shelf.hashesOf(asset.id)
      if (!tile || !hashes) return []
      const near = nearOnes(hashes, shelf.all())
        .toSorted((a, b) => a.bits - b.bits)
        .slice(0, mostLooked)
      const found = near.flatMap((each): LookAlike[] => {
        const assetId = shelf.idAt(each.at)
        const other = assetId === asset.id || !prints.isInLibrary(assetId, asset.creatorId) ? undefined : prints.tile(assetId)
        const score = other ? likeness({ tile }, { tile: other }) : 0
        return score >= sameFrom ? [{ assetId, likeness: score }] : []
      })
      return found.toSorted((a, b) => b.likeness - a.likeness).slice(0, limit)
    },
    forget: shelves.forget,
    start: () => {
      catchingUp = catchUp().catch((error: unknown) => logger.error({ err: error }, 'pictures could not be looked at'))
    },
    settle: () => catchingUp,
    stop: async () => {
      stopped = true
      await catchingUp
    },
  }
}
