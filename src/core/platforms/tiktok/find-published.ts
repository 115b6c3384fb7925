/** What became of a post: asked with the `publish_id` that was committed before its last chunk left. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Lookup, Operation, RemotePost } from '../kit/adapter.ts'
import { publishStatus } from './answers.ts'
import { call } from './client.ts'
import { failureOf } from './errors.ts'
import { readHandle, type Handle } from './handle.ts'
import { uploadLimit } from './limits.ts'
import { webUrl } from './service-url.ts'

const minuteMs = 60_000
/** A public post's id is told once TikTok has looked at it, "minutes to hours" later; after this it is out without one. */
const idWithinMs = 6 * 60 * minuteMs

export const findPublished = async (
  session: AccountSession,
  _operation: Operation,
  io: AdapterIo,
  handle?: Record<string, string>,
): Promise<Lookup> => {
  // Committed before the write: where there is none, no last chunk ever left.
  if (!handle) return { state: 'absent' }
  const read = readHandle(handle)
  if (!read) throw new AppError('NOT_SUPPORTED', { platform: 'tiktok', capability: 'look_up' })
  return lookUp(session, read, io)
}

export const lookUp = async (session: AccountSession, handle: Handle, io: AdapterIo): Promise<Lookup> => {
  const status = await call(session, io, {
    path: '/v2/post/publish/status/fetch/',
    body: { publish_id: handle.publishId },
    answer: publishStatus,
  })
  const now = io.clock.now()
  const processing = { state: 'processing' as const, askAt: askAgainAt(handle, now) }
  switch (status.status) {
    case 'PUBLISH_COMPLETE': {
      const [id] = [...(status.publicaly_available_post_id ?? []), ...(status.publicly_available_post_id ?? [])]
      if (id !== undefined) return { state: 'found', remote: withId(session, handle, id) }
      const mayGetId = handle.privacy === 'PUBLIC_TO_EVERYONE' || handle.privacy === ''
      return mayGetId && now < handle.beganAt + idWithinMs ? processing : { state: 'found', remote: withoutId(session, handle) }
    }
    case 'FAILED':
      return { state: 'refused', error: failureOf(status.fail_reason) }
    case 'PROCESSING_UPLOAD':
      return isUploaded(status.uploaded_bytes, handle, now) ? processing : { state: 'absent' }
    // The creator has it in the inbox, or TikTok is at it; a status that is new to us is none of the final ones.
    default:
      return processing
  }
}

/**
 * Once TikTok has said that all is there, no figure of bytes takes it back. Where it does not say how much it has, it may
 * have all until nobody can send any more.
 */
const isUploaded = (uploaded: number | undefined, { bytes, beganAt, complete }: Handle, now: number): boolean =>
  complete === 'yes' || (uploaded === undefined ? now < beganAt + uploadLimit.livesMs : uploaded >= bytes)

/** Half of how long it has been going on, from 5 s to 10 min: well under 30 times a minute. */
export const askAgainAt = ({ beganAt }: Handle, now: number): number =>
  now + Math.min(10 * minuteMs, Math.max(5000, Math.round((now - beganAt) / 2)))

const withId = ({ service }: AccountSession, { username }: Handle, id: string): RemotePost => ({
  remoteId: id,
  url: webUrl(service, username, id),
})

/** Private ones never get a public id: nothing can be read of them but that they are there. */
const withoutId = ({ service }: AccountSession, { publishId, username }: Handle): RemotePost => ({
  remoteId: publishId,
  url: webUrl(service, username),
})
