/** Consent on X's page: OAuth 2.0 with PKCE, as a public client, so that there is no secret to keep. */
import { createHash } from 'node:crypto'
import { AppError } from '../../app-error.ts'
import type { AccountSession, ConsentFlow, DeveloperApp } from '../kit/adapter.ts'
import { jsonOf } from '../kit/http.ts'
import { tokens } from './answers.ts'
import type { XCredential } from './credential.ts'
import { toAppError } from './errors.ts'
import { messageScopes } from './messages.ts'
import { ownProfile } from './profile.ts'
import { consentUrl } from './service-url.ts'
import { postForm } from './token-endpoint.ts'

/** The last one is for the refresh token: without it an account would have to consent every two hours. */
export const neededScopes: readonly string[] = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']

/** Without those of messages, all but messages works. */
const scopes: readonly string[] = [...neededScopes, ...messageScopes]

export const consent: ConsentFlow = {
  scopes: () => scopes,

  page: ({ app, redirectUri, state, verifier }) => {
    const page = consentUrl(app.service)
    page.search = String(
      new URLSearchParams({
        response_type: 'code',
        client_id: app.clientId,
        redirect_uri: redirectUri,
        scope: scopes.join(' '),
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }),
    )
    return page
  },

  exchange: async ({ app, redirectUri, code, verifier }, io) => {
    const form = {
      grant_type: 'authorization_code',
      code,
      client_id: app.clientId,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }
    const answer = await postForm(app.service, form, io)
    const parsed = answer.status === 200 ? tokens.safeParse(jsonOf(answer)) : null
    if (!parsed?.success) throw toAppError('exchange', answer, io.clock.now())
    const { access_token: accessToken, refresh_token: refreshToken, scope } = parsed.data
    const given = scope?.split(' ')
    if (refreshToken === undefined || (given && !neededScopes.every((one) => given.includes(one))))
      throw new AppError('PLATFORM_REJECTED', { platform: 'x', reason: 'permissions_missing' })
    const unnamed: XCredential = { userId: '', username: '', accessToken, refreshToken, ...(given && { given }) }
    const profile = await ownProfile(temporarySession(app, unnamed), io)
    return { credential: { ...unnamed, userId: profile.remoteId, username: profile.handle }, profile }
  },
}

/** A session nobody keeps yet: its tokens were made a moment ago, so they need no renewal. */
const temporarySession = (app: DeveloperApp, credential: XCredential): AccountSession => ({
  accountId: '',
  remoteId: '',
  service: app.service,
  app: () => app,
  credential: () => credential,
  refresh: () => Promise.reject(new AppError('WRONG_CREDENTIALS', {})),
  heard: () => undefined,
  signal: new AbortController().signal,
})
