/** Bringing media to the server. Nothing refers to them yet, so repeating it harms nobody: the server tidies up. */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, DraftMedia } from '../kit/adapter.ts'
import { uploadedBlob } from './answers.ts'
import { call, type Content } from './client.ts'
import { imageLimit, olderImageLimit, videoLimit } from './limits.ts'
import type { BlobRef, UploadedMedia } from './record.ts'
import { uploadToVideoService, videoServiceOf } from './video-service.ts'

const uploadTimeoutMs = 300_000

/** In the post's order. Images are fitted to `maxImageBytes`. */
export const uploadMedia = async (
  session: AccountSession,
  media: readonly DraftMedia[],
  maxImageBytes: number,
  io: AdapterIo,
): Promise<UploadedMedia[]> => {
  const uploaded: UploadedMedia[] = []
  // One after the other: a post has ten images at most, and their bytes need not lie in memory together.
  for (const medium of media)
    uploaded.push(medium.kind === 'video' ? await uploadVideo(session, medium, io) : await uploadImage(session, medium, maxImageBytes, io))
  return uploaded
}

const uploadImage = async (session: AccountSession, image: DraftMedia, maxBytes: number, io: AdapterIo): Promise<UploadedMedia> => {
  const { data, mimeType, width, height } = await image.read({ maxBytes, types: imageLimit.types })
  try {
    const blob = await uploadBlob(session, { data, mimeType }, io)
    return { kind: 'image', blob, alt: image.alt, width, height }
  } catch (error) {
    if (!isAppError(error, 'MEDIA_INVALID') || data.byteLength <= olderImageLimit.bytes) throw error
    return uploadImage(session, image, olderImageLimit.bytes, io)
  }
}

const uploadVideo = async (session: AccountSession, video: DraftMedia, io: AdapterIo): Promise<UploadedMedia> => {
  const file = await video.open({ maxBytes: videoLimit.bytes, types: videoLimit.types })
  const service = videoServiceOf(session)
  const blob = service
    ? await uploadToVideoService(session, service, { file, fileName: video.fileName }, io)
    : await uploadBlob(session, { data: file, mimeType: file.mimeType }, io)
  return { kind: 'video', blob, alt: video.alt, width: file.width, height: file.height }
}

/** Throws MEDIA_INVALID when it is more than the server takes. */
const uploadBlob = async (session: AccountSession, body: Content, io: AdapterIo): Promise<BlobRef> => {
  if ((body.data instanceof Uint8Array ? body.data.byteLength : body.data.bytes) === 0)
    throw new AppError('MEDIA_INVALID', { rule: 'media.empty' })
  const { blob } = await call(session, io, {
    method: 'com.atproto.repo.uploadBlob',
    body,
    answer: uploadedBlob,
    timeoutMs: uploadTimeoutMs,
  })
  return blob
}
