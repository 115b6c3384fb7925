/** The practice TikTok's state: applications, accounts, what is being published and what is out. */
import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../answer.ts'
import type { AudienceMarket } from '../truth.ts'
import type { PracticeClock } from '../clock.ts'
import { memoryJournal, type Journal } from '../journal.ts'

/** An agency's registration, in whose name accounts consent. */
export interface TiktokApp {
  clientKey: string
  clientSecret: string
  name: string
  /** Host and port of a loopback address may stand for any port with `*`. */
  redirectUris: readonly string[]
  /** Until TikTok has audited it, it may post for the account's own eyes only. */
  audited: boolean
  /** From which TikTok fetches media. */
  verifiedDomains: readonly string[]
}

export interface TiktokAccount {
  /** Where its simulated audience is; absent: somewhere by chance. */
  market?: AudienceMarket
  id: string
  username: string
  displayName: string
  isPrivate: boolean
  /** What its owner has switched off for everybody. */
  off: readonly ('comment' | 'duet' | 'stitch')[]
  maxVideoSeconds: number
  createdAt: number
}

export interface PostInfo {
  title: string
  description: string
  privacy: string
  disableComment: boolean
  disableDuet: boolean
  disableStitch: boolean
  brandContent: boolean
  brandOrganic: boolean
  isAigc: boolean
  coverAtMs: number | null
}

/** From the call that begins it to the post, or to the creator's inbox. */
export interface Publish {
  id: string
  account: string
  clientKey: string
  mode: 'direct' | 'inbox'
  media: 'video' | 'photo'
  /** `null` of a draft for the inbox: the creator writes it. */
  info: PostInfo | null
  beganAt: number
  /** Of a video to be uploaded. */
  upload: { token: string; size: number; chunkSize: number; chunks: number } | null
  received: number
  /** When all of it was here. */
  completeAt: number | null
  failReason: string | null
  files: readonly string[]
  /** Of the post it became. */
  postId: string | null
}

export interface TiktokPost {
  id: string
  account: string
  media: 'video' | 'photo'
  text: string
  privacy: string
  info: PostInfo | null
  files: readonly string[]
  createdAt: number
}

interface StoredFile {
  mimeType: string
  data: Uint8Array
}

const dayMs = 86_400_000

export class TiktokNetwork {
  readonly clock: PracticeClock
  readonly appsByKey = new Map<string, TiktokApp>()
  readonly accountsById = new Map<string, TiktokAccount>()
  readonly #publishes = new Map<string, Publish>()
  readonly #posts = new Map<string, TiktokPost>()
  readonly #likes = new Map<string, number>()
  readonly #files = new Map<string, StoredFile>()
  readonly #journal: Journal
  readonly #failures: string[] = []
  #lastId = 0n

  constructor(clock: PracticeClock, journal: Journal = memoryJournal) {
    this.clock = clock
    this.#journal = journal
  }

  createApp(app: Partial<TiktokApp> = {}): TiktokApp {
    const created: TiktokApp = {
      clientKey: `aw${randomBytes(8).toString('hex')}`,
      clientSecret: randomBytes(16).toString('hex'),
      name: 'Practice',
      redirectUris: ['http://127.0.0.1:*/callback'],
      audited: true,
      // The practice bucket is on this machine.
      verifiedDomains: ['127.0.0.1', 'localhost'],
      ...app,
    }
    this.#keep('app', created)
    return created
  }

  /** Throws 400 when the name is taken. */
  createAccount(input: { username: string } & Partial<Omit<TiktokAccount, 'id' | 'createdAt'>>): TiktokAccount {
    if (this.findAccount(input.username)) throw new Refusal(400, 'HandleNotAvailable', `Username already taken: ${input.username}`)
    const account: TiktokAccount = {
      displayName: input.username,
      isPrivate: false,
      off: [],
      maxVideoSeconds: 600,
      ...input,
      id: `-000${createHash('sha256').update(input.username).digest('base64url').slice(0, 32)}`,
      createdAt: this.clock.now(),
    }
    this.#keep('account', account)
    return account
  }

  changeAccount(account: TiktokAccount): void {
    this.#keep('account', account)
  }

