/** The practice Bluesky network's state: accounts, their records and files, and what refers to what. All in memory. */
import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../answer.ts'
import type { AudienceMarket } from '../truth.ts'
import type { PracticeClock } from '../clock.ts'
import { memoryJournal, type Journal } from '../journal.ts'
import { Chat, type ChatMessage } from './chat.ts'
import { base32, cidOfBlob, cidOfRecord } from './cid.ts'

export const postCollection = 'app.bsky.feed.post'
export const followCollection = 'app.bsky.graph.follow'

export interface PracticeAccount {
  /** Where its simulated audience is; absent: somewhere by chance. */
  market?: AudienceMarket
  did: string
  handle: string
  email: string
  /** Its main password and its app passwords, in plain text: this is a network to practise on. */
  passwords: Map<string, string>
  /** Names of the app passwords that open messages between two. */
  privileged: Set<string>
  createdAt: number
  /** Records by collection and key. */
  collections: Map<string, Map<string, StoredRecord>>
  /** How many commits its repository has had. */
  commits: number
}

export type RecordValue = Record<string, unknown> & { $type: string }

export interface StoredRecord {
  uri: string
  did: string
  rkey: string
  cid: string
  value: RecordValue
  /** ms UTC, on the network's clock. */
  indexedAt: number
}

export interface StoredBlob {
  cid: string
  mimeType: string
  size: number
  data: Uint8Array
}

/** Who likes, reposts, answers or quotes a post, by its uri: uris of the records that do. */
export interface Mentions {
  likes: Set<string>
  reposts: Set<string>
  replies: Set<string>
  quotes: Set<string>
}

export class BlueskyNetwork {
  readonly clock: PracticeClock
  readonly accountsByDid = new Map<string, PracticeAccount>()
  readonly #didsByHandle = new Map<string, string>()
  readonly #recordsByUri = new Map<string, StoredRecord>()
  readonly #mentionsByUri = new Map<string, Mentions>()
  /** Records that say so, by who follows. */
  readonly #followersByDid = new Map<string, Map<string, StoredRecord>>()
  /** Posts that name, answer or quote somebody, by their DID. */
  readonly #saidTo = new Map<string, Set<string>>()
  readonly #blobs = new Map<string, StoredBlob>()
  /** Messages between two. */
  readonly chat = new Chat()
  readonly #journal: Journal

  constructor(clock: PracticeClock, journal: Journal = memoryJournal) {
    this.clock = clock
    this.#journal = journal
  }

