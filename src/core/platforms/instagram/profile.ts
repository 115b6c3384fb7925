/** Who an account is now. */
import { AppError } from '../../app-error.ts'
import type { AccountProfile, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { me } from './answers.ts'
import { call } from './client.ts'
import type { Situation } from './errors.ts'
import { profileUrl } from './service-url.ts'

const ownProfile = async (session: AccountSession, io: AdapterIo, situation: Situation): Promise<AccountProfile> => {
  const query = { fields: 'user_id,username,name,followers_count' }
  const found = await call(session, io, { path: '/me', query, answer: me, situation })
  return {
    remoteId: found.user_id,
    handle: found.username,
    displayName: found.name ?? found.username,
    profileUrl: profileUrl(session.service, found.username),
    service: session.service,
    followers: found.followers_count ?? null,
  }
}

export const profile = async (session: AccountSession, io: AdapterIo): Promise<AccountProfile> => {
  const found = await ownProfile(session, io, 'call')
  // Another account's token under this account's name would publish on the wrong page.
  if (found.remoteId !== session.remoteId) throw new AppError('REAUTH_REQUIRED', { platform: 'instagram' })
  return found
}

/** Whose token it is, of one that was pasted or made just now. Throws WRONG_CREDENTIALS when it is no one's. */
export const whoseToken = (service: string, accessToken: string, io: AdapterIo): Promise<AccountProfile> =>
  ownProfile(temporarySession(service, accessToken), io, 'exchange')

/** A session nobody keeps yet: it needs no renewal. */
const temporarySession = (service: string, accessToken: string): AccountSession => ({
  accountId: '',
  remoteId: '',
  service,
  app: () => {
    throw new AppError('REAUTH_REQUIRED', { platform: 'instagram' })
  },
  credential: () => ({ userId: '', accessToken, renewAt: Number.MAX_SAFE_INTEGER }),
  refresh: () => Promise.reject(new AppError('REAUTH_REQUIRED', { platform: 'instagram' })),
  heard: () => undefined,
  signal: new AbortController().signal,
})
