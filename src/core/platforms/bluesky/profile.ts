/** Who an account is now. */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountProfile, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { ownSession, profileView, readRecord } from './answers.ts'
import { call } from './client.ts'
import { webUrl } from './service-url.ts'

/**
 * Followers and name come from the network's view. A server without one (or whose view is out) still proves that the
 * session is alive; followers are unknown then.
 */
export const profile = async (session: AccountSession, io: AdapterIo): Promise<AccountProfile> => {
  const me = await call(session, io, { method: 'com.atproto.server.getSession', answer: ownSession })
  if (me.did !== session.remoteId) throw new AppError('REAUTH_REQUIRED', { platform: 'bluesky' })
  const view = await orNull(call(session, io, { method: 'app.bsky.actor.getProfile', query: { actor: me.did }, answer: profileView }))
  return {
    remoteId: me.did,
    handle: me.handle,
    displayName: view?.displayName ?? (view ? null : await ownName(session, io)) ?? me.handle,
    profileUrl: webUrl(session.service, `/profile/${me.handle}`),
    service: session.service,
    followers: view?.followersCount ?? null,
    following: view?.followsCount ?? null,
    posts: view?.postsCount ?? null,
  }
}

const ownName = async (session: AccountSession, io: AdapterIo): Promise<string | null> => {
  const query = { repo: session.remoteId, collection: 'app.bsky.actor.profile', rkey: 'self' }
  const record = await orNull(call(session, io, { method: 'com.atproto.repo.getRecord', query, answer: readRecord, auth: 'none' }))
  return record?.value.displayName ?? null
}

/** `null` where the server cannot say; being told to wait or to sign in again is for the caller to hear. */
const orNull = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer
  } catch (error) {
    // Unknown is an honest answer here, and the session was proved alive before.
    if (isAppError(error, 'PLATFORM_DOWN', 'NOT_SUPPORTED', 'NOT_FOUND', 'PLATFORM_REJECTED')) return null
    throw error
  }
}
