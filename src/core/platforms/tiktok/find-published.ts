/** What became of a post: asked with the `publish_id` that was committed before its last chunk left. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Lookup, Operation, RemotePost } from '../kit/adapter.ts'
import { publishStatus, userInfo } from './answers.ts'
import { call } from './client.ts'
import { readCredential } from './credential.ts'
import { failureOf } from './errors.ts'
import { readHandle, type Handle } from './handle.ts'
import { uploadLimit } from './limits.ts'
import { webUrl } from './service-url.ts'

const minuteMs = 60_000

export const findPublished = async (
  session: AccountSession,
  _operation: Operation,
  io: AdapterIo,
  handle?: Record<string, string>,
): Promise<Lookup> => {
  // Committed before the write: where there is none, no last chunk ever left.
  if (!handle) return { state: 'absent' }
  const read = readHandle(handle)
  // Photos whose answer was lost: TikTok names nothing to ask for them with.
  if (!read || read.publishId === '') throw new AppError('NOT_SUPPORTED', { platform: 'tiktok', capability: 'look_up' })
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
      if (id !== undefined) return { state: 'found', remote: await remoteOf(session, handle, id, io) }
      // A public one has no id, and is seen by nobody, until TikTok has looked through it ("minutes to hours"). Others never
      // get one; for whom a draft was posted, nobody tells.
      return handle.privacy === 'PUBLIC_TO_EVERYONE' ? processing : { state: 'unseen', later: handle.privacy === '' }
    }
    case 'FAILED':
      return { state: 'refused', error: failureOf(status.fail_reason) }
    case 'PROCESSING_UPLOAD':
      return isUploaded(status.uploaded_bytes, handle, now) ? processing : { state: 'absent' }
    // The creator has it in the inbox, and posts it whenever they like.
    case 'SEND_TO_USER_INBOX':
      return {
        state: 'processing',
        askAt: Math.max(processing.askAt, now + Math.min(60 * minuteMs, now - handle.beganAt)),
        handedOver: true,
      }
    // TikTok is at it; a status that is new to us is none of the final ones.
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

/** A draft is begun without being told whose account it is. */
const remoteOf = async (session: AccountSession, handle: Handle, id: string, io: AdapterIo): Promise<RemotePost> => ({
  remoteId: id,
  url: webUrl(session.service, handle.username || (await usernameOf(session, io)), id),
})

/** Empty where the owner does not grant it: TikTok finds a video by its id alone. */
const usernameOf = async (session: AccountSession, io: AdapterIo): Promise<string> => {
  if (!readCredential(session.credential()).scope.includes('user.info.profile')) return ''
  const { user } = await call(session, io, { path: '/v2/user/info/', fields: ['open_id', 'username'], answer: userInfo })
  return user.username ?? ''
}
