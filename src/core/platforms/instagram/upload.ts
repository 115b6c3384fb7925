/** A video's bytes, sent to where Instagram says (Facebook Login alone): no media host is needed for it. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, FittedFile } from '../kit/adapter.ts'
import { jsonOf, send } from '../kit/http.ts'
import { uploaded, uploadRefused } from './answers.ts'
import { readCredential } from './credential.ts'
import { toAppError } from './errors.ts'
import { isUploadUrl } from './service-url.ts'

const timeoutMs = 10 * 60_000

/** `uri`: as the container's answer named it. Throws PLATFORM_DOWN, MEDIA_INVALID. */
export const uploadVideo = async (session: AccountSession, io: AdapterIo, uri: string, file: FittedFile): Promise<void> => {
  // The token goes with it.
  if (!isUploadUrl(session.service, uri)) throw new AppError('PLATFORM_DOWN', { platform: 'instagram' })
  const answer = await send(io, {
    platform: 'instagram',
    url: new URL(uri),
    method: 'POST',
    headers: {
      authorization: `OAuth ${readCredential(session.credential()).accessToken}`,
      offset: '0',
      file_size: String(file.bytes),
      'content-type': 'application/octet-stream',
    },
    body: file,
    signal: session.signal,
    timeoutMs,
  })
  if (answer.status === 200 && uploaded.safeParse(jsonOf(answer)).success) return
  const { debug_info: refused } = uploadRefused.safeParse(jsonOf(answer)).data ?? {}
  if (refused && !refused.retriable) throw new AppError('MEDIA_INVALID', { rule: 'video.refused_by_service' })
  throw refused || answer.status < 300
    ? new AppError('PLATFORM_DOWN', { platform: 'instagram' })
    : toAppError('call', answer, io.clock.now())
}
