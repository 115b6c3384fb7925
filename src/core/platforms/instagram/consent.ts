/**
 * Consent on Instagram's page (Instagram Login), or on Facebook's (Facebook Login, where a Page is picked): no PKCE; a
 * code becomes a token of an hour, and that one of 60 days.
 */
import type * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { AdapterIo, ConsentFlow, DeveloperApp } from '../kit/adapter.ts'
import { jsonOf, send } from '../kit/http.ts'
import { codeAnswer, grantedPermissions, longToken } from './answers.ts'
import { call } from './client.ts'
import { messagePermission, type InstagramCredential } from './credential.ts'
import { toAppError } from './errors.ts'
import { temporarySession, whoseToken } from './profile.ts'
import { endOf, newCredential } from './renew-session.ts'
import { codeUrl, consentUrl, graphUrl, loginOf, tokenUrl, type Login } from './service-url.ts'

const needed: Readonly<Record<Login, readonly string[]>> = {
  instagram: ['instagram_business_basic', 'instagram_business_content_publish'],
  facebook: ['instagram_basic', 'instagram_content_publish', 'pages_show_list'],
}
const scopes: Readonly<Record<Login, readonly string[]>> = {
  instagram: [...needed.instagram, 'instagram_business_manage_comments', 'instagram_business_manage_insights', messagePermission],
  facebook: [...needed.facebook, 'pages_read_engagement', 'instagram_manage_comments', 'instagram_manage_insights'],
}

export const consent: ConsentFlow = {
  scopes: (service) => scopes[loginOf(service)],

  page: ({ app, redirectUri, state }) => {
    const page = consentUrl(app.service)
    page.search = new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: scopes[loginOf(app.service)].join(','),
      state,
    }).toString()
    return page
  },

  exchange: async (grant, io) => {
    const { service } = grant.app
    const login = loginOf(service)
    const short = await shortToken(grant, io)
    const { access_token: accessToken, expires_in: seconds } = await lengthened(grant.app, short.token, io)
    const given = login === 'facebook' ? await permissionsOf(service, accessToken, io) : short.given
    if (given) assertGiven(given, login)
    const profile = await whoseToken(service, accessToken, io)
    const now = io.clock.now()
    const credential: InstagramCredential = {
      ...newCredential(profile.remoteId, accessToken, now),
      endsAt: endOf(seconds, now),
      ...(given && { given, asked: [...scopes[login]] }),
    }
    return { credential, profile }
  },
}

const assertGiven = (given: readonly string[], login: Login): void => {
  if (!needed[login].every((one) => given.includes(one)))
    throw new AppError('PLATFORM_REJECTED', { platform: 'instagram', reason: 'permissions_missing' })
}

/** Facebook does not say with the token what was given. */
const permissionsOf = async (service: string, token: string, io: AdapterIo): Promise<string[]> => {
  const { data } = await call(temporarySession(service, token), io, {
    path: '/me/permissions',
    answer: grantedPermissions,
    situation: 'exchange',
  })
  return data.flatMap(({ permission, status }) => (status === 'granted' ? [permission] : []))
}

interface ShortToken {
  token: string
  /** Absent: it is not said with it. */
  given?: string[]
}
type LongToken = z.infer<typeof longToken>

const shortToken = async ({ app, redirectUri, code }: Parameters<ConsentFlow['exchange']>[0], io: AdapterIo): Promise<ShortToken> => {
  const ours = { client_id: app.clientId, client_secret: app.clientSecret ?? '', redirect_uri: redirectUri, code }
  if (loginOf(app.service) === 'facebook') return { token: (await tokenFrom(codeUrl(app.service), ours, io)).access_token }
  const form = new URLSearchParams({ ...ours, grant_type: 'authorization_code' })
  const answer = await send(io, {
    platform: 'instagram',
    url: codeUrl(app.service),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(form.toString()),
  })
  const parsed = answer.status === 200 ? codeAnswer.safeParse(jsonOf(answer)) : null
  if (!parsed?.success) throw toAppError('exchange', answer, io.clock.now())
  const { access_token: token, permissions } = parsed.data
  return { token, ...(permissions && { given: permissions }) }
}

/** Meta wants the secret and both tokens in the address here. */
const lengthened = async ({ clientId, clientSecret, service }: DeveloperApp, token: string, io: AdapterIo): Promise<LongToken> => {
  const secret = clientSecret ?? ''
  return loginOf(service) === 'facebook'
    ? tokenFrom(
        graphUrl(service, '/oauth/access_token'),
        { grant_type: 'fb_exchange_token', client_id: clientId, client_secret: secret, fb_exchange_token: token },
        io,
      )
    : tokenFrom(tokenUrl(service, '/access_token'), { grant_type: 'ig_exchange_token', client_secret: secret, access_token: token }, io)
}

const tokenFrom = async (url: URL, query: Record<string, string>, io: AdapterIo): Promise<LongToken> => {
  url.search = new URLSearchParams(query).toString()
  const answer = await send(io, { platform: 'instagram', url })
  const parsed = answer.status === 200 ? longToken.safeParse(jsonOf(answer)) : null
  if (!parsed?.success) throw toAppError('exchange', answer, io.clock.now())
  return parsed.data
}
