/** Consent with Instagram Login, or with Facebook Login, where a Page is picked; exchange, lengthening and renewal (IG-1). */
import * as z from 'zod'
import { html, type Answer } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { assertOurPage } from '../our-page.ts'
import { escape, layout } from '../page-layout.ts'
import { longSeconds, type InstagramGrant } from './grants.ts'
import { base, formOf, paramsOf, tokenIn, type InstagramParts } from './methods.ts'
import type { InstagramAccount, InstagramApp } from './network.ts'
import { notAccepted } from './refusals.ts'
import { textsFor } from './texts.ts'

type Login = InstagramGrant['login']

export const scopesOf: Readonly<Record<Login, readonly string[]>> = {
  instagram: [
    'instagram_business_basic',
    'instagram_business_content_publish',
    'instagram_business_manage_comments',
    'instagram_business_manage_messages',
    'instagram_business_manage_insights',
  ],
  facebook: [
    'instagram_basic',
    'instagram_content_publish',
    'instagram_manage_comments',
    'instagram_manage_insights',
    'instagram_manage_messages',
    'pages_show_list',
    'pages_read_engagement',
    'business_management',
  ],
}

const asked = z.object({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https$/ }).max(512),
  response_type: z.literal('code'),
  scope: z.string().transform((scope) => scope.split(/[\s,]+/)),
  state: z.string().default(''),
})

const pagePaths: Readonly<Record<Login, string>> = { instagram: `${base}/oauth/authorize`, facebook: `${base}/dialog/oauth` }

export const consent = (parts: InstagramParts): Route[] => [
  ...(['instagram', 'facebook'] as const).flatMap((login): Route[] => [
    { method: 'GET', path: pagePaths[login], handle: (request) => consentPage(parts, request, login) },
    { method: 'POST', path: pagePaths[login], handle: (request) => decide(parts, request, login) },
  ]),
  { method: 'POST', path: `${base}/oauth/access_token`, handle: (request) => tokenAnswer(shortToken(parts, formOf(request))) },
  { method: 'GET', path: `${base}/access_token`, handle: (request) => tokenAnswer(longToken(parts, request)) },
  { method: 'GET', path: `${base}/refresh_access_token`, handle: (request) => tokenAnswer(renewedToken(parts, request)) },
  { method: 'GET', path: `${base}/:version/oauth/access_token`, handle: (request) => tokenAnswer(facebookToken(parts, request)) },
]

const tokenAnswer = (body: object): Answer => ({ status: 200, headers: { 'cache-control': 'no-store' }, body })

interface Asked {
  app: InstagramApp
  redirectUri: string
  scope: string[]
  state: string
  fields: [string, string][]
}

/** `null` when Instagram would show its page of errors: nobody is sent on to an address that was not registered. */
const readAsked = ({ network }: InstagramParts, fields: URLSearchParams, login: Login): Asked | null => {
  const parsed = asked.safeParse(Object.fromEntries(fields))
  if (!parsed.success) return null
  const { client_id: clientId, redirect_uri: redirectUri, scope, state } = parsed.data
  const app = network.appsById.get(clientId)
  if (!app?.redirectUris.includes(redirectUri) || !scope.every((one) => scopesOf[login].includes(one))) return null
  return { app, redirectUri, scope, state, fields: Object.keys(asked.shape).map((name) => [name, fields.get(name) ?? '']) }
}

const wrongPage = (request: PracticeRequest): Answer => {
  const t = textsFor(request)
  return html(layout(t.wrongTitle, `<h1>${t.wrongTitle}</h1><p>${t.wrong}</p>`, t.language), { status: 400 })
}

const isNeeded = (scope: string): boolean => scope === 'instagram_business_basic' || scope === 'instagram_basic'

