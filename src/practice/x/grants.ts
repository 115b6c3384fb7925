/** Who consented to what: authorization codes (30 s, once), access tokens (2 h) and refresh tokens that rotate. */
import { createHash, randomBytes } from 'node:crypto'
import type { PracticeClock } from '../clock.ts'
import { memoryJournal, type Journal } from '../journal.ts'
import { oauthError, unauthorized } from './problems.ts'

const codeMs = 30_000
const accessSeconds = 7200

export interface XGrant {
  account: string
  clientId: string
  scope: readonly string[]
}

interface Code extends XGrant {
  redirectUri: string
  challenge: string
  expiresAt: number
}

interface Token extends XGrant {
  access: string
  /** Only with `offline.access`. */
  refresh: string | null
  /** Of the consent it comes from: revoking ends all of it. */
  grant: string
  expiresAt: number
}

/** What the token endpoint answers. */
export interface TokenAnswer {
  token_type: 'bearer'
  expires_in: number
  access_token: string
  scope: string
  refresh_token?: string
}

export class XGrants {
  readonly #clock: PracticeClock
  readonly #journal: Journal
  readonly #codes = new Map<string, Code>()
  readonly #byAccess = new Map<string, Token>()
  readonly #byRefresh = new Map<string, Token>()
  readonly #over = new Set<string>()

  constructor(clock: PracticeClock, journal: Journal = memoryJournal) {
    this.#clock = clock
    this.#journal = journal
  }

  newCode(grant: XGrant & { redirectUri: string; challenge: string }): string {
    const code = secret()
    this.#codes.set(code, { ...grant, expiresAt: this.#clock.now() + codeMs })
    return code
  }

  /** The code is used up, whatever comes of it. */
  exchange({ code, ...asked }: { code: string; clientId: string; redirectUri: string; verifier: string }): TokenAnswer {
    const known = this.#codes.get(code)
    this.#codes.delete(code)
    const isGood =
      known !== undefined &&
      known.expiresAt > this.#clock.now() &&
      known.clientId === asked.clientId &&
      known.redirectUri === asked.redirectUri &&
      known.challenge === createHash('sha256').update(asked.verifier).digest('base64url')
    if (!isGood) throw oauthError(400, 'invalid_request', 'Value passed for the authorization code was invalid.')
    return this.#issue(known, secret())
  }

  /** A refresh token works once; its access token goes on until its own time. */
  rotate(refresh: string, clientId: string): TokenAnswer {
    const token = this.#byRefresh.get(refresh)
    if (!token || token.clientId !== clientId || this.#over.has(token.grant))
      throw oauthError(400, 'invalid_request', 'Value passed for the token was invalid.')
    this.#byRefresh.delete(refresh)
    this.#journal.append({ t: 'x-refreshed', refresh })
    return this.#issue(token, token.grant)
  }

  /** Either of its tokens ends the consent. */
  revoke(token: string): void {
    const known = this.#byAccess.get(token) ?? this.#byRefresh.get(token)
    if (!known) return
    this.#over.add(known.grant)
    this.#journal.append({ t: 'x-grant-over', grant: known.grant })
  }

  expire(access: string): void {
    const token = this.#byAccess.get(access)
    if (token) token.expiresAt = 0
  }

  /** Throws 401. */
  verify(access: string | null): XGrant {
    const token = access === null ? undefined : this.#byAccess.get(access)
    if (!token || token.expiresAt <= this.#clock.now() || this.#over.has(token.grant)) throw unauthorized()
    return token
  }

  /** Whose it is, valid or not. */
  ownerOf(access: string): string | null {
    return this.#byAccess.get(access)?.account ?? null
  }

  restore(): void {
    for (const entry of this.#journal.entries as GrantEntry[]) {
      if (entry.t === 'x-token') this.#keep(entry)
      else if (entry.t === 'x-refreshed') this.#byRefresh.delete(entry.refresh)
      else if (entry.t === 'x-grant-over') this.#over.add(entry.grant)
    }
  }

  #issue({ account, clientId, scope }: XGrant, grant: string): TokenAnswer {
    const token: Token = {
      account,
      clientId,
      scope,
      grant,
      access: secret(),
      refresh: scope.includes('offline.access') ? secret() : null,
      expiresAt: this.#clock.now() + accessSeconds * 1000,
    }
    this.#keep(token)
    this.#journal.append({ t: 'x-token', ...token })
    return {
      token_type: 'bearer',
      expires_in: accessSeconds,
      access_token: token.access,
      scope: scope.join(' '),
      ...(token.refresh !== null && { refresh_token: token.refresh }),
    }
  }

  #keep(token: Token): void {
    this.#byAccess.set(token.access, token)
    if (token.refresh !== null) this.#byRefresh.set(token.refresh, token)
  }
}

const secret = (): string => randomBytes(32).toString('base64url')

type GrantEntry = ({ t: 'x-token' } & Token) | { t: 'x-refreshed'; refresh: string } | { t: 'x-grant-over'; grant: string }
