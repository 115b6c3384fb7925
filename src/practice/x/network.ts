/** The practice X's state: applications, accounts, posts and media. All in memory, and in the journal where there is one. */
import { randomBytes } from 'node:crypto'
import { Refusal } from '../answer.ts'
import type { AudienceMarket } from '../truth.ts'
import type { PracticeClock } from '../clock.ts'
import { memoryJournal, type Journal } from '../journal.ts'

/** An agency's registration, in whose name accounts consent. */
export interface XApp {
  clientId: string
  name: string
  redirectUris: readonly string[]
}

export interface XAccount {
  /** Where its simulated audience is; absent: somewhere by chance. */
  market?: AudienceMarket
  id: string
  username: string
  name: string
  createdAt: number
}

export interface XMedia {
  id: string
  /** As posts name it: `3_…` an image, `16_…` a GIF, `7_…` a video. */
  key: string
  owner: string
  category: string
  mimeType: string
  data: Uint8Array
  altText: string
  warning: Record<string, unknown> | null
}

export interface XPost {
  id: string
  author: string
  /** As it was sent: links are shortened when it is shown. */
  text: string
  createdAt: number
  mediaIds: readonly string[]
  replyTo: string | null
  conversationId: string
  repostOf: string | null
  madeWithAi: boolean
  paidPartnership: boolean
}

/** From one to another. */
export interface XMessage {
  id: string
  from: string
  to: string
  text: string
  at: number
}

type NewPost = Pick<XPost, 'author' | 'text'> &
  Partial<Pick<XPost, 'conversationId' | 'mediaIds' | 'replyTo' | 'repostOf' | 'madeWithAi' | 'paidPartnership'>>

/** Ids carry their time, as X's do (its epoch is 2010-11-04). */
const epoch = 1_288_834_974_657
export const idAt = (at: number, number = 0): bigint => (BigInt(Math.max(0, at - epoch)) << 22n) + BigInt(number)

export class XNetwork {
  readonly clock: PracticeClock
  readonly appsById = new Map<string, XApp>()
  readonly accountsById = new Map<string, XAccount>()
  readonly #postsById = new Map<string, XPost>()
  readonly #postsByAuthor = new Map<string, XPost[]>()
  readonly #repliesByPost = new Map<string, XPost[]>()
  readonly #likes = new Map<string, Set<string>>()
  readonly #reposts = new Map<string, Map<string, XPost>>()
  readonly #mediaById = new Map<string, XMedia>()
  readonly #messages = new Map<string, XMessage[]>()
  readonly #journal: Journal
  #lastId = 0n

  constructor(clock: PracticeClock, journal: Journal = memoryJournal) {
    this.clock = clock
    this.#journal = journal
  }

