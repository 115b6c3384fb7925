/** Media of a post as adapters get them: facts at once, bytes when asked, fitted and stripped. */
import { AppError } from '../app-error.ts'
import type { DraftMedia } from '../platforms/kit/adapter.ts'
import type { AssetRow } from '../store/asset-reader.ts'
import { fitImage } from './fit-image.ts'
import { fittedVideoType, repackVideo } from './fit-video.ts'
import type { MediaFiles } from './media-files.ts'

type Fitted = Awaited<ReturnType<DraftMedia['read']>>
type Fit = Parameters<DraftMedia['read']>[0]

const readVideo = async (asset: AssetRow, files: MediaFiles, fit: Fit): Promise<Fitted> => {
  if (!fit.types.includes(fittedVideoType)) {
    throw new AppError('MEDIA_INVALID', { rule: 'video.type', file: asset.fileName, actual: asset.mimeType, allowed: fit.types.join(', ') })
  }
  const data = await files.made(asset.sha256, 'stripped.mp4', async () => repackVideo(await files.read(asset.sha256), asset.fileName))
  if (data.byteLength > fit.maxBytes) {
    throw new AppError('MEDIA_INVALID', {
      rule: 'video.bytes',
      file: asset.fileName,
      actual: String(data.byteLength),
      allowed: String(fit.maxBytes),
    })
  }
  return { data, mimeType: fittedVideoType, width: asset.width, height: asset.height }
}

export const toDraftMedia = (asset: AssetRow, alt: string, files: MediaFiles): DraftMedia => ({
  kind: asset.kind,
  mimeType: asset.mimeType,
  bytes: asset.bytes,
  width: asset.width,
  height: asset.height,
  seconds: asset.seconds,
  alt,
  fileName: asset.fileName,
  read: async (fit) =>
    asset.kind === 'video' ? readVideo(asset, files, fit) : fitImage(await files.read(asset.sha256), fit, asset.fileName),
})
