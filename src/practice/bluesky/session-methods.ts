/** `com.atproto.server.*` and `com.atproto.identity.*`: accounts, sessions, who is who. */
import * as z from 'zod'
import { Refusal } from '../answer.ts'
import type { Route } from '../http-server.ts'
import { param, procedure, query, readJson, signedIn, takeSignIn, type BlueskyParts } from './methods.ts'
import { newAppPassword, type PracticeAccount } from './network.ts'
import type { AccessScope } from './tokens.ts'

const handleSchema = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i)
const newAccount = z.object({ handle: handleSchema, password: z.string().min(1), email: z.string().optional() })
const signIn = z.object({ identifier: z.string().min(1), password: z.string().min(1) })
const named = z.object({ name: z.string().min(1).max(64), privileged: z.boolean().optional() })

export const sessionMethods = (parts: BlueskyParts): Route[] => [
  query(parts, 'com.atproto.server.describeServer', () => ({
    did: 'did:web:localhost',
    availableUserDomains: ['.test'],
    inviteCodeRequired: false,
    blobUploadLimit: parts.uploadMaxBytes,
    links: {},
    contact: {},
  })),
  procedure(parts, 'com.atproto.server.createAccount', (request) => {
    const account = parts.network.createAccount(readJson(request, newAccount))
    return { body: sessionBody(parts, account, parts.tokens.issue(account.did)) }
  }),
  procedure(parts, 'com.atproto.server.createSession', (request) => {
    const { identifier, password } = readJson(request, signIn)
    const headers = takeSignIn(parts, identifier)
    const account = parts.network.findAccount(identifier.replace(/^@/, ''))
    const [name] = [...(account?.passwords ?? [])].find(([, known]) => known === password) ?? []
    if (!account || name === undefined) {
      throw new Refusal(401, 'AuthenticationRequired', 'Invalid identifier or password', headers)
    }
    return { headers, body: sessionBody(parts, account, parts.tokens.issue(account.did, scopeOf(account, name))) }
  }),
  procedure(parts, 'com.atproto.server.refreshSession', (request) => {
    const { did, ...jwts } = parts.tokens.rotate(request.token)
    const account = parts.network.accountsByDid.get(did)
    if (!account) throw new Refusal(400, 'InvalidRequest', `Could not find user info for account: ${did}`)
    return { body: sessionBody(parts, account, jwts) }
  }),
  procedure(parts, 'com.atproto.server.deleteSession', (request) => {
    if (request.token !== null) parts.tokens.revoke(request.token)
    return {}
  }),
  query(parts, 'com.atproto.server.getSession', (request) => {
    const { did, handle, email } = signedIn(parts, request)
    return { did, handle, email, emailConfirmed: true, active: true }
  }),
  procedure(parts, 'com.atproto.server.createAppPassword', (request) => {
    const account = signedIn(parts, request)
    const { name, privileged = false } = readJson(request, named)
    const password = newAppPassword()
    parts.network.addPassword(account, name, password, privileged)
    return { body: { name, password, createdAt: new Date(parts.network.clock.now()).toISOString(), privileged } }
  }),
  procedure(parts, 'com.atproto.server.revokeAppPassword', (request) => {
    parts.network.removePassword(signedIn(parts, request), readJson(request, named).name)
    return {}
  }),
  query(parts, 'com.atproto.server.getServiceAuth', (request) => {
    const account = signedIn(parts, request)
    param(request, 'aud')
    return { token: parts.tokens.issue(account.did).accessJwt }
  }),
  query(parts, 'com.atproto.identity.resolveHandle', (request) => {
    const account = parts.network.findAccount(param(request, 'handle'))
    if (!account) throw new Refusal(400, 'HandleNotFound', 'Unable to resolve handle')
    return { did: account.did }
  }),
]

const scopeOf = ({ privileged }: PracticeAccount, name: string): AccessScope => {
  if (name === 'main') return 'access'
  return privileged.has(name) ? 'com.atproto.appPassPrivileged' : 'com.atproto.appPass'
}

const sessionBody = (parts: BlueskyParts, account: PracticeAccount, jwts: { accessJwt: string; refreshJwt: string }): object => ({
  ...jwts,
  did: account.did,
  handle: account.handle,
  email: account.email,
  emailConfirmed: true,
  active: true,
  didDoc: {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: account.did,
    alsoKnownAs: [`at://${account.handle}`],
    verificationMethod: [],
    service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: parts.url() }],
  },
})
