/** OAuth 2.0 with PKCE, as X has it: the page where an account's owner consents, and the endpoints that follow. */
import * as z from 'zod'
import { html, type Answer } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { assertOurPage } from '../our-page.ts'
import { escape, layout } from '../page-layout.ts'
import { base, formOf, type XParts } from './methods.ts'
import type { XApp } from './network.ts'
import { oauthError } from './problems.ts'
import { textsFor } from './texts.ts'

const knownScopes = [
  'tweet.read',
  'tweet.write',
  'users.read',
  'media.write',
  'offline.access',
  'like.read',
  'follows.read',
  'dm.read',
  'dm.write',
]

const asked = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string().transform((scope) => scope.split(' ').filter((one) => one !== '')),
  state: z.string().min(1).max(500),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
})

const authorizePath = `${base}/i/oauth2/authorize`

export const consent = (parts: XParts): Route[] => [
  { method: 'GET', path: authorizePath, handle: (request) => consentPage(parts, request) },
  { method: 'POST', path: authorizePath, handle: (request) => decide(parts, request) },
  { method: 'POST', path: `${base}/2/oauth2/token`, handle: (request) => ({ status: 200, body: token(parts, formOf(request)) }) },
  {
    method: 'POST',
    path: `${base}/2/oauth2/revoke`,
    handle: (request) => {
      const form = formOf(request)
      knownApp(parts, form)
      parts.grants.revoke(form.get('token') ?? '')
      return { status: 200, body: { revoked: true } }
    },
  },
]

interface Asked {
  app: XApp
  redirectUri: string
  scope: string[]
  state: string
  challenge: string
  fields: URLSearchParams
}

/** `null` when X would show its page of errors: nobody is sent on to an address that the application did not register. */
const readAsked = ({ network }: XParts, fields: URLSearchParams): Asked | null => {
  const parsed = asked.safeParse(Object.fromEntries(fields))
  const app = parsed.success ? network.appsById.get(parsed.data.client_id) : undefined
  if (!parsed.success || !app?.redirectUris.includes(parsed.data.redirect_uri)) return null
  const { redirect_uri: redirectUri, scope, state, code_challenge: challenge } = parsed.data
  if (scope.length === 0 || !scope.every((one) => knownScopes.includes(one))) return null
  return {
    app,
    redirectUri,
    scope,
    state,
    challenge,
    fields: new URLSearchParams(Object.keys(asked.shape).map((name) => [name, fields.get(name) ?? ''])),
  }
}

const wrongPage = (request: PracticeRequest): Answer => {
  const t = textsFor(request)
  return html(layout(t.wrongTitle, `<h1>${t.wrongTitle}</h1><p>${t.wrong}</p>`, t.language), { status: 400 })
}

const consentPage = (parts: XParts, request: PracticeRequest): Answer => {
  const wanted = readAsked(parts, request.query)
  if (!wanted) return wrongPage(request)
  const t = textsFor(request)
  const hidden = [...wanted.fields].map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`).join('')
  const form = (name: string, value: string, label: string) =>
    `<p><form method="post" action="${authorizePath}">${hidden}<button name="${name}" value="${escape(value)}">${escape(label)}</button></form></p>`
  const accounts = [...parts.network.accountsById.values()].map(({ id, username }) => form('account', id, t.allowAs(username)))
  const content = `<h1>${escape(t.consentTitle(wanted.app.name))}</h1><p>${t.consentLead}</p>
<ul>${wanted.scope.map((scope) => `<li>${escape(t.scopes[scope] ?? scope)}</li>`).join('')}</ul>
${accounts.join('\n') || `<p>${t.none} <a href="${base}">${t.newAccount}</a></p>`}
${form('cancel', 'yes', t.cancel)}`
  // A browser holds `form-action` against where the form's answer sends on to, too.
  return html(layout(t.consentTitle(wanted.app.name), content, t.language), { formAction: `'self' ${new URL(wanted.redirectUri).origin}` })
}

const decide = (parts: XParts, request: PracticeRequest): Answer => {
  assertOurPage(request, parts.url())
  const form = formOf(request)
  const wanted = readAsked(parts, form)
  const account = parts.network.accountsById.get(form.get('account') ?? '')
  if (!wanted || (!account && !form.has('cancel'))) return wrongPage(request)
  const { app, redirectUri, scope, state, challenge } = wanted
  const back = new URL(redirectUri)
  if (account)
    back.searchParams.set('code', parts.grants.newCode({ account: account.id, clientId: app.clientId, scope, redirectUri, challenge }))
  else back.searchParams.set('error', 'access_denied')
  back.searchParams.set('state', state)
  return { status: 303, headers: { location: back.href, 'cache-control': 'no-store' } }
}

const knownApp = ({ network }: XParts, form: URLSearchParams): XApp => {
  const app = network.appsById.get(form.get('client_id') ?? '')
  if (!app) throw oauthError(401, 'unauthorized_client', 'Missing valid authorization header')
  return app
}

const token = (parts: XParts, form: URLSearchParams): object => {
  const { clientId } = knownApp(parts, form)
  const field = (name: string) => form.get(name) ?? ''
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return parts.grants.exchange({
        clientId,
        code: field('code'),
        redirectUri: field('redirect_uri'),
        verifier: field('code_verifier'),
      })
    case 'refresh_token':
      return parts.grants.rotate(field('refresh_token'), clientId)
    default:
      throw oauthError(400, 'unsupported_grant_type', 'Missing or unknown grant type')
  }
}
