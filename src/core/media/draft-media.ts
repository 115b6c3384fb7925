/** Media of a post as adapters get them: facts at once, bytes when asked, fitted and stripped. A video stays on the disk. */
import { createReadStream, openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { AppError } from '../app-error.ts'
import type { DraftMedia, FittedFile } from '../platforms/kit/adapter.ts'
import type { AssetRow } from '../store/asset-reader.ts'
import { convertedFacts, convertedName, type ConvertedFacts } from './converted.ts'
import { fitImage } from './fit-image.ts'
import { fittedVideoType, repackVideo } from './fit-video.ts'
import type { MediaFiles } from './media-files.ts'

type Fit = Parameters<DraftMedia['open']>[0]

const openVideoFile = async (asset: AssetRow, files: MediaFiles, fit: Fit): Promise<FittedFile> => {
  const { sha256, fileName: file, width, height } = asset
  if (!fit.types.includes(fittedVideoType))
    throw new AppError('MEDIA_INVALID', { rule: 'video.type', file, actual: asset.mimeType, allowed: fit.types.join(', ') })
  const path = await files.madeFile(sha256, 'stripped.mp4', async (to) => {
    if (!(await files.has(sha256))) throw new AppError('NOT_FOUND', { what: 'media_file', id: sha256 })
    await repackVideo(files.pathOf(sha256), to, file)
  })
  const { size: bytes } = await stat(path)
  if (bytes > fit.maxBytes)
    throw new AppError('MEDIA_INVALID', { rule: 'video.bytes', file, actual: String(bytes), allowed: String(fit.maxBytes) })
  return { bytes, mimeType: fittedVideoType, width, height, parts: () => createReadStream(path), blob: () => openAsBlob(path) }
}

/** Nothing is left to do to it. */
const openConverted = async (asset: AssetRow, { width, height }: ConvertedFacts, files: MediaFiles, fit: Fit): Promise<FittedFile> => {
  const { sha256, fileName: file } = asset
  const path = files.madePath(sha256, convertedName)
  const { size: bytes } = await stat(path)
  if (!fit.types.includes(fittedVideoType) || bytes > fit.maxBytes)
    throw new AppError('MEDIA_INVALID', { rule: 'video.bytes', file, actual: String(bytes), allowed: String(fit.maxBytes) })
  return { bytes, mimeType: fittedVideoType, width, height, parts: () => createReadStream(path), blob: () => openAsBlob(path) }
}

const toConverted = (asset: AssetRow, original: DraftMedia, files: MediaFiles): DraftMedia | null => {
  const facts = convertedFacts(files, asset.sha256)
  if (!facts) return null
  return { ...original, ...facts, mimeType: fittedVideoType, open: (fit) => openConverted(asset, facts, files, fit) }
}

export const toDraftMedia = (asset: AssetRow, alt: string, files: MediaFiles): DraftMedia => {
  const media: DraftMedia = {
    kind: asset.kind,
    mimeType: asset.mimeType,
    bytes: asset.bytes,
    width: asset.width,
    height: asset.height,
    seconds: asset.seconds,
    codec: asset.codec,
    fps: asset.fps,
    soundCodec: asset.soundCodec,
    soundRate: asset.soundRate,
    alt,
    fileName: asset.fileName,
    read: async (fit) => fitImage(await files.read(asset.sha256), fit, asset.fileName),
    open: (fit) => openVideoFile(asset, files, fit),
  }
  return asset.kind === 'image' ? media : { ...media, converted: () => toConverted(asset, media, files) }
}