  /** Throws 400 when the handle is taken. */
  createAccount(input: {
    handle: string
    password: string
    email?: string
    displayName?: string
    market?: AudienceMarket
  }): PracticeAccount {
    const handle = input.handle.toLowerCase()
    if (this.#didsByHandle.has(handle)) throw new Refusal(400, 'HandleNotAvailable', `Handle already taken: ${handle}`)
    const did = `did:plc:${base32(createHash('sha256').update(handle).digest()).slice(0, 24)}`
    const account = this.#addAccount({
      did,
      handle,
      email: input.email ?? `${handle}@example.test`,
      passwords: [['main', input.password]],
      createdAt: this.clock.now(),
      ...(input.market && { market: input.market }),
    })
    if (input.displayName !== undefined)
      this.put(account, 'app.bsky.actor.profile', 'self', { $type: 'app.bsky.actor.profile', displayName: input.displayName })
    return account
  }

  /** An account was there before it was made here. */
  backdate(account: PracticeAccount, createdAt: number): void {
    account.createdAt = createdAt
    this.#journal.append({ t: 'backdated', did: account.did, createdAt })
  }

  addPassword(account: PracticeAccount, name: string, password: string, privileged = false): void {
    account.passwords.set(name, password)
    if (privileged) account.privileged.add(name)
    this.#journal.append({ t: 'password', did: account.did, name, password, ...(privileged && { privileged }) })
  }

  removePassword(account: PracticeAccount, name: string): void {
    account.passwords.delete(name)
    this.#journal.append({ t: 'password', did: account.did, name, password: null })
  }

  /** By DID or handle. */
  findAccount(actor: string): PracticeAccount | null {
    return this.accountsByDid.get(actor.startsWith('did:') ? actor : (this.#didsByHandle.get(actor.toLowerCase()) ?? '')) ?? null
  }

  findRecord(uri: string): StoredRecord | null {
    return this.#recordsByUri.get(uri) ?? null
  }

  mentionsOf(uri: string): Mentions | null {
    return this.#mentionsByUri.get(uri) ?? null
  }

  /** Posts of others that name, answer or quote them. */
  saidTo(did: string): StoredRecord[] {
    return [...(this.#saidTo.get(did) ?? [])].flatMap((uri) => this.#recordsByUri.get(uri) ?? [])
  }

  followersOf(did: string): number {
    return this.#followersByDid.get(did)?.size ?? 0
  }

  /** What says that somebody follows them. */
  followersRecords(did: string): StoredRecord[] {
    return [...(this.#followersByDid.get(did)?.values() ?? [])]
  }

  followsOf(account: PracticeAccount): number {
    return account.collections.get(followCollection)?.size ?? 0
  }

  /** Somebody writes to somebody, each of them an account here or of the simulated audience. */
  say(message: Pick<ChatMessage, 'from' | 'to' | 'text' | 'facets' | 'replyTo'>): ChatMessage {
    const said = this.chat.add(message, this.clock.now())
    this.#journal.append({ t: 'message', did: said.from, ...said })
    return said
  }

  /** Creates or replaces; the same content again changes nothing and is no commit. */
  put(
    account: PracticeAccount,
    collection: string,
    rkey: string,
    value: RecordValue,
    indexedAt = this.clock.now(),
  ): { record: StoredRecord; committed: boolean } {
    const cid = cidOfRecord(value)
    const current = account.collections.get(collection)?.get(rkey)
    if (current?.cid === cid) return { record: current, committed: false }
    const record = { uri: `at://${account.did}/${collection}/${rkey}`, did: account.did, rkey, cid, value, indexedAt }
    if (current) this.#unlink(current)
    this.#addRecord(account, collection, record)
    this.#journal.append({ t: 'put', did: account.did, collection, rkey, cid, value, indexedAt })
    return { record, committed: true }
  }

  /** Whether there was one. */
  remove(account: PracticeAccount, collection: string, rkey: string): boolean {
    const record = account.collections.get(collection)?.get(rkey)
    if (!record) return false
    this.#dropRecord(account, collection, record)
    this.#journal.append({ t: 'remove', did: account.did, collection, rkey })
    return true
  }

  addBlob(data: Uint8Array, mimeType: string): StoredBlob {
    const cid = cidOfBlob(data)
    const known = this.#blobs.get(cid)
    if (known) return known
    const blob = { cid, mimeType, size: data.byteLength, data }
    this.#blobs.set(cid, blob)
    this.#journal.keepBlob(cid, data)
    this.#journal.append({ t: 'blob', cid, mimeType, size: blob.size })
    return blob
  }

  findBlob(cid: string): StoredBlob | null {
    return this.#blobs.get(cid) ?? null
  }

  /** Takes in what the journal kept. Call once, before anything else. */
  restore(): void {
    for (const entry of this.#journal.entries as JournalEntry[]) this.#restoreEntry(entry)
  }

  #restoreEntry(entry: JournalEntry): void {
    if (entry.t === 'blob')
      return void this.#blobs.set(entry.cid, {
        cid: entry.cid,
        mimeType: entry.mimeType,
        size: entry.size,
        data: this.#journal.readBlob(entry.cid),
      })
    if (entry.t === 'account') return void this.#indexAccount(entry)
    const account = this.accountsByDid.get('did' in entry ? entry.did : '')
    if (!account) return
    if (entry.t === 'backdated') return void (account.createdAt = entry.createdAt)
    if (entry.t === 'password') {
      if (entry.password === null) account.passwords.delete(entry.name)
      else account.passwords.set(entry.name, entry.password)
      if (entry.privileged) account.privileged.add(entry.name)
      return
    }
    if (entry.t === 'message') return this.chat.take(entry)
    const current = account.collections.get(entry.collection)?.get(entry.rkey)
    if (current) this.#dropRecord(account, entry.collection, current)
    if (entry.t === 'put') {
      const { did, rkey, cid, value, indexedAt } = entry
      this.#addRecord(account, entry.collection, { uri: `at://${did}/${entry.collection}/${rkey}`, did, rkey, cid, value, indexedAt })
    }
  }

  #addAccount(entry: Omit<AccountEntry, 't'>): PracticeAccount {
    this.#journal.append({ t: 'account', ...entry })
    return this.#indexAccount(entry)
  }

  #indexAccount({ did, handle, email, passwords, createdAt, market }: Omit<AccountEntry, 't'>): PracticeAccount {
    const account: PracticeAccount = {
      ...(market && { market }),
      did,
      handle,
      email,
      passwords: new Map(passwords),
      privileged: new Set(),
      createdAt,
      collections: new Map(),
      commits: 0,
    }
    this.accountsByDid.set(did, account)
    this.#didsByHandle.set(handle, did)
    return account
  }

  #addRecord(account: PracticeAccount, collection: string, record: StoredRecord): void {
    const records = account.collections.get(collection) ?? new Map<string, StoredRecord>()
    account.collections.set(collection, records)
    records.set(record.rkey, record)
    account.commits += 1
    this.#recordsByUri.set(record.uri, record)
    this.#link(record)
  }

  #dropRecord(account: PracticeAccount, collection: string, record: StoredRecord): void {
    account.collections.get(collection)?.delete(record.rkey)
    account.commits += 1
    this.#recordsByUri.delete(record.uri)
    this.#unlink(record)
  }

  #link(record: StoredRecord): void {
    for (const { uri, kind } of referencesOf(record.value)) this.#mentions(uri)[kind].add(record.uri)
    for (const did of addressedBy(record)) this.#saidTo.set(did, (this.#saidTo.get(did) ?? new Set<string>()).add(record.uri))
    const followed = followedBy(record.value)
    if (followed === null) return
    const followers = this.#followersByDid.get(followed) ?? new Map<string, StoredRecord>()
    followers.set(record.did, record)
    this.#followersByDid.set(followed, followers)
  }

  #unlink(record: StoredRecord): void {
    for (const { uri, kind } of referencesOf(record.value)) this.#mentionsByUri.get(uri)?.[kind].delete(record.uri)
    for (const did of addressedBy(record)) this.#saidTo.get(did)?.delete(record.uri)
    const followed = followedBy(record.value)
    if (followed !== null) this.#followersByDid.get(followed)?.delete(record.did)
  }

  #mentions(uri: string): Mentions {
    const known = this.#mentionsByUri.get(uri)
    if (known) return known
    const created = { likes: new Set<string>(), reposts: new Set<string>(), replies: new Set<string>(), quotes: new Set<string>() }
    this.#mentionsByUri.set(uri, created)
    return created
  }
}

