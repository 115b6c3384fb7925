/** Who an account is now. Its id is one for the application: with another application the same account has another. */
import { AppError } from '../../app-error.ts'
import type { AccountProfile, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { userInfo } from './answers.ts'
import { call } from './client.ts'
import { readCredential } from './credential.ts'
import { webUrl } from './service-url.ts'

/** A field is asked for only where its scope was granted: one too many would have TikTok refuse them all. */
const fieldsByScope: Readonly<Record<string, readonly string[]>> = {
  'user.info.basic': ['open_id', 'display_name'],
  'user.info.profile': ['username'],
  'user.info.stats': ['follower_count', 'following_count', 'video_count'],
}

export const profile = async (session: AccountSession, io: AdapterIo): Promise<AccountProfile> => {
  const fields = readCredential(session.credential()).scope.flatMap((scope) => fieldsByScope[scope] ?? [])
  const { user } = await call(session, io, { path: '/v2/user/info/', fields, answer: userInfo })
  if (user.open_id !== session.remoteId) throw new AppError('REAUTH_REQUIRED', { platform: 'tiktok' })
  const handle = user.username ?? user.display_name ?? user.open_id
  return {
    remoteId: user.open_id,
    handle,
    displayName: user.display_name ?? handle,
    profileUrl: webUrl(session.service, user.username ?? ''),
    service: session.service,
    followers: user.follower_count ?? null,
    following: user.following_count ?? null,
    posts: user.video_count ?? null,
  }
}
