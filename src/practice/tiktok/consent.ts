/** OAuth 2.0 with PKCE and a client secret, as TikTok has it for desktop applications (platforms.md, TT-1). */
import * as z from 'zod'
import { html, type Answer } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { assertOurPage } from '../our-page.ts'
import { escape, layout } from '../page-layout.ts'
import { base, formOf, type TiktokParts } from './methods.ts'
import type { TiktokApp } from './network.ts'
import { oauthRefused } from './refusals.ts'
import { textsFor } from './texts.ts'

const knownScopes = ['user.info.basic', 'user.info.profile', 'user.info.stats', 'video.list', 'video.upload', 'video.publish']

const asked = z.object({
  client_key: z.string(),
  response_type: z.literal('code'),
  scope: z.string().transform((scope) => scope.split(',')),
  redirect_uri: z.string().max(512),
  state: z.string().min(1),
  /** Hexadecimal, not base64url. */
  code_challenge: z.string().regex(/^[\da-f]{64}$/),
  code_challenge_method: z.literal('S256'),
})

const authorizePath = `${base}/v2/auth/authorize/`

export const consent = (parts: TiktokParts): Route[] => [
  { method: 'GET', path: authorizePath, handle: (request) => consentPage(parts, request) },
  { method: 'POST', path: authorizePath, handle: (request) => decide(parts, request) },
  { method: 'POST', path: `${base}/v2/oauth/token/`, handle: (request) => oauthAnswer(token(parts, formOf(request))) },
  {
    method: 'POST',
    path: `${base}/v2/oauth/revoke/`,
    handle: (request) => {
      const form = formOf(request)
      knownApp(parts, form)
      parts.grants.revoke(form.get('token') ?? '')
      return oauthAnswer({})
    },
  },
]

const oauthAnswer = (body: object): Answer => ({ status: 200, headers: { 'cache-control': 'no-store' }, body })

/** Whether one that was registered, with `*` for the port, stands for the address. */
const isRegistered = (registered: string, address: string): boolean => {
  const [before, after] = registered.split(':*')
  if (after === undefined) return registered === address
  return (
    address.startsWith(`${before}:`) &&
    /^\d+$/.test(address.slice((before ?? '').length + 1, address.length - after.length)) &&
    address.endsWith(after)
  )
}

interface Asked {
  app: TiktokApp
  redirectUri: string
  scope: string[]
  state: string
  challenge: string
  fields: [string, string][]
}

/** `null` when TikTok would show its page of errors: nobody is sent on to an address that the application did not register. */
const readAsked = ({ network }: TiktokParts, fields: URLSearchParams): Asked | null => {
  const parsed = asked.safeParse(Object.fromEntries(fields))
  if (!parsed.success) return null
  const { client_key: clientKey, redirect_uri: redirectUri, scope, state, code_challenge: challenge } = parsed.data
  const app = network.appsByKey.get(clientKey)
  if (!app?.redirectUris.some((registered) => isRegistered(registered, redirectUri))) return null
  if (!scope.every((one) => knownScopes.includes(one)) || !scope.includes('user.info.basic')) return null
  return { app, redirectUri, scope, state, challenge, fields: Object.keys(asked.shape).map((name) => [name, fields.get(name) ?? '']) }
}

const wrongPage = (request: PracticeRequest): Answer => {
  const t = textsFor(request)
  return html(layout(t.wrongTitle, `<h1>${t.wrongTitle}</h1><p>${t.wrong}</p>`, t.language), { status: 400 })
}

const consentPage = (parts: TiktokParts, request: PracticeRequest): Answer => {
  const wanted = readAsked(parts, request.query)
  if (!wanted) return wrongPage(request)
  const t = textsFor(request)
  const hidden = wanted.fields.map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`).join('')
  // What an owner leaves unticked is not granted; the first is what signing in is made of.
  const scopes = wanted.scope.map((scope) => {
    const box = `<input type="checkbox" name="granted" value="${scope}" checked${scope === 'user.info.basic' ? ' disabled' : ''}>`
    return `<li><label>${box} ${escape(t.scopes[scope] ?? scope)}</label></li>`
  })
  const accounts = [...parts.network.accountsById.values()].map(
    ({ id, username }) => `<p><button name="account" value="${escape(id)}">${escape(t.allowAs(username))}</button></p>`,
  )
  const content = `<h1>${escape(t.consentTitle(wanted.app.name))}</h1><p>${t.consentLead}</p>
<form method="post" action="${authorizePath}">${hidden}<ul>${scopes.join('')}</ul>
${accounts.join('\n') || `<p>${t.none} <a href="${base}">${t.newAccount}</a></p>`}
<p><button name="cancel" value="yes">${t.cancel}</button></p></form>`
  // A browser holds `form-action` against where the form's answer sends on to, too.
  return html(layout(t.consentTitle(wanted.app.name), content, t.language), { formAction: `'self' ${new URL(wanted.redirectUri).origin}` })
}

const decide = (parts: TiktokParts, request: PracticeRequest): Answer => {
  assertOurPage(request, parts.url())
  const form = formOf(request)
  const wanted = readAsked(parts, form)
  const account = parts.network.accountsById.get(form.get('account') ?? '')
  if (!wanted || (!account && !form.has('cancel'))) return wrongPage(request)
  const { app, redirectUri, state, challenge } = wanted
  const back = new URL(redirectUri)
  if (account) {
    const scope = wanted.scope.filter((one) => one === 'user.info.basic' || form.getAll('granted').includes(one))
    back.searchParams.set('code', parts.grants.newCode({ account: account.id, clientKey: app.clientKey, scope, redirectUri, challenge }))
    back.searchParams.set('scopes', scope.join(','))
  } else {
    back.searchParams.set('error', 'access_denied')
    back.searchParams.set('error_description', 'The user denied the request')
  }
  back.searchParams.set('state', state)
  return { status: 303, headers: { location: back.href, 'cache-control': 'no-store' } }
}

const knownApp = ({ network }: TiktokParts, form: URLSearchParams): TiktokApp => {
  const app = network.appsByKey.get(form.get('client_key') ?? '')
  if (!app || app.clientSecret !== form.get('client_secret')) throw oauthRefused('invalid_client', 'Client key or secret is incorrect.')
  return app
}

const token = (parts: TiktokParts, form: URLSearchParams): object => {
  const { clientKey } = knownApp(parts, form)
  const field = (name: string) => form.get(name) ?? ''
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return parts.grants.exchange({ clientKey, code: field('code'), redirectUri: field('redirect_uri'), verifier: field('code_verifier') })
    case 'refresh_token':
      return parts.grants.rotate(field('refresh_token'), clientKey)
    default:
      throw oauthRefused('unsupported_grant_type', 'Grant type is not supported.')
  }
}