type AccountEntry = {
  t: 'account'
  did: string
  handle: string
  email: string
  passwords: [string, string][]
  market?: AudienceMarket
  createdAt: number
}
type JournalEntry =
  | AccountEntry
  | { t: 'backdated'; did: string; createdAt: number }
  | { t: 'password'; did: string; name: string; password: string | null; privileged?: true }
  | ({ t: 'message'; did: string } & ChatMessage)
  | { t: 'put'; did: string; collection: string; rkey: string; cid: string; value: RecordValue; indexedAt: number }
  | { t: 'remove'; did: string; collection: string; rkey: string }
  | { t: 'blob'; cid: string; mimeType: string; size: number }

const referencesOf = (value: RecordValue): { uri: string; kind: keyof Mentions }[] => {
  if (value.$type === 'app.bsky.feed.like') return toReference(value['subject'], 'likes')
  if (value.$type === 'app.bsky.feed.repost') return toReference(value['subject'], 'reposts')
  if (value.$type !== postCollection) return []
  const reply = value['reply'] as { parent?: unknown } | undefined
  const embed = value['embed'] as { $type?: string; record?: unknown } | undefined
  return [
    ...toReference(reply?.parent, 'replies'),
    ...(embed?.$type === 'app.bsky.embed.record' ? toReference(embed.record, 'quotes') : []),
  ]
}

const toReference = (subject: unknown, kind: keyof Mentions): { uri: string; kind: keyof Mentions }[] =>
  typeof subject === 'object' && subject !== null && 'uri' in subject && typeof subject.uri === 'string' ? [{ uri: subject.uri, kind }] : []

/** Why a post is told to somebody: as `app.bsky.notification.listNotifications` names it. */
export const reasonsOf = ({
  did: author,
  value,
}: Pick<StoredRecord, 'did' | 'value'>): { did: string; reason: 'reply' | 'quote' | 'mention'; subject?: string }[] => {
  if (value.$type !== postCollection) return []
  const whose = (uri: string) => uri.split('/')[2] ?? ''
  const facets = (value['facets'] ?? []) as { features?: { $type: string; did?: string }[] }[]
  const named = facets.flatMap(({ features = [] }) =>
    features.flatMap(({ $type, did }) => ($type.endsWith('#mention') && did ? [did] : [])),
  )
  return [
    ...referencesOf(value).map(({ uri, kind }) => ({
      did: whose(uri),
      reason: kind === 'replies' ? ('reply' as const) : ('quote' as const),
      subject: uri,
    })),
    ...named.map((did) => ({ did, reason: 'mention' as const })),
  ].filter(({ did }) => did !== author)
}

const addressedBy = (record: StoredRecord): string[] => reasonsOf(record).map(({ did }) => did)

const followedBy = (value: RecordValue): string | null =>
  value.$type === followCollection && typeof value['subject'] === 'string' ? value['subject'] : null

/** As the real server makes them: 16 characters in four groups. */
export const newAppPassword = (): string => (base32(randomBytes(10)).slice(0, 16).match(/.{4}/g) ?? []).join('-')
