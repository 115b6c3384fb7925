/** Who consented to what: authorization codes (once), access tokens (2 h) and refresh tokens (180 days) that rotate. */
import { createHash, randomBytes } from 'node:crypto'
import type { PracticeClock } from '../clock.ts'
import { memoryJournal, type Journal } from '../journal.ts'
import { oauthRefused, refused } from './refusals.ts'

const codeMs = 10 * 60_000
const accessSeconds = 7200
const refreshSeconds = 180 * 86_400

export interface TiktokGrant {
  account: string
  clientKey: string
  scope: readonly string[]
}

interface Code extends TiktokGrant {
  redirectUri: string
  challenge: string
  expiresAt: number
}

interface Token extends TiktokGrant {
  access: string
  refresh: string
  /** Of the consent it comes from: revoking ends all of it. */
  grant: string
  accessUntil: number
  refreshUntil: number
}

export class TiktokGrants {
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

  newCode(grant: TiktokGrant & { redirectUri: string; challenge: string }): string {
    // TikTok's codes have characters that stand encoded in an address.
    const code = `${secret()}*0!${randomBytes(2).readUInt16BE()}`
    this.#codes.set(code, { ...grant, expiresAt: this.#clock.now() + codeMs })
    return code
  }

  /** The code is used up, whatever comes of it. PKCE's challenge of a desktop application is hexadecimal. */
  exchange({ code, ...asked }: { code: string; clientKey: string; redirectUri: string; verifier: string }): object {
    const known = this.#codes.get(code)
    this.#codes.delete(code)
    if (!known || known.expiresAt <= this.#clock.now() || known.clientKey !== asked.clientKey)
      throw oauthRefused('invalid_grant', 'Authorization code is expired.')
    if (known.redirectUri !== asked.redirectUri)
      throw oauthRefused('invalid_request', 'Redirect_uri is not matched with the uri when requesting code.')
    if (known.challenge !== createHash('sha256').update(asked.verifier).digest('hex'))
      throw oauthRefused('invalid_request', 'Code verifier or code challenge is invalid.')
    return this.#issue(known, secret())
  }

  /** A refresh token works once, and its access token dies with it. */
  rotate(refresh: string, clientKey: string): object {
    const token = this.#byRefresh.get(refresh)
    if (!token || token.clientKey !== clientKey || this.#over.has(token.grant) || token.refreshUntil <= this.#clock.now())
      throw oauthRefused('invalid_grant', 'Refresh token is invalid or expired.')
    this.#use(refresh)
    this.#journal.append({ t: 'tiktok-refreshed', refresh })
    return this.#issue(token, token.grant, token.refreshUntil)
  }

  /** Either of its tokens ends the consent. */
  revoke(token: string): void {
    const known = this.#byAccess.get(token) ?? this.#byRefresh.get(token)
    if (known) this.#end(known.grant)
  }

  /** Every consent of an account. */
  revokeAll(account: string): void {
    for (const token of this.#byAccess.values()) if (token.account === account) this.#end(token.grant)
  }

  /** Whether anything that the account consented to with this application still stands. */
  stands(account: string, clientKey: string): boolean {
    return [...this.#byRefresh.values()].some(
      (token) => token.account === account && token.clientKey === clientKey && !this.#over.has(token.grant),
    )
  }

  expire(access: string): void {
    const token = this.#byAccess.get(access)
    if (token) token.accessUntil = 0
  }

  /** Throws 401. */
  verify(access: string | null): TiktokGrant {
    const token = access === null ? undefined : this.#byAccess.get(access)
    if (!token || token.accessUntil <= this.#clock.now() || this.#over.has(token.grant))
      throw refused('access_token_invalid', 'The access token is invalid or not found in the request.')
    return token
  }

  /** Whose it is, valid or not. */
  ownerOf(access: string): string | null {
    return this.#byAccess.get(access)?.account ?? null
  }

  restore(): void {
    for (const entry of this.#journal.entries as GrantEntry[]) {
      if (entry.t === 'tiktok-token') this.#keep(entry)
      else if (entry.t === 'tiktok-refreshed') this.#use(entry.refresh)
      else if (entry.t === 'tiktok-grant-over') this.#over.add(entry.grant)
    }
  }

  #issue({ account, clientKey, scope }: TiktokGrant, grant: string, refreshUntil?: number): object {
    const now = this.#clock.now()
    const token: Token = {
      account,
      clientKey,
      scope,
      grant,
      access: `act.${secret()}`,
      refresh: `rft.${secret()}`,
      accessUntil: now + accessSeconds * 1000,
      refreshUntil: refreshUntil ?? now + refreshSeconds * 1000,
    }
    this.#keep(token)
    this.#journal.append({ t: 'tiktok-token', ...token })
    return {
      open_id: account,
      scope: scope.join(','),
      access_token: token.access,
      expires_in: accessSeconds,
      refresh_token: token.refresh,
      refresh_expires_in: Math.round((token.refreshUntil - now) / 1000),
      token_type: 'Bearer',
    }
  }

  #use(refresh: string): void {
    const token = this.#byRefresh.get(refresh)
    this.#byRefresh.delete(refresh)
    if (token) token.accessUntil = 0
  }

  #end(grant: string): void {
    this.#over.add(grant)
    this.#journal.append({ t: 'tiktok-grant-over', grant })
  }

  #keep({ account, clientKey, scope, access, refresh, grant, accessUntil, refreshUntil }: Token): void {
    const token = { account, clientKey, scope, access, refresh, grant, accessUntil, refreshUntil }
    this.#byAccess.set(access, token)
    this.#byRefresh.set(refresh, token)
  }
}

const secret = (): string => randomBytes(24).toString('base64url')

type GrantEntry = ({ t: 'tiktok-token' } & Token) | { t: 'tiktok-refreshed'; refresh: string } | { t: 'tiktok-grant-over'; grant: string }
