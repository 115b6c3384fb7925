/** The practice Instagram's state: applications, professional accounts, containers, what is published, comments. */
import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../answer.ts'
import type { AudienceMarket } from '../truth.ts'
import type { PracticeClock } from '../clock.ts'
import { memoryJournal, type Journal } from '../journal.ts'

/** An agency's registration. The id and secret are the Instagram application's, not the Facebook one's. */
export interface InstagramApp {
  clientId: string
  clientSecret: string
  name: string
  /** https, compared letter by letter. */
  redirectUris: readonly string[]
}

export interface InstagramAccount {
  /** Where its simulated audience is; absent: somewhere by chance. */
  market?: AudienceMarket
  /** The professional account's, which stands in paths. */
  id: string
  /** The same account's as an application sees it; another number. */
  scopedId: string
  username: string
  name: string
  accountType: 'BUSINESS' | 'MEDIA_CREATOR' | 'PERSONAL'
  /** Publications a day. */
  quota: number
  /** The Facebook Page it is connected to, for Facebook Login. */
  pageId: string
  createdAt: number
}

export type MediaType = 'IMAGE' | 'REELS' | 'STORIES' | 'CAROUSEL'

export interface Container {
  id: string
  account: string
  mediaType: MediaType
  caption: string
  altText: string | null
  /** Of a reel: the frame that is its cover. */
  coverAtMs?: number | null
  isCarouselItem: boolean
  shareToFeed: boolean
  children: readonly string[]
  /** Of what was fetched or uploaded; `null` while nothing is here. */
  file: string | null
  isVideo: boolean
  /** Bytes are sent to it (resumable) and not fetched. */
  isUpload: boolean
  createdAt: number
  /** When it has been worked on; `null` while its bytes are awaited. */
  readyAt: number | null
  /** Subcode of why nothing will come of it. */
  failure: number | null
  /** Of the media it became. */
  mediaId: string | null
}

export type ProductType = 'FEED' | 'REELS' | 'STORY'

export interface InstagramMedia {
  id: string
  account: string
  shortcode: string
  productType: ProductType
  mediaType: 'IMAGE' | 'VIDEO' | 'CAROUSEL_ALBUM'
  caption: string
  altText: string | null
  /** Of a reel: the frame that is its cover. */
  coverAtMs?: number | null
  files: readonly string[]
  createdAt: number
  isCommentEnabled: boolean
}

export interface InstagramComment {
  id: string
  mediaId: string
  /** Of the comment it answers. */
  parentId: string | null
  username: string
  text: string
  isHidden: boolean
  createdAt: number
}

/** Between an account and a person. */
export interface InstagramMessage {
  id: string
  account: string
  /** By their username. */
  person: string
  isOwn: boolean
  text: string
  createdAt: number
}

interface StoredFile {
  mimeType: string
  data: Uint8Array
}

export class InstagramNetwork {
  readonly clock: PracticeClock
  readonly appsById = new Map<string, InstagramApp>()
  readonly accountsById = new Map<string, InstagramAccount>()
  readonly #containers = new Map<string, Container>()
  readonly #media = new Map<string, InstagramMedia>()
  readonly #comments = new Map<string, InstagramComment>()
  readonly #messages = new Map<string, InstagramMessage[]>()
  readonly #gone = new Set<string>()
  readonly #likes = new Map<string, number>()
  readonly #files = new Map<string, StoredFile>()
  readonly #journal: Journal
  readonly #failures: number[] = []
  #made = 0

  constructor(clock: PracticeClock, journal: Journal = memoryJournal) {
    this.clock = clock
    this.#journal = journal
  }

  createApp(app: Partial<InstagramApp> = {}): InstagramApp {
    const created: InstagramApp = {
      clientId: String(600_000_000_000_000 + randomBytes(5).readUIntBE(0, 5)),
      clientSecret: randomBytes(16).toString('hex'),
      name: 'Practice',
      redirectUris: ['https://agency.example/instagram'],
      ...app,
    }
    this.#keep('app', created)
    return created
  }

  /** Throws 400 when the name is taken. */
  createAccount(
    input: { username: string } & Partial<Pick<InstagramAccount, 'name' | 'accountType' | 'quota' | 'market'>>,
  ): InstagramAccount {
    if (this.findAccount(input.username)) throw new Refusal(400, 'HandleNotAvailable', `Username already taken: ${input.username}`)
    const number = createHash('sha256').update(input.username).digest().readUIntBE(0, 5) % 10 ** 10
    const digits = String(number).padStart(10, '0')
    const account: InstagramAccount = {
      name: input.username,
      accountType: 'MEDIA_CREATOR',
      quota: 50,
      ...input,
      id: `1784140${digits}`,
      scopedId: `2555550${digits}`,
      pageId: `10000${digits}`,
      createdAt: this.clock.now(),
    }
    this.#keep('account', account)
    return account
  }

  /** An account was there before it was made here. */
  backdate(account: InstagramAccount, createdAt: number): void {
    this.#keep('account', { ...account, createdAt })
  }

  /** By username. */
  findAccount(username: string): InstagramAccount | null {
    return [...this.accountsById.values()].find((account) => account.username === username) ?? null
  }