  /** By username. */
  findAccount(username: string): TiktokAccount | null {
    return [...this.accountsById.values()].find((account) => account.username === username) ?? null
  }

  savePublish(publish: Publish): void {
    this.#keep('publish', publish)
  }

  findPublish(id: string): Publish | null {
    return this.#publishes.get(id) ?? null
  }

  publishesOf(account: string): Publish[] {
    return [...this.#publishes.values()].filter((publish) => publish.account === account)
  }

  publishesBy(clientKey: string): Publish[] {
    return [...this.#publishes.values()].filter((publish) => publish.clientKey === clientKey)
  }

  /** Whose video is sent to the address with this token. */
  uploaderOf(token: string): string | null {
    return [...this.#publishes.values()].find(({ upload }) => upload?.token === token)?.account ?? null
  }

  /** The next publish whose media are here comes to nothing, for this reason. */
  failNext(reason: string): void {
    this.#failures.push(reason)
  }

  takeFailure(): string | null {
    return this.#failures.shift() ?? null
  }

  addPost(post: Omit<TiktokPost, 'id'>): TiktokPost {
    const added = { ...post, id: this.#newId(post.createdAt) }
    this.#keep('post', added)
    return added
  }

  findPost(id: string): TiktokPost | null {
    return this.#posts.get(id) ?? null
  }

  /** Newest first. */
  postsOf(account: string): TiktokPost[] {
    return [...this.#posts.values()].filter((post) => post.account === account).toReversed()
  }

  like(id: string): void {
    this.#addLike(id)
    this.#journal.append({ t: 'tiktok-like', id })
  }

  likesOf(id: string): number {
    return this.#likes.get(id) ?? 0
  }

  addFile(data: Uint8Array, mimeType: string): string {
    const id = `tiktok-${randomBytes(12).toString('hex')}`
    this.#files.set(id, { data, mimeType })
    this.#journal.keepBlob(id, data)
    this.#journal.append({ t: 'tiktok-file', id, mimeType })
    return id
  }

  findFile(id: string): StoredFile | null {
    return this.#files.get(id) ?? null
  }

  /** Takes in what the journal kept. Call once, before anything else. */
  restore(): void {
    for (const entry of this.#journal.entries as TiktokEntry[]) {
      if (entry.t === 'tiktok-kept') this.#index(entry)
      else if (entry.t === 'tiktok-like') this.#addLike(entry.id)
      else if (entry.t === 'tiktok-file') this.#files.set(entry.id, { mimeType: entry.mimeType, data: this.#journal.readBlob(entry.id) })
    }
  }

  #keep(...[kind, value]: KeptPair): void {
    const entry = { t: 'tiktok-kept', kind, value } as Kept
    this.#index(entry)
    this.#journal.append(entry)
  }

  #index(entry: Kept): void {
    switch (entry.kind) {
      case 'app':
        return void this.appsByKey.set(entry.value.clientKey, entry.value)
      case 'account':
        return void this.accountsById.set(entry.value.id, entry.value)
      case 'publish':
        return void this.#publishes.set(entry.value.id, entry.value)
      case 'post':
        if (BigInt(entry.value.id) > this.#lastId) this.#lastId = BigInt(entry.value.id)
        return void this.#posts.set(entry.value.id, entry.value)
    }
  }

  /** Nineteen digits that carry their time, as TikTok's do: more than a number of JavaScript holds. */
  #newId(at: number): string {
    let now = BigInt(Math.trunc(at / 1000)) << 32n
    if (at < this.clock.now() - dayMs) {
      while (this.#posts.has(String(now))) now += 1n
      return String(now)
    }
    this.#lastId = now > this.#lastId ? now : this.#lastId + 1n
    return String(this.#lastId)
  }

  #addLike(id: string): void {
    this.#likes.set(id, this.likesOf(id) + 1)
  }
}

type KeptPair = ['app', TiktokApp] | ['account', TiktokAccount] | ['publish', Publish] | ['post', TiktokPost]
type Kept = { [P in KeptPair as P[0]]: { t: 'tiktok-kept'; kind: P[0]; value: P[1] } }[KeptPair[0]]
type TiktokEntry = Kept | { t: 'tiktok-like'; id: string } | { t: 'tiktok-file'; id: string; mimeType: string }