const consentPage = (parts: InstagramParts, request: PracticeRequest, login: Login): Answer => {
  const wanted = readAsked(parts, request.query, login)
  if (!wanted) return wrongPage(request)
  const t = textsFor(request)
  const hidden = wanted.fields.map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`).join('')
  const scopes = wanted.scope.map(
    (scope) =>
      `<li><label><input type="checkbox" name="granted" value="${escape(scope)}" checked${isNeeded(scope) ? ' disabled' : ''}> ${escape(t.scopes[scope] ?? scope)}</label></li>`,
  )
  const accounts = [...parts.network.accountsById.values()].map(
    ({ id, username, name }) =>
      `<p><button name="account" value="${escape(id)}">${escape(login === 'facebook' ? t.pickPage(name, username) : t.allowAs(username))}</button></p>`,
  )
  const content = `<h1>${escape(t.consentTitle(wanted.app.name))}</h1><p>${t.consentLead}</p>
<form method="post" action="${pagePaths[login]}">${hidden}<ul>${scopes.join('')}</ul>${login === 'facebook' ? `<p>${t.pickLead}</p>` : ''}
${accounts.join('\n') || `<p>${t.none} <a href="${base}">${t.newAccount}</a></p>`}
<p><button name="cancel" value="yes">${t.cancel}</button></p></form>`
  // A browser holds `form-action` against where the form's answer sends on to, too.
  return html(layout(t.consentTitle(wanted.app.name), content, t.language), { formAction: `'self' ${new URL(wanted.redirectUri).origin}` })
}

const decide = (parts: InstagramParts, request: PracticeRequest, login: Login): Answer => {
  assertOurPage(request, parts.url())
  const form = formOf(request)
  const wanted = readAsked(parts, form, login)
  const account = parts.network.accountsById.get(form.get('account') ?? '')
  if (!wanted || (!account && !form.has('cancel'))) return wrongPage(request)
  const { app, redirectUri, state } = wanted
  const back = new URL(redirectUri)
  if (account) {
    const scope = wanted.scope.filter((one) => isNeeded(one) || form.getAll('granted').includes(one))
    back.searchParams.set('code', parts.grants.newCode({ account: account.id, clientId: app.clientId, login, scope, redirectUri }))
  } else {
    back.searchParams.set('error', 'access_denied')
    back.searchParams.set('error_reason', 'user_denied')
    back.searchParams.set('error_description', 'The user denied your request.')
  }
  if (state !== '') back.searchParams.set('state', state)
  // Instagram puts this at the end, and says that it is no part of the code.
  back.hash = login === 'instagram' ? '_' : '_=_'
  return { status: 303, headers: { location: back.href, 'cache-control': 'no-store' } }
}

const knownApp = ({ network }: InstagramParts, id: string | null | undefined, secret: string | null | undefined): InstagramApp => {
  const app = network.appsById.get(id ?? '')
  if (!app) throw notAccepted('OAuthException', 'Invalid platform app')
  if (app.clientSecret !== secret) throw notAccepted('OAuthException', 'Error validating client secret.')
  return app
}

const shortToken = (parts: InstagramParts, form: URLSearchParams): object => {
  const { clientId } = knownApp(parts, form.get('client_id'), form.get('client_secret'))
  if (form.get('grant_type') !== 'authorization_code') throw notAccepted('OAuthException', 'Invalid grant_type')
  const code = form.get('code') ?? ''
  const { token, account, scope } = parts.grants.exchange({
    code,
    clientId,
    redirectUri: form.get('redirect_uri') ?? '',
    login: 'instagram',
  })
  const scopedId = parts.network.accountsById.get(account)?.scopedId ?? ''
  const answer = { access_token: token, user_id: scopedId, permissions: scope.join(',') }
  return parts.wrapsTokens ? { data: [answer] } : { ...answer, user_id: Number(scopedId), permissions: [...scope] }
}

const longToken = (parts: InstagramParts, request: PracticeRequest): object => {
  const { query } = request
  const short = tokenIn(request, Object.fromEntries(query)) ?? ''
  const grant = parts.grants.verify(short)
  const { clientSecret } = parts.network.appsById.get(grant.clientId) ?? {}
  if (query.get('grant_type') !== 'ig_exchange_token' || grant.login !== 'instagram' || query.get('client_secret') !== clientSecret)
    throw notAccepted('OAuthException', 'Error validating client secret.')
  return { access_token: parts.grants.lengthen(short, grant.clientId).token, token_type: 'bearer', expires_in: longSeconds }
}

const renewedToken = (parts: InstagramParts, request: PracticeRequest): object => {
  const { query } = request
  if (query.get('grant_type') !== 'ig_refresh_token') throw notAccepted('OAuthException', 'Invalid grant_type')
  const { token, scope } = parts.grants.renew(tokenIn(request, Object.fromEntries(query)) ?? '')
  return { access_token: token, token_type: 'bearer', expires_in: longSeconds, permissions: scope.join(',') }
}

/** Facebook Login's own: a code, or a short token that becomes a long one. */
const facebookToken = (parts: InstagramParts, request: PracticeRequest): object => {
  const params = paramsOf(request)
  const { clientId } = knownApp(parts, params['client_id'], params['client_secret'])
  const exchange = params['fb_exchange_token']
  if (exchange !== undefined)
    return { access_token: parts.grants.lengthen(exchange, clientId).token, token_type: 'bearer', expires_in: longSeconds }
  const { code = '', redirect_uri: redirectUri = '' } = params
  const { token } = parts.grants.exchange({ code, clientId, redirectUri, login: 'facebook' })
  return { access_token: token, token_type: 'bearer', expires_in: 3600 }
}

/** As the dashboard's "Generate token" gives it. */
export const generateToken = ({ network, grants }: InstagramParts, { id }: InstagramAccount, login: Login): string => {
  const [app] = network.appsById.values()
  const { clientId } = app ?? network.createApp()
  return grants.generate({ account: id, clientId, login, scope: scopesOf[login] }).token
}
