/**
 * A network that forgives nothing: every post sent is a new post, and nothing names it beforehand. It stands for
 * platforms without an idempotency key (X), so that what a blind retry does can be seen.
 */
import { randomBytes } from 'node:crypto'
import type { PracticeClock } from '../clock.ts'
import { memoryJournal, type Journal } from '../journal.ts'

export interface PlainPost {
  id: string
  account: string
  text: string
  /** Set by the network, ms UTC. */
  createdAt: number
  mediaIds: string[]
}

export class PlainNetwork {
  readonly #clock: PracticeClock
  readonly #journal: Journal
  readonly #passwords = new Map<string, string>()
  readonly #accountsByToken = new Map<string, string>()
  readonly #postsByAccount = new Map<string, Map<string, PlainPost>>()
  readonly #media = new Set<string>()
  readonly #spoiled = new Set<string>()
  #lastId = 0

  constructor(clock: PracticeClock, journal: Journal = memoryJournal) {
    this.#clock = clock
    this.#journal = journal
  }

  createAccount(name: string, password: string): void {
    this.#passwords.set(name, password)
    if (!this.#postsByAccount.has(name)) this.#postsByAccount.set(name, new Map())
    this.#journal.append({ t: 'plain-account', name, password })
  }

  /** `null`: no such account, or another password. */
  signIn(name: string, password: string): string | null {
    if (this.#passwords.get(name) !== password) return null
    const token = randomBytes(18).toString('base64url')
    this.#accountsByToken.set(token, name)
    this.#journal.append({ t: 'plain-token', token, name })
    return token
  }

  accountOf(token: string): string | null {
    return this.#spoiled.has(token) ? null : (this.#accountsByToken.get(token) ?? null)
  }

  /** Whose it was, spoiled or not. */
  ownerOf(token: string): string | null {
    return this.#accountsByToken.get(token) ?? null
  }

  spoil(token: string): void {
    this.#spoiled.add(token)
  }

  addMedia(): string {
    const id = `m${++this.#lastId}`
    this.#media.add(id)
    return id
  }

  hasMedia(id: string): boolean {
    return this.#media.has(id)
  }

  /** A new post, every time. */
  addPost(account: string, text: string, mediaIds: string[]): PlainPost {
    const post = { id: String(++this.#lastId), account, text, createdAt: this.#clock.now(), mediaIds }
    this.#keep(post)
    this.#journal.append({ t: 'plain-post', ...post })
    return post
  }

  removePost(account: string, id: string): boolean {
    this.#journal.append({ t: 'plain-remove', account, id })
    return this.#postsByAccount.get(account)?.delete(id) ?? false
  }

  findPost(account: string, id: string): PlainPost | null {
    return this.#postsByAccount.get(account)?.get(id) ?? null
  }

  /** Newest first. */
  timeline(account: string): PlainPost[] {
    return [...(this.#postsByAccount.get(account)?.values() ?? [])].toReversed()
  }

  /** Takes in what the journal kept. */
  restore(): void {
    for (const entry of this.#journal.entries as PlainEntry[]) {
      if (entry.t === 'plain-account') {
        this.#passwords.set(entry.name, entry.password)
        this.#postsByAccount.set(entry.name, new Map())
      } else if (entry.t === 'plain-token') this.#accountsByToken.set(entry.token, entry.name)
      else if (entry.t === 'plain-post') this.#keep(entry)
      else if (entry.t === 'plain-remove') this.#postsByAccount.get(entry.account)?.delete(entry.id)
    }
  }

  #keep({ id, account, text, createdAt, mediaIds }: PlainPost): void {
    const posts = this.#postsByAccount.get(account) ?? new Map<string, PlainPost>()
    this.#postsByAccount.set(account, posts)
    posts.set(id, { id, account, text, createdAt, mediaIds })
    this.#lastId = Math.max(this.#lastId, Number(id))
  }
}

type PlainEntry =
  | { t: 'plain-account'; name: string; password: string }
  | { t: 'plain-token'; token: string; name: string }
  | ({ t: 'plain-post' } & PlainPost)
  | { t: 'plain-remove'; account: string; id: string }
