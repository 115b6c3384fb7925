/** Consent on TikTok's page, for a desktop application: loopback, PKCE with a hexadecimal challenge, and the secret besides. */
import { createHash } from 'node:crypto'
import { AppError } from '../../app-error.ts'
import type { AccountSession, ConsentFlow } from '../kit/adapter.ts'
import { exactJsonOf, tokens } from './answers.ts'
import { toCredential, type TiktokCredential } from './credential.ts'
import { toAppError } from './errors.ts'
import { profile } from './profile.ts'
import { consentUrl } from './service-url.ts'
import { askForTokens } from './token-endpoint.ts'

export const scopes = ['user.info.basic', 'user.info.profile', 'user.info.stats', 'video.list', 'video.upload', 'video.publish']

export const consent: ConsentFlow = {
  scopes: () => scopes,
  page: ({ app, redirectUri, state, verifier }) => {
    const page = consentUrl(app.service)
    page.search = new URLSearchParams({
      client_key: app.clientId,
      scope: scopes.join(','),
      response_type: 'code',
      redirect_uri: redirectUri,
      state,
      // Not base64url, as the standard has it.
      code_challenge: createHash('sha256').update(verifier).digest('hex'),
      code_challenge_method: 'S256',
    }).toString()
    return page
  },
  exchange: async ({ app, redirectUri, code, verifier }, io) => {
    const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
    const answer = await askForTokens(app, grant, io)
    const parsed = answer.status === 200 ? tokens.safeParse(exactJsonOf(answer)) : null
    if (!parsed?.success) throw toAppError('exchange', answer, io.clock.now())
    const credential = toCredential(parsed.data, io.clock.now())
    return { credential, profile: await profile(temporarySession(app.service, credential), io) }
  },
}

/** A session nobody keeps yet: it was made a moment ago, so it needs no renewal. */
const temporarySession = (service: string, credential: TiktokCredential): AccountSession => ({
  accountId: '',
  remoteId: credential.openId,
  service,
  app: () => {
    throw new AppError('REAUTH_REQUIRED', { platform: 'tiktok' })
  },
  credential: () => credential,
  refresh: () => Promise.reject(new AppError('REAUTH_REQUIRED', { platform: 'tiktok' })),
  heard: () => undefined,
  signal: new AbortController().signal,
})
