/** Who an account is now. */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountProfile, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { me, pageAccount, pickedPages } from './answers.ts'
import { call } from './client.ts'
import type { Situation } from './errors.ts'
import { readQuota } from './quota.ts'
import { loginOf, profileUrl } from './service-url.ts'

const shown = ['username', 'name', 'followers_count', 'follows_count', 'media_count']

const ownProfile = async (session: AccountSession, io: AdapterIo, situation: Situation): Promise<AccountProfile> => {
  const found =
    loginOf(session.service) === 'facebook'
      ? await call(session, io, {
          path: `/${session.remoteId || (await pickedAccount(session, io))}`,
          query: { fields: ['id', ...shown].join(',') },
          answer: pageAccount.transform(({ id, ...rest }) => ({ ...rest, user_id: id })),
          situation,
        })
      : await call(session, io, { path: '/me', query: { fields: ['user_id', ...shown].join(',') }, answer: me, situation })
  return {
    remoteId: found.user_id,
    handle: found.username,
    displayName: found.name ?? found.username,
    profileUrl: profileUrl(session.service, found.username),
    service: session.service,
    followers: found.followers_count ?? null,
    following: found.follows_count ?? null,
    posts: found.media_count ?? null,
  }
}

/** The one account behind the Pages that were picked. Throws PLATFORM_REJECTED where there is none, or several. */
const pickedAccount = async (session: AccountSession, io: AdapterIo): Promise<string> => {
  const { data } = await call(session, io, {
    path: '/me/accounts',
    query: { fields: 'instagram_business_account' },
    answer: pickedPages,
    situation: 'exchange',
  })
  const [first, ...more] = new Set(data.flatMap(({ instagram_business_account: account }) => account?.id ?? []))
  const reason = first === undefined ? 'no_page_account' : more.length > 0 ? 'several_page_accounts' : null
  if (first === undefined || reason !== null) throw new AppError('PLATFORM_REJECTED', { platform: 'instagram', reason: reason ?? '' })
  return first
}

export const profile = async (session: AccountSession, io: AdapterIo): Promise<AccountProfile> => {
  const found = await ownProfile(session, io, 'call')
  // Another account's token under this account's name would publish on the wrong page.
  if (found.remoteId !== session.remoteId) throw new AppError('REAUTH_REQUIRED', { platform: 'instagram' })
  await hearQuota(session, io)
  return found
}

/** So that whoever plans a day knows what is left of it. Nothing hangs on it here: publishing asks for itself. */
const hearQuota = async (session: AccountSession, io: AdapterIo): Promise<void> => {
  try {
    await readQuota(session, io)
  } catch (error) {
    if (!isAppError(error)) throw error
  }
}

/** Whose token it is, of one that was pasted or made just now. Throws WRONG_CREDENTIALS when it is no one's. */
export const whoseToken = (service: string, accessToken: string, io: AdapterIo): Promise<AccountProfile> =>
  ownProfile(temporarySession(service, accessToken), io, 'exchange')

/** A session nobody keeps yet: it needs no renewal. */
export const temporarySession = (service: string, accessToken: string): AccountSession => ({
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
