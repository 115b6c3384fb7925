/**
 * Who consented to what: codes (an hour, once), short tokens (an hour) and long ones (60 days), which are renewed once
 * they are a day old, without a secret. Of Instagram Login and of Facebook Login alike (platforms.md, IG-1).
 */
import { randomBytes } from 'node:crypto'
import type { PracticeClock } from '../clock.ts'
import { memoryJournal, type Journal } from '../journal.ts'
import { badToken, invalid, notAccepted } from './refusals.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
export const longSeconds = 60 * 86_400

export interface InstagramGrant {
  /** With Facebook Login: that of the Page that was picked. */
  account: string
  clientId: string
  login: 'instagram' | 'facebook'
  scope: readonly string[]
}

interface Code extends InstagramGrant {
  redirectUri: string
  expiresAt: number
}

interface Token extends InstagramGrant {
  token: string
  isLong: boolean
  madeAt: number
  until: number
}

export class InstagramGrants {
  readonly #clock: PracticeClock
  readonly #journal: Journal
  readonly #codes = new Map<string, Code>()
  readonly #tokens = new Map<string, Token>()

  constructor(clock: PracticeClock, journal: Journal = memoryJournal) {
    this.#clock = clock
    this.#journal = journal
  }

  newCode(grant: InstagramGrant & { redirectUri: string }): string {
    const code = `AQ${secret()}`
    this.#codes.set(code, { ...grant, expiresAt: this.#clock.now() + hourMs })
    return code
  }

  /** The code is used up, whatever comes of it. */
  exchange(asked: { code: string; clientId: string; redirectUri: string; login: InstagramGrant['login'] }): Token {
    const known = this.#codes.get(asked.code)
    this.#codes.delete(asked.code)
    const isGood = known && known.expiresAt > this.#clock.now() && known.clientId === asked.clientId && known.login === asked.login
    if (!isGood) throw notAccepted('OAuthException', 'Invalid authorization code')
    if (known.redirectUri !== asked.redirectUri)
      throw notAccepted('OAuthException', 'Error validating verification code. Please make sure your redirect_uri is identical')
    return this.#issue(known, { isLong: false })
  }

  /** A short token becomes a long one, to whoever has the application's secret. */
  lengthen(token: string, clientId: string): Token {
    const known = this.verify(token)
    if (known.clientId !== clientId) throw badToken()
    return this.#issue(known, { isLong: true })
  }

  /** Without a secret; not before it is a day old, and not once it has run out. */
  renew(token: string): Token {
    const known = this.#valid(token)
    if (!known.isLong || known.madeAt + dayMs > this.#clock.now())
      throw invalid('The access token must be a long-lived one that is at least 24 hours old')
    return this.#issue(known, { isLong: true })
  }

  /** As the dashboard's "Generate token" gives it. */
  generate(grant: InstagramGrant): Token {
    return this.#issue(grant, { isLong: true })
  }

  expire(token: string): void {
    const known = this.#tokens.get(token)
    if (known) this.#save({ ...known, until: 0 })
  }

  /** Every token of its account. */
  revoke(token: string): void {
    const account = this.ownerOf(token)
    for (const known of this.#tokens.values()) if (known.account === account) this.#save({ ...known, until: 0 })
  }

  /** Throws 190. */
  verify(token: string | null): InstagramGrant {
    return this.#valid(token ?? '')
  }

  /** Whose it is, valid or not. */
  ownerOf(token: string): string | null {
    return this.#tokens.get(token)?.account ?? null
  }

  restore(): void {
    for (const entry of this.#journal.entries as ({ t: string } & Token)[]) {
      const { t, ...token } = entry
      if (t === 'instagram-token') this.#tokens.set(token.token, token)
    }
  }

  #valid(token: string): Token {
    const known = this.#tokens.get(token)
    if (!known || known.until <= this.#clock.now()) throw badToken(known ? 463 : 460)
    return known
  }

  #issue({ account, clientId, login, scope }: InstagramGrant, { isLong }: { isLong: boolean }): Token {
    const madeAt = this.#clock.now()
    const token = `${login === 'instagram' ? 'IGAA' : 'EAA'}${secret()}`
    const until = madeAt + (isLong ? longSeconds * 1000 : hourMs)
    const issued = { account, clientId, login, scope, token, isLong, madeAt, until }
    this.#save(issued)
    return issued
  }

  #save(token: Token): void {
    this.#tokens.set(token.token, token)
    this.#journal.append({ t: 'instagram-token', ...token })
  }
}

const secret = (): string => randomBytes(36).toString('base64url')
