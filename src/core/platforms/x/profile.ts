/** Who an account is now. */
import { AppError } from '../../app-error.ts'
import type { AccountProfile, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { user } from './answers.ts'
import { call } from './client.ts'
import { userRead } from './paid.ts'
import { profileUrl } from './service-url.ts'

export const ownProfile = async (session: AccountSession, io: AdapterIo): Promise<AccountProfile> => {
  const query = { 'user.fields': 'public_metrics' }
  const { data } = await call(session, io, {
    path: '/2/users/me',
    budget: 'profile',
    query,
    answer: user,
    paid: ({ data: { id } }) => [userRead(id)],
    canWait: true,
  })
  return {
    remoteId: data.id,
    handle: data.username,
    displayName: data.name,
    profileUrl: profileUrl(session.service, data.username),
    service: session.service,
    followers: data.public_metrics?.followers_count ?? null,
    following: data.public_metrics?.following_count ?? null,
    posts: data.public_metrics?.post_count ?? data.public_metrics?.tweet_count ?? null,
  }
}

export const profile = async (session: AccountSession, io: AdapterIo): Promise<AccountProfile> => {
  const me = await ownProfile(session, io)
  // Another account's tokens under this account's name would publish on the wrong page.
  if (me.remoteId !== session.remoteId) throw new AppError('REAUTH_REQUIRED', { platform: 'x' })
  return me
}
