/** Sessions as signed tokens (JWT, HS256) like the real server's: access for 2 hours, refresh for 90 days. */
import { createHmac, randomUUID } from 'node:crypto'
import { Refusal } from '../answer.ts'
import type { PracticeClock } from '../clock.ts'

const accessSeconds = 120 * 60
const refreshSeconds = 90 * 24 * 3600
/** A refresh token that was used still works this long, for a client whose answer was lost. */
const graceMs = 2 * 3_600_000

/** As real servers name what an app password opens; of a main password's, whose real name (`com.atproto.access`) is taken for a slip, all. */
export type AccessScope = 'access' | 'com.atproto.appPass' | 'com.atproto.appPassPrivileged'

interface Claims {
  scope: AccessScope | 'refresh'
  /** Of the tokens that a refresh token becomes. */
  as?: AccessScope
  sub: string
  /** The sign-in that it comes from; revoking ends all of it. */
  grant: string
  jti: string
  exp: number
}

export class Tokens {
  readonly #clock: PracticeClock
  readonly #secret: string
  readonly #claims = new Map<string, Claims>()
  readonly #expired = new Set<string>()
  readonly #revokedGrants = new Set<string>()
  /** Until when a used refresh token still works, by its id. */
  readonly #usedUntil = new Map<string, number>()

  constructor(clock: PracticeClock, secret: string) {
    this.#clock = clock
    this.#secret = secret
  }

  issue(did: string, scope: AccessScope = 'access', grant: string = randomUUID()): { accessJwt: string; refreshJwt: string } {
    const now = Math.floor(this.#clock.now() / 1000)
    return {
      accessJwt: this.#sign({ scope, sub: did, grant, jti: randomUUID(), exp: now + accessSeconds }),
      refreshJwt: this.#sign({ scope: 'refresh', as: scope, sub: did, grant, jti: randomUUID(), exp: now + refreshSeconds }),
    }
  }

  /** The DID it belongs to; throws as the real server answers. */
  verifyAccess(token: string | null): string {
    return this.#verify(token, 'access').sub
  }

  /** Whether it opens messages between two: not every app password does. */
  opensChat(token: string | null): boolean {
    return this.#verify(token, 'access').scope !== 'com.atproto.appPass'
  }

  /** Uses a refresh token up and answers its successors. */
  rotate(token: string | null): { did: string; accessJwt: string; refreshJwt: string } {
    const claims = this.#verify(token, 'refresh')
    const usedUntil = this.#usedUntil.get(claims.jti)
    if (this.#revokedGrants.has(claims.grant) || (usedUntil !== undefined && usedUntil <= this.#clock.now())) {
      throw new Refusal(400, 'ExpiredToken', 'Token has been revoked')
    }
    if (usedUntil === undefined) this.#usedUntil.set(claims.jti, this.#clock.now() + graceMs)
    return { did: claims.sub, ...this.issue(claims.sub, claims.as, claims.grant) }
  }

  /** Whose it is, valid or not; `null` when it is none of ours. */
  ownerOf(token: string): string | null {
    return this.#read(token)?.sub ?? null
  }

  expire(token: string): void {
    this.#expired.add(token)
  }

  revoke(token: string): void {
    const claims = this.#read(token)
    if (!claims) return
    this.#revokedGrants.add(claims.grant)
    this.#expired.add(token)
  }

  #verify(token: string | null, kind: 'access' | 'refresh'): Claims {
    if (token === null) throw new Refusal(401, 'AuthMissing', 'Authentication Required')
    const claims = this.#read(token)
    if (!claims || (claims.scope === 'refresh') !== (kind === 'refresh'))
      throw new Refusal(400, 'InvalidToken', 'Token could not be verified')
    const isRevokedAccess = kind === 'access' && this.#revokedGrants.has(claims.grant)
    if (claims.exp * 1000 <= this.#clock.now() || this.#expired.has(token) || isRevokedAccess)
      throw new Refusal(400, 'ExpiredToken', 'Token has expired')
    return claims
  }

  #read(token: string): Claims | null {
    const known = this.#claims.get(token)
    if (known) return known
    const [header = '', payload = '', signature = ''] = token.split('.')
    if (signature !== this.#signatureOf(`${header}.${payload}`)) return null
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims
    this.#claims.set(token, claims)
    return claims
  }

  #sign(claims: Claims): string {
    const header = Buffer.from(JSON.stringify({ typ: claims.scope === 'refresh' ? 'refresh+jwt' : 'at+jwt', alg: 'HS256' })).toString(
      'base64url',
    )
    const content = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
    const token = `${content}.${this.#signatureOf(content)}`
    this.#claims.set(token, claims)
    return token
  }

  #signatureOf(content: string): string {
    return createHmac('sha256', this.#secret).update(content).digest('base64url')
  }
}
