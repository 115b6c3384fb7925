/** Images of an import: before they were uploaded, by name alone; after, by what their bytes are; or out of the library. */
import { AppError } from '../app-error.ts'
import type { Media } from '../media/media.ts'
import type { DraftMedia } from '../platforms/kit/adapter.ts'
import { kindByName, normalizeImagePath } from './image-path.ts'
import type { LibraryReader } from '../store/library-reader.ts'
import type { FoundImage, ResolveDeps } from './resolve-rows.ts'

/** Nothing is known of it yet but its name, so that no rule about size or shape is broken. */
const unseen = (path: string, alt: string): DraftMedia => {
  const kind = kindByName(path)
  return {
    kind,
    mimeType: kind === 'video' ? 'video/mp4' : 'image/jpeg',
    bytes: 1,
    width: 1,
    height: 1,
    seconds: kind === 'video' ? 1 : null,
    alt,
    fileName: path,
    read: () => Promise.reject(new AppError('NOT_FOUND', { what: 'asset', id: path })),
    open: () => Promise.reject(new AppError('NOT_FOUND', { what: 'asset', id: path })),
  }
}

/** Of the files on offer. */
export const imagesOnOffer = (files: readonly string[]) => {
  const offered = new Set(files.map(normalizeImagePath))
  return (path: string, _creatorId: string, alt: string): FoundImage | undefined =>
    offered.has(path) ? { media: unseen(path, alt), assetId: null } : undefined
}

export interface UploadedImage {
  path: string
  creatorId: string
  assetId: string
}

/** Of the files that became assets. One that is another creator's counts as missing. */
export const uploadedImages = (images: readonly UploadedImage[], media: Pick<Media, 'asset' | 'draftMedia'>) => {
  const assetIds = new Map(images.map(({ path, creatorId, assetId }) => [`${creatorId} ${normalizeImagePath(path) ?? ''}`, assetId]))
  return (path: string, creatorId: string, alt: string): FoundImage | undefined => {
    const assetId = assetIds.get(`${creatorId} ${path}`)
    if (assetId === undefined || ownerOf(assetId, media) !== creatorId) return undefined
    return { media: media.draftMedia(assetId, alt), assetId }
  }
}

/** Of what the creator's library holds by that name, the folder left out; its own description where the file gives none. */
export const imagesInLibrary =
  (library: Pick<LibraryReader, 'namesakes' | 'get'>, media: Pick<Media, 'draftMedia'>): ResolveDeps['imageAt'] =>
  (path, creatorId, alt) => {
    const [assetId, another] = library.namesakes(creatorId, path.split('/').at(-1) ?? path)
    if (assetId === undefined) return undefined
    if (another !== undefined) return 'several'
    return { media: media.draftMedia(assetId, alt === '' ? (library.get(assetId)?.alt ?? '') : alt), assetId }
  }

const ownerOf = (assetId: string, media: Pick<Media, 'asset'>): string | null => {
  try {
    return media.asset(assetId).creatorId
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
