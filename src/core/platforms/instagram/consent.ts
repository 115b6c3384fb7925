/** Consent on Instagram's page (Instagram Login): no PKCE; a code becomes a token of an hour, and that one of 60 days. */
import { AppError } from '../../app-error.ts'
import type { AdapterIo, ConsentFlow, DeveloperApp } from '../kit/adapter.ts'
import { jsonOf, send } from '../kit/http.ts'
import { codeAnswer, longToken } from './answers.ts'
import { toAppError } from './errors.ts'
import { whoseToken } from './profile.ts'
import { newCredential } from './renew-session.ts'
import { codeUrl, consentUrl, tokenUrl } from './service-url.ts'

const needed = ['instagram_business_basic', 'instagram_business_content_publish']
const scopes = [...needed, 'instagram_business_manage_comments', 'instagram_business_manage_insights']

export const consent: ConsentFlow = {
  page: ({ app, redirectUri, state }) => {
    const page = consentUrl(app.service)
    page.search = new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: scopes.join(','),
      state,
    }).toString()
    return page
  },

  exchange: async (grant, io) => {
    const accessToken = await lengthened(grant.app, await shortToken(grant, io), io)
    const profile = await whoseToken(grant.app.service, accessToken, io)
    return { credential: newCredential(profile.remoteId, accessToken, io.clock.now()), profile }
  },
}

const shortToken = async ({ app, redirectUri, code }: Parameters<ConsentFlow['exchange']>[0], io: AdapterIo): Promise<string> => {
  const form = new URLSearchParams({
    client_id: app.clientId,
    client_secret: app.clientSecret ?? '',
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code,
  })
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
  if (permissions && !needed.every((one) => permissions.includes(one)))
    throw new AppError('PLATFORM_REJECTED', { platform: 'instagram', reason: 'permissions_missing' })
  return token
}

/** Meta wants the secret and both tokens in the address here. */
const lengthened = async ({ clientSecret, service }: DeveloperApp, token: string, io: AdapterIo): Promise<string> => {
  const url = tokenUrl(service, '/access_token')
  url.search = new URLSearchParams({ grant_type: 'ig_exchange_token', client_secret: clientSecret ?? '', access_token: token }).toString()
  const answer = await send(io, { platform: 'instagram', url })
  const parsed = answer.status === 200 ? longToken.safeParse(jsonOf(answer)) : null
  if (!parsed?.success) throw toAppError('exchange', answer, io.clock.now())
  return parsed.data.access_token
}
