/** Images and videos of creators: taken in once, read, and handed to adapters. */
import { AppError, isAppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { DraftMedia } from '../platforms/kit/adapter.ts'
import type { AssetReader, AssetRow } from '../store/asset-reader.ts'
import { insertAsset, updateAssetAlt } from '../store/asset-writer.ts'
import { putAssetBack, reviveAsset } from '../store/library-writer.ts'
import type { Actor, Store } from '../store/store.ts'
import type { Conversions } from './conversions.ts'
import { toDraftMedia } from './draft-media.ts'
import { matroskaTypes } from './limits.ts'
import type { MediaFiles } from './media-files.ts'
import { probeImage } from './probe-image.ts'
import { hashOf, hashOfFile, squareName, takeIn, takeInFile, thumbName } from './take-in.ts'
import type { TakenIn } from './take-in.ts'
import { imageThumbnail, squareOf, videoThumbnail } from './thumbnail.ts'
import { createTurns } from './turns.ts'

/** Taken in, and whether it was not there before, or lay in the bin and is taken out of it. */
export interface TakenRow extends AssetRow {
  isNew: boolean
  isRestored: boolean
}

export interface TakenFile {
  name: string
  /** What lies in the bin stays there: nobody has asked for it. Otherwise brought in again is wanted again. */
  leavesBin?: boolean
}

export interface Media {
  /** Throws NOT_FOUND. */
  asset(assetId: string): AssetRow
  /** The same bytes for the same creator answer the asset already there. Throws MEDIA_INVALID, DISK_FULL. */
  add(creatorId: string, file: TakenFile & { data: Uint8Array }, actor: Actor): Promise<TakenRow>
  /** The same for a file on this disk, which moves into its place or is left for the caller to remove. */
  addFile(creatorId: string, file: TakenFile & { path: string; bytes: number }, actor: Actor): Promise<TakenRow>
  setAlt(assetId: string, alt: string, actor: Actor): AssetRow
  thumbnail(assetId: string): Promise<Uint8Array>
  /** The midst of it, smaller still. */
  square(assetId: string): Promise<Uint8Array>
  /** Whether a video has a picture of its own. Throws NOT_FOUND. */
  hasPoster(assetId: string): Promise<boolean>
  /** Keeps a picture of a video, the first that comes. Throws MEDIA_INVALID, also for what is no video. */
  setPoster(assetId: string, picture: Uint8Array): Promise<void>
  /** Read from the disk as it is asked for. */
  original(assetId: string): Promise<Blob>
  /** Bytes that nobody's library holds any more, with all that was made of them. */
  dropContents(sha256s: readonly string[]): Promise<void>
  /** The same for all that was deleted for good, when core ended before its bytes were gone. */
  dropErased(): Promise<void>
  /** For adapters. Throws NOT_FOUND. */
  draftMedia(assetId: string, alt: string): DraftMedia
}

/** Of a video: what a window drew, and what stands for it until then. */
const posterName = 'poster.webp'
const plateName = 'plate.webp'
const posterSquareName = 'poster-square.webp'
const plateSquareName = 'plate-square.webp'

interface Deps {
  store: Pick<Store, 'write' | 'ids'>
  assets: AssetReader
  files: MediaFiles
  conversions: Pick<Conversions, 'isPossible' | 'of' | 'start'>
}

/** A name to show, not a path: what stands before the last separator and control characters go. */
const plainName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(0, 255) || 'file'

export const createMedia = ({ store, assets, files, conversions }: Deps): Media => {
  /** Of one content: bringing it in and removing it must not meet. */
  const inTurn = createTurns()

  const asset: Media['asset'] = (assetId) => {
    const row = assets.get(assetId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
    return row
  }

  const keep = (creatorId: string, { name, leavesBin = false }: TakenFile, taken: TakenIn, actor: Actor): TakenRow =>
    store.write((tx) => {
      const fileName = plainName(name)
      const known = assets.findContent(creatorId, taken.sha256)
      const tellAdded = (id: string): void => {
        tx.emit({ kind: 'plan.changed', creatorId })
        const subject = { kind: 'asset', id, label: fileName }
        tx.audit({ actor, action: 'media.added', creatorId, subject, after: { kind: taken.kind, bytes: taken.bytes } })
      }
      if (known && reviveAsset(tx, known.id, fileName)) {
        tellAdded(known.id)
        return { ...known, fileName, createdAt: tx.now, isNew: true, isRestored: false }
      }
      if (known) {
        const isRestored = !leavesBin && putAssetBack(tx, known.id)
        if (isRestored) {
          tx.emit({ kind: 'plan.changed', creatorId })
          tx.audit({ actor, action: 'asset.restored', creatorId, subject: { kind: 'asset', id: known.id, label: known.fileName } })
        }
        return { ...known, isNew: false, isRestored }
      }
      const row: AssetRow = { id: newId('ast', store.ids), creatorId, fileName, alt: '', createdAt: tx.now, ...taken }
      insertAsset(tx, row)
      tellAdded(row.id)
      return { ...row, isNew: true, isRestored: false }
    })

  const taking = { files, canConvert: conversions.isPossible }

  /** What no platform takes as it is, at once: whoever brings it in wants to publish it. One that fails is offered again. */
  const convertFirst = (row: TakenRow): TakenRow => {
    if (!matroskaTypes.includes(row.mimeType) || conversions.of(row.id).state !== 'none') return row
    try {
      conversions.start(row.id)
    } catch (error) {
      if (!isAppError(error, 'MEDIA_INVALID')) throw error
    }
    return row
  }

  const add: Media['add'] = async (creatorId, { data, ...file }, actor) => {
    const sha256 = hashOf(data)
    return convertFirst(
      await inTurn(sha256, async () => keep(creatorId, file, await takeIn({ data, sha256 }, plainName(file.name), taking), actor)),
    )
  }

  const addFile: Media['addFile'] = async (creatorId, { path, bytes, ...file }, actor) => {
    const sha256 = await hashOfFile(path)
    return convertFirst(
      await inTurn(sha256, async () =>
        keep(creatorId, file, await takeInFile({ path, bytes, sha256 }, plainName(file.name), taking), actor),
      ),
    )
  }

  const setAlt: Media['setAlt'] = (assetId, alt, actor) => {
    const before = asset(assetId)
    if (before.alt === alt) return before
    store.write((tx) => {
      updateAssetAlt(tx, assetId, alt)
      const subject = { kind: 'asset', id: assetId, label: before.fileName }
      tx.audit({ actor, action: 'media.alt_set', creatorId: before.creatorId, subject, before: { alt: before.alt }, after: { alt } })
    })
    return { ...before, alt }
  }

  const thumbnail: Media['thumbnail'] = async (assetId) => {
    const row = asset(assetId)
    if (row.kind === 'image')
      return files.made(row.sha256, thumbName, async () => imageThumbnail(await files.read(row.sha256), row.fileName))
    return (await files.findMade(row.sha256, posterName)) ?? files.made(row.sha256, plateName, () => videoThumbnail(row))
  }

  const square: Media['square'] = async (assetId) => {
    const row = asset(assetId)
    if (row.kind === 'image') return files.made(row.sha256, squareName, async () => squareOf(await thumbnail(assetId)))
    const drawn = await files.findMade(row.sha256, posterName)
    if (drawn) return files.made(row.sha256, posterSquareName, () => squareOf(drawn))
    return files.made(row.sha256, plateSquareName, async () => squareOf(await videoThumbnail(row)))
  }

  const hasPoster: Media['hasPoster'] = async (assetId) => (await files.findMade(asset(assetId).sha256, posterName)) !== null

  const setPoster: Media['setPoster'] = async (assetId, picture) => {
    const row = asset(assetId)
    if (row.kind !== 'video') throw new AppError('MEDIA_INVALID', { rule: 'poster.not_video', file: row.fileName, actual: row.mimeType })
    // What a page hands over is unpacked with the same guards as a file, and only what core packs again is kept.
    await probeImage(picture, row.fileName)
    await inTurn(row.sha256, async () => {
      if (!assets.needsContent(row.sha256)) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
      await files.made(row.sha256, posterName, () => imageThumbnail(picture, row.fileName))
    })
  }

  const dropContents: Media['dropContents'] = async (sha256s) => {
    for (const sha256 of new Set(sha256s))
      await inTurn(sha256, async () => {
        if (!assets.needsContent(sha256)) await files.remove(sha256)
      })
  }

  return {
    asset,
    dropContents,
    dropErased: () => dropContents(assets.erasedContents()),
    add,
    addFile,
    setAlt,
    thumbnail,
    square,
    hasPoster,
    setPoster,
    original: async (assetId) => files.open(asset(assetId).sha256),
    draftMedia: (assetId, alt) => toDraftMedia(asset(assetId), alt, files),
  }
}
