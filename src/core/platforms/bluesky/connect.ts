/** Connecting: handle, app password and server in; a session and whose it is out. */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountProfile, AccountSession, AdapterIo, Credential } from '../kit/adapter.ts'
import { jsonOf, networkCode, send, type HttpAnswer } from '../kit/http.ts'
import { newSession } from './answers.ts'
import type { BlueskyCredential } from './credential.ts'
import { toAppError } from './errors.ts'
import { profile } from './profile.ts'
import { parseService, safeOrigin } from './service-url.ts'
import { isOfMainPassword } from './token-scope.ts'

export const connect = async (
  fields: Readonly<Record<string, string>>,
  io: AdapterIo,
): Promise<{ credential: Credential; profile: AccountProfile }> => {
  const service = parseService(fields['service']?.trim() || 'https://bsky.social')
  const identifier = (fields['identifier'] ?? '').trim().replace(/^@/, '')
  const password = (fields['password'] ?? '').trim()
  if (identifier === '' || password === '') throw new AppError('WRONG_CREDENTIALS', {})
  const credential = toCredential(await signIn(service, identifier, password, io), service, io)
  if (isOfMainPassword(credential.accessJwt)) {
    await endSession(service, credential, io)
    throw new AppError('PLATFORM_REJECTED', { platform: 'bluesky', reason: 'app_password_required', field: 'password' })
  }
  return { credential, profile: await profile(temporarySession(service, credential), io) }
}

const signIn = async (service: string, identifier: string, password: string, io: AdapterIo): Promise<HttpAnswer> => {
  try {
    return await send(io, {
      platform: 'bluesky',
      url: new URL('/xrpc/com.atproto.server.createSession', service),
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify({ identifier, password })),
    })
  } catch (error) {
    // At this point the address was just typed, so a name nobody knows is rather a slip than a lost network.
    if (isAppError(error) && networkCode(error) === 'ENOTFOUND') {
      throw new AppError('PLATFORM_REJECTED', { platform: 'bluesky', reason: 'server_not_found', field: 'service' }, { cause: error })
    }
    throw error
  }
}

const toCredential = (answer: HttpAnswer, service: string, io: AdapterIo): BlueskyCredential => {
  const parsed = answer.status === 200 ? newSession.safeParse(jsonOf(answer)) : null
  if (!parsed?.success) throw toAppError('sign_in', answer, io.clock.now())
  const { did, handle, accessJwt, refreshJwt, didDoc } = parsed.data
  const home = didDoc?.service.find(({ id, type }) => id.endsWith('#atproto_pds') && type === 'AtprotoPersonalDataServer')
  return { did, handle, accessJwt, refreshJwt, pds: (home && safeOrigin(home.serviceEndpoint)) ?? service }
}

/** Leaves nothing behind of a sign-in that is not kept; a server that does not answer lets it run out by itself. */
const endSession = async (service: string, { refreshJwt }: BlueskyCredential, io: AdapterIo): Promise<void> => {
  try {
    await send(io, {
      platform: 'bluesky',
      url: new URL('/xrpc/com.atproto.server.deleteSession', service),
      method: 'POST',
      headers: { authorization: `Bearer ${refreshJwt}` },
    })
  } catch (error) {
    if (!isAppError(error)) throw error
  }
}

/** A session nobody keeps yet: it was made a moment ago, so it needs no renewal. */
const temporarySession = (service: string, credential: BlueskyCredential): AccountSession => ({
  accountId: '',
  remoteId: credential.did,
  service,
  app: () => {
    throw new AppError('REAUTH_REQUIRED', { platform: 'bluesky' })
  },
  credential: () => credential,
  refresh: () => Promise.reject(new AppError('REAUTH_REQUIRED', { platform: 'bluesky' })),
  heard: () => undefined,
  signal: new AbortController().signal,
})