  addContainer(container: Omit<Container, 'id' | 'createdAt' | 'mediaId'>): Container {
    const added = { ...container, id: this.#newId('179'), createdAt: this.clock.now(), mediaId: null }
    this.#keep('container', added)
    return added
  }

  saveContainer(container: Container): void {
    this.#keep('container', container)
  }

  findContainer(id: string): Container | null {
    return this.#containers.get(id) ?? null
  }

  containersOf(account: string): Container[] {
    return [...this.#containers.values()].filter((container) => container.account === account)
  }

  /** The next container whose media are here comes to nothing, for this subcode. */
  failNext(subcode: number): void {
    this.#failures.push(subcode)
  }

  takeFailure(): number | null {
    return this.#failures.shift() ?? null
  }

  /** `createdAt`: of media of the past. */
  addMedia(
    media: Omit<InstagramMedia, 'id' | 'shortcode' | 'createdAt' | 'isCommentEnabled'>,
    createdAt = this.clock.now(),
  ): InstagramMedia {
    const id = this.#newId('180')
    const shortcode = createHash('sha256').update(id).digest('base64url').slice(0, 11)
    const added = { ...media, id, shortcode, createdAt, isCommentEnabled: true }
    this.#keep('media', added)
    return added
  }

  saveMedia(media: InstagramMedia): void {
    this.#keep('media', media)
  }

  findMedia(id: string): InstagramMedia | null {
    return this.#gone.has(id) ? null : (this.#media.get(id) ?? null)
  }

  /** Newest first, stories among them. */
  mediaOf(account: string): InstagramMedia[] {
    return [...this.#media.values()].filter((media) => media.account === account && !this.#gone.has(media.id)).toReversed()
  }

  addComment(comment: Omit<InstagramComment, 'id' | 'createdAt' | 'isHidden'>): InstagramComment {
    const added = { ...comment, id: this.#newId('178'), createdAt: this.clock.now(), isHidden: false }
    this.#keep('comment', added)
    return added
  }

  say(message: Omit<InstagramMessage, 'id' | 'createdAt'>): InstagramMessage {
    const said = { ...message, id: this.#newId('176'), createdAt: this.clock.now() }
    this.#keep('message', said)
    return said
  }

  /** Oldest first. */
  messagesOf(account: string): readonly InstagramMessage[] {
    return this.#messages.get(account) ?? []
  }

  saveComment(comment: InstagramComment): void {
    this.#keep('comment', comment)
  }

  findComment(id: string): InstagramComment | null {
    return this.#gone.has(id) ? null : (this.#comments.get(id) ?? null)
  }

  /** Oldest first. */
  commentsOn(mediaId: string): InstagramComment[] {
    return [...this.#comments.values()].filter((comment) => comment.mediaId === mediaId && !this.#gone.has(comment.id))
  }

  /** A media or a comment is deleted. */
  remove(id: string): void {
    this.#gone.add(id)
    this.#journal.append({ t: 'instagram-gone', id })
  }

  isGone(id: string): boolean {
    return this.#gone.has(id)
  }

  like(id: string): void {
    this.#addLike(id)
    this.#journal.append({ t: 'instagram-like', id })
  }

  likesOf(id: string): number {
    return this.#likes.get(id) ?? 0
  }

  addFile(data: Uint8Array, mimeType: string): string {
    const id = `instagram-${randomBytes(12).toString('hex')}`
    this.#files.set(id, { data, mimeType })
    this.#journal.keepBlob(id, data)
    this.#journal.append({ t: 'instagram-file', id, mimeType })
    return id
  }

  findFile(id: string): StoredFile | null {
    return this.#files.get(id) ?? null
  }

  /** Takes in what the journal kept. Call once, before anything else. */
  restore(): void {
    for (const entry of this.#journal.entries as InstagramEntry[]) {
      if (entry.t === 'instagram-kept') this.#index(entry)
      else if (entry.t === 'instagram-like') this.#addLike(entry.id)
      else if (entry.t === 'instagram-gone') this.#gone.add(entry.id)
      else if (entry.t === 'instagram-file') this.#files.set(entry.id, { mimeType: entry.mimeType, data: this.#journal.readBlob(entry.id) })
    }
  }

  #keep(...[kind, value]: KeptPair): void {
    const entry = { t: 'instagram-kept', kind, value } as Kept
    this.#index(entry)
    this.#journal.append(entry)
  }

  #index(entry: Kept): void {
    if (entry.kind === 'app') return void this.appsById.set(entry.value.clientId, entry.value)
    if (entry.kind === 'account') return void this.accountsById.set(entry.value.id, entry.value)
    this.#made = Math.max(this.#made, Number(entry.value.id.slice(3)))
    if (entry.kind === 'container') this.#containers.set(entry.value.id, entry.value)
    else if (entry.kind === 'message')
      this.#messages.set(entry.value.account, [...(this.#messages.get(entry.value.account) ?? []), entry.value])
    else if (entry.kind === 'media') this.#media.set(entry.value.id, entry.value)
    else this.#comments.set(entry.value.id, entry.value)
  }

  /** Seventeen digits: more than a number of JavaScript holds safely. */
  #newId(start: string): string {
    this.#made += 1
    return `${start}${String(this.#made).padStart(14, '0')}`
  }

  #addLike(id: string): void {
    this.#likes.set(id, this.likesOf(id) + 1)
  }
}

type KeptPair =
  | ['app', InstagramApp]
  | ['account', InstagramAccount]
  | ['container', Container]
  | ['media', InstagramMedia]
  | ['comment', InstagramComment]
  | ['message', InstagramMessage]
type Kept = { [P in KeptPair as P[0]]: { t: 'instagram-kept'; kind: P[0]; value: P[1] } }[KeptPair[0]]
type InstagramEntry =
  | Kept
  | { t: 'instagram-like'; id: string }
  | { t: 'instagram-gone'; id: string }
  | { t: 'instagram-file'; id: string; mimeType: string }