  newId(): string {
    const now = idAt(this.clock.now())
    this.#lastId = now > this.#lastId ? now : this.#lastId + 1n
    return String(this.#lastId)
  }

  createApp({ name = 'Practice', redirectUris }: { name?: string; redirectUris: readonly string[] }): XApp {
    const app = { clientId: randomBytes(24).toString('base64url'), name, redirectUris }
    this.appsById.set(app.clientId, app)
    this.#journal.append({ t: 'x-app', ...app })
    return app
  }

  /** Throws 400 when the name is taken. */
  createAccount({ username, name = username, market }: { username: string; name?: string; market?: AudienceMarket }): XAccount {
    if (this.findAccount(username)) throw new Refusal(400, 'HandleNotAvailable', `Username already taken: ${username}`)
    const account = { id: this.newId(), username, name, createdAt: this.clock.now(), ...(market && { market }) }
    this.accountsById.set(account.id, account)
    this.#journal.append({ t: 'x-account', ...account })
    return account
  }

  /** By username, in any case. */
  findAccount(username: string): XAccount | null {
    const wanted = username.toLowerCase()
    return [...this.accountsById.values()].find((account) => account.username.toLowerCase() === wanted) ?? null
  }

  /** `createdAt`: of a post of the past. */
  addPost(post: NewPost, createdAt = this.clock.now()): XPost {
    const id = createdAt < this.clock.now() ? this.#pastId(createdAt) : this.newId()
    const parent = this.findPost(post.replyTo ?? '')
    const added: XPost = {
      mediaIds: [],
      replyTo: null,
      repostOf: null,
      madeWithAi: false,
      paidPartnership: false,
      ...post,
      id,
      createdAt,
      conversationId: post.conversationId ?? parent?.conversationId ?? post.replyTo ?? id,
    }
    this.#keep(added)
    this.#journal.append({ t: 'x-post', ...added })
    return added
  }

  #pastId(at: number): string {
    let id = idAt(at)
    while (this.#postsById.has(String(id))) id += 1n
    return String(id)
  }

  /** An account was there before it was made here. */
  backdate(account: XAccount, createdAt: number): void {
    this.accountsById.set(account.id, { ...account, createdAt })
    this.#journal.append({ t: 'x-account', ...account, createdAt })
  }

  findPost(id: string): XPost | null {
    return this.#postsById.get(id) ?? null
  }

  removePost(id: string): void {
    this.#drop(id)
    this.#journal.append({ t: 'x-remove', id })
  }

  /** Newest first. */
  postsOf(author: string): readonly XPost[] {
    return (this.#postsByAuthor.get(author) ?? []).toReversed()
  }

  /** Oldest first. */
  repliesTo(id: string): readonly XPost[] {
    return this.#repliesByPost.get(id) ?? []
  }

  /** Newest first. */
  allPosts(): readonly XPost[] {
    return [...this.#postsById.values()].toReversed()
  }

  say(message: Pick<XMessage, 'from' | 'to' | 'text'>): XMessage {
    const said = { ...message, id: this.newId(), at: this.clock.now() }
    this.#hear(said)
    this.#journal.append({ t: 'x-message', ...said })
    return said
  }

  /** From or to somebody, oldest first. */
  messagesOf(id: string): readonly XMessage[] {
    return this.#messages.get(id) ?? []
  }

  like(id: string, by: string): void {
    this.#addLike(id, by)
    this.#journal.append({ t: 'x-like', id, by })
  }

  likesOf(id: string): number {
    return this.#likes.get(id)?.size ?? 0
  }

  repostsOf(id: string): ReadonlyMap<string, XPost> {
    return this.#reposts.get(id) ?? new Map()
  }

  addMedia(media: Omit<XMedia, 'altText' | 'warning'>): XMedia {
    const added: XMedia = { ...media, altText: '', warning: null }
    this.#mediaById.set(added.id, added)
    this.#journal.keepBlob(`x-${added.id}`, added.data)
    const { data: _bytes, ...facts } = added
    this.#journal.append({ t: 'x-media', ...facts })
    return added
  }

  findMedia(id: string): XMedia | null {
    return this.#mediaById.get(id) ?? null
  }

  describeMedia(media: XMedia, { altText, warning }: Partial<Pick<XMedia, 'altText' | 'warning'>>): void {
    if (altText !== undefined) media.altText = altText
    if (warning !== undefined) media.warning = warning
    this.#journal.append({ t: 'x-media-words', id: media.id, altText: media.altText, warning: media.warning })
  }

  /** Takes in what the journal kept. Call once, before anything else. */
  restore(): void {
    for (const entry of this.#journal.entries as XEntry[]) this.#restoreEntry(entry)
  }

  #restoreEntry(entry: XEntry): void {
    switch (entry.t) {
      case 'x-app':
        return void this.appsById.set(entry.clientId, { clientId: entry.clientId, name: entry.name, redirectUris: entry.redirectUris })
      case 'x-account': {
        const { t: _type, ...account } = entry
        this.#seen(account.id)
        return void this.accountsById.set(account.id, account)
      }
      case 'x-post': {
        const { t: _type, ...post } = entry
        return this.#keep(post)
      }
      case 'x-message': {
        const { t: _type, ...said } = entry
        this.#seen(said.id)
        return this.#hear(said)
      }
      case 'x-remove':
        return this.#drop(entry.id)
      case 'x-like':
        return this.#addLike(entry.id, entry.by)
      case 'x-media': {
        const { t: _type, ...facts } = entry
        this.#seen(facts.id)
        return void this.#mediaById.set(facts.id, { ...facts, data: this.#journal.readBlob(`x-${facts.id}`) })
      }
      case 'x-media-words': {
        const media = this.#mediaById.get(entry.id)
        if (media) Object.assign(media, { altText: entry.altText, warning: entry.warning })
      }
    }
  }

  #hear(said: XMessage): void {
    push(this.#messages, said.from, said)
    push(this.#messages, said.to, said)
  }

  #seen(id: string): void {
    if (BigInt(id) > this.#lastId) this.#lastId = BigInt(id)
  }

  #keep(post: XPost): void {
    this.#seen(post.id)
    this.#postsById.set(post.id, post)
    push(this.#postsByAuthor, post.author, post)
    if (post.replyTo !== null) push(this.#repliesByPost, post.replyTo, post)
    if (post.repostOf === null) return
    const reposts = this.#reposts.get(post.repostOf) ?? new Map<string, XPost>()
    this.#reposts.set(post.repostOf, reposts)
    reposts.set(post.author, post)
  }

  #drop(id: string): void {
    const post = this.#postsById.get(id)
    if (!post) return
    this.#postsById.delete(id)
    pull(this.#postsByAuthor, post.author, post)
    if (post.replyTo !== null) pull(this.#repliesByPost, post.replyTo, post)
    if (post.repostOf !== null) this.#reposts.get(post.repostOf)?.delete(post.author)
  }

  #addLike(id: string, by: string): void {
    const likes = this.#likes.get(id) ?? new Set<string>()
    this.#likes.set(id, likes)
    likes.add(by)
  }
}

const push = <T>(lists: Map<string, T[]>, key: string, one: T): void => {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

const pull = (lists: Map<string, XPost[]>, key: string, post: XPost): void => {
  const list = lists.get(key)
  if (list)
    lists.set(
      key,
      list.filter((one) => one !== post),
    )
}

type XEntry =
  | ({ t: 'x-app' } & XApp)
  | ({ t: 'x-account' } & XAccount)
  | ({ t: 'x-post' } & XPost)
  | { t: 'x-remove'; id: string }
  | ({ t: 'x-message' } & XMessage)
  | { t: 'x-like'; id: string; by: string }
  | ({ t: 'x-media' } & Omit<XMedia, 'data'>)
  | { t: 'x-media-words'; id: string; altText: string; warning: Record<string, unknown> | null }
