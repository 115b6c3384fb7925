/**
 * What a platform is to core. An adapter declares what it can do (`capabilities`), and implements only that.
 * It is handed an account's session and never opens the vault or the store; every failure it throws is an
 * `AppError` from its own `errors.ts` table.
 */
import type { ZodType } from 'zod'
import type { PostingChoices } from '../../../contract/accounts.ts'
import type { ChosenOptions } from '../../../contract/platform-options.ts'
import type {
  AccountFigure,
  AudienceWithheld,
  Capabilities,
  ContentKind,
  FiguresWithheld,
  InteractionAct,
  PlatformId,
  PostFigure,
  TrendCountry,
} from '../../../contract/platforms.ts'
import type { AppError } from '../../app-error.ts'
import type { Clock, Network, Random } from '../../ports.ts'

/** The network, time and chance lent to adapters. Adapters use the network through `kit/http.ts` only. */
export interface AdapterIo {
  network: Network
  clock: Clock
  random: Random
  /** For platforms that fetch media from an address (`capabilities.needsMediaHost`). */
  mediaHost?: MediaHost
}

/** A place of the agency's own from which platforms fetch media. */
export interface MediaHost {
  /** Whether one is set. Cheap. */
  isSet(): boolean
  /** Puts a file there, for a short while. Throws MEDIA_HOST_REFUSED (`media_host.missing` where none is set), MEDIA_HOST_DOWN. */
  lend(file: { mimeType: string; body: Uint8Array | Pick<FittedFile, 'bytes' | 'parts'> }, signal: AbortSignal): Promise<LentFile>
}

export interface LentFile {
  /** https, or http on this machine; whoever has it may read the file, for an hour. */
  url: string
  /** It is not needed any more. Deleting it goes on by itself. */
  end(): void
}

/** A connected account's key, as the adapter shaped it. Saved sealed in the vault; opaque to everyone else. */
export type Credential = Readonly<Record<string, unknown>>

/** The agency's own registration with a platform, in whose name accounts give consent. */
export interface DeveloperApp {
  clientId: string
  /** `null` where the platform wants none (a public client). */
  clientSecret: string | null
  /** Origin of the platform's servers, or of a practice network's. */
  service: string
  /** Whether the platform lets it post for everybody's eyes; means nothing where there is no audit. */
  audited?: boolean
}

/** What a credential says of itself. */
export interface Grant {
  /** What was consented to, beside what is asked for. Null: the platform does not say, or the connection would not have come about. */
  scopes: { given: readonly string[]; asked: readonly string[] } | null
  /** When it ends unless it is used before, ms UTC. Null: not known, or never. */
  endsAt: number | null
  /** It cannot be lengthened: `endsAt` is the latest that it ends, and somebody connects the account anew before. */
  isFinal?: true
  /** False: not messages between two, which the platform otherwise gives. */
  opensMessages?: boolean
}

/** What kind of account it is, where that decides what it may do. */
export interface AccountKind {
  is: 'professional' | 'personal' | 'public' | 'private'
  /** Posting needs an account of this kind. Absent: any will do, and of a private one only its followers see anything. */
  needs?: 'professional' | 'private'
}

/** Consent on the platform's own page (OAuth 2.0, authorization code with PKCE). */
export interface ConsentFlow {
  /** What is asked for in the name of an application there, as the platform's console names it. Pure. */
  scopes(service: string): readonly string[]
  /** The page where the account's owner consents. `verifier` is PKCE's: the challenge is made of it. Pure. */
  page(request: { app: DeveloperApp; redirectUri: string; state: string; verifier: string }): URL
  /** Exchanges the code that came back. Throws WRONG_CREDENTIALS when the application or the code is not accepted. */
  exchange(
    grant: { app: DeveloperApp; redirectUri: string; code: string; verifier: string },
    io: AdapterIo,
  ): Promise<{ credential: Credential; profile: AccountProfile }>
}

/** What a call costs whoever pays for the application, in millionths of a US dollar. */
export interface PaidItem {
  /** `posts`, `users`, `media`, `trends`, `media_words`, `deletes` … */
  what: string
  /** Of what was answered: asked for again on the same day (UTC) it is paid for once. Null: each time. */
  id: string | null
  micros: number
}

/** The month's spending in the name of an account's application. */
export interface Bills {
  /** Throws SPEND_CAP when what is left of the month, less `micros`, is kept for publishing. */
  assertMayRead(micros?: number): void
  paid(items: readonly PaidItem[]): void
}

/** One account, opened for use. Implemented by `creators/account-session.ts`. */
export interface AccountSession {
  readonly accountId: string
  /** The account's lasting id on the platform. */
  readonly remoteId: string
  readonly service: string
  /** In whose name the account consented. Throws REAUTH_REQUIRED when it is gone, or the account has none. */
  app(): DeveloperApp
  /** The credential as of now; read it anew after a refresh. */
  credential(): Credential
  /**
   * Runs `renew` at most once at a time per account, whoever asks (single-flight), saves what it answers,
   * and gives every waiter the same. `stale` is the credential that was found expired: when another caller
   * has already replaced it, nothing is called.
   */
  refresh(stale: Credential, renew: (current: Credential) => Promise<Credential>): Promise<Credential>
  /** What the platform's rate headers said. Kept over restarts. */
  heard(budget: { name: string; limit: number; remaining: number; resetsAt: number }): void
  /** Absent: nobody counts (no application, or none that is known yet). */
  bills?: Bills
  signal: AbortSignal
}

/** A file that is read from the disk as it is sent, each time anew. */
export interface FittedFile {
  bytes: number
  mimeType: string
  width: number
  height: number
  parts(): AsyncIterable<Uint8Array>
  /** The whole of it, left on the disk, where there is a disk. */
  blob?(): Promise<Blob>
}

/** Media of a post, opened lazily: bytes are read (and fitted) only when needed. */
export interface DraftMedia {
  kind: 'image' | 'video'
  mimeType: string
  bytes: number
  width: number
  height: number
  /** Of a video; of an image: it moves (an animated GIF). */
  seconds: number | null
  /** How a video is packed, `avc`, `hevc` …; absent or `null`: not known. */
  codec?: string | null
  /** Of a video: frames a second, what its sound is packed in and its hertz; absent or `null`: not known, or no sound. */
  fps?: number | null
  soundCodec?: string | null
  soundRate?: number | null
  alt: string
  fileName: string
  /** The same video encoded anew, where it was: for a platform that does not take it as it is. */
  converted?(): DraftMedia | null
  /**
   * An image's bytes, fitted to the platform: at most `maxBytes`, one of `types`; re-encoded and stripped of metadata
   * (EXIF, GPS) as needed; a GIF that moves is kept where `image/gif` is among them, and its first frame elsewhere. Throws MEDIA_INVALID when they cannot be made to fit, and for a video: see `open`.
   */
  read(fit: {
    maxBytes: number
    types: readonly string[]
    maxSide?: number
  }): Promise<{ data: Uint8Array; mimeType: string; width: number; height: number }>
  /** A video, stripped of metadata, to be sent in parts: hundreds of megabytes are not held in memory. Throws MEDIA_INVALID. */
  open(fit: { maxBytes: number; types: readonly string[] }): Promise<FittedFile>
}

/** A post as an adapter sees it. */
export interface Draft {
  kind: ContentKind
  text: string
  languages: readonly string[]
  labels: readonly string[]
  media: readonly DraftMedia[]
  /** What was chosen for the account, of the adapter's own schema (`options`); absent: nothing was. */
  options?: unknown
  /** Whether the application in whose name the account consented was audited; absent or `null`: it has none. */
  audited?: boolean | null
  /** Where the account's servers are; absent: the platform's own. */
  service?: string
}

/** A reason why the platform would refuse (`error`) or a person should look (`warning`). */
export interface DraftProblem {
  severity: 'error' | 'warning'
  /** `text.too_long`, `alt.missing`, `images.too_many`, `kind.unsupported` … */
  rule: string
  data: Record<string, string | number>
}

/**
 * What makes a retry safe after an answer was lost.
 * `idempotent`: sending again with the same key changes nothing. `reconcile`: look it up first, always.
 * `never`: it cannot be looked up; a person decides.
 */
type RetrySafety = 'idempotent' | 'reconcile' | 'never'

/** One publication as one operation, the same over all its attempts. */
export interface Operation {
  /** Chosen before the first write, e.g. a Bluesky record key. */
  key: string
  /** When the operation was first planned to go out, ms UTC: the same over retries, so that the payload is too. */
  createdAt: number
  draft: Draft
  /** Remote id of the account's own post that this one answers: the part of a thread before it (`capabilities.thread`). */
  answers?: string
}

/** Where the post is on the platform. */
export interface RemotePost {
  remoteId: string
  url: string
  /** Version as the platform names it (a CID on Bluesky), when it has one. */
  version?: string
}

export interface PublishHooks {
  /**
   * Awaited once, immediately before the write that makes the post public, and only there. (A write that was definitely
   * refused, for an expired token or an image too big, may be sent again under the same call.) It commits the ledger,
   * asks the gate and checks that this core still holds the store; it throws when the write must not go out.
   * Where `retrySafety` is not `idempotent`, the write is one request that ends within 30 s of this, answered or not:
   * the engine believes "it is not there" only after that.
   * `handle`: what the platform has given to ask for this post with. It is committed with the ledger, and handed to
   * `findPublished` whatever became of the write.
   */
  beforeWrite(handle?: Record<string, string>): Promise<void>
  /**
   * Asked, synchronously, when the connection stands and the next thing handed to the socket is the write itself:
   * whether this core still holds the lease. `false` breaks the request off before its body leaves and `publish`
   * throws STATE_CHANGED. It closes the gap in which a process is stopped after `beforeWrite` and wakes when another
   * core has taken over; what no client can close is a stop between this answer and the system call (microseconds).
   * Must be cheap and must not throw.
   */
  stillMine?(): boolean
  /** Told the HTTP status with which the platform answered the write, accepted or refused: it stands in the ledger. */
  answered?(status: number): void
  /** Called when the media are up and the write is next. */
  uploaded?(): void | Promise<void>
}

export type PublishOutcome =
  | { state: 'published'; remote: RemotePost }
  /** The platform has it and is not done; ask `findPublished` again not before `askAt` (ms UTC). */
  | { state: 'processing'; askAt: number; handle: Record<string, string> }

export type Lookup =
  | { state: 'found'; remote: RemotePost; createdAt?: number }
  /** Out, says the platform, and there is nothing of it to see: `later`, there may be. */
  | { state: 'unseen'; later: boolean }
  /** Certainly not there: sending is safe. */
  | { state: 'absent' }
  /** `handedOver`: it is a person's on the platform, to be finished there whenever they like. */
  | { state: 'processing'; askAt: number; handedOver?: true }
  /** The platform had it, and nothing came of it nor will: why is the error. */
  | { state: 'refused'; error: AppError }

/** Figures of one post; `null` is unknown. All null with a `withheld`: the platform knows the post and says nothing of it. */
export type PostFigures = Readonly<Record<PostFigure, number | null>> & {
  /** Why some of what the platform gives are null. */
  readonly withheld?: FiguresWithheld
}

/** Where an account's followers are, as far as the platform says: those it knows of, the commonest places. */
export interface AccountAudience {
  /** In all, read with it, so that shares can be told. */
  followers: number | null
  /** Most first, by ISO 3166-1 alpha-2. Null: the platform did not say. */
  countries: readonly { country: string; followers: number }[] | null
  /** Most first, as the platform names them ("Lyon, Auvergne-Rhône-Alpes"). */
  cities: readonly { city: string; followers: number }[] | null
  /** Why one of them is null. */
  withheld?: AudienceWithheld
}

/** An account as a whole in a span of time; `null` is unknown. */
export type AccountFigures = Readonly<Record<AccountFigure, number | null>>

export interface AccountProfile {
  remoteId: string
  handle: string
  displayName: string
  profileUrl: string
  service: string
  /** `null`: the platform did not say. */
  followers: number | null
  following: number | null
  posts: number | null
}

export interface RemoteReply {
  remoteId: string
  /** Where the platform calls it so; absent: a reply. */
  kind?: 'comment'
  /** As in `RemotePost`. */
  version?: string
  author: string
  text: string
  at: number
  url: string
  /**
   * What the account that asked did to it, wherever it was done, as far as the platform says. `like`: what `takesBack` is
   * given to unlike it; null: it is not liked.
   */
  mine?: { like?: string | null; answered?: boolean; hidden?: boolean }
  /** It names the account that asked. Absent where nothing hangs on it (`capabilities.interactions`, `when: 'summoned'`). */
  summons?: boolean
}

/** What an account acts on: anybody's post, or a comment. */
export interface InteractionTarget {
  remoteId: string
  version?: string
  /** Where its conversation began; absent: it is the beginning. */
  root?: { remoteId: string; version?: string }
}

/** One act of an account on a post or comment, the same over all its tries. */
export interface Interaction {
  /** Chosen before the first write (`newOperationKey`). */
  key: string
  /** When it was first asked for, ms UTC: the same over tries, so that the payload is too. */
  createdAt: number
  act: InteractionAct
  on: InteractionTarget
  /** Whom a message goes to: the author of the one that is answered (`on`), whose conversation is its `root`. */
  recipient?: string
  /** Of an answer or a message. */
  text?: string
  /** The act undoes an earlier one: the remote id that one ended in. */
  takesBack?: string
}

/** What an act left on the platform: the like's or the repost's own record, the answer; where it leaves none, what was acted on. */
export interface InteractionProof {
  remoteId: string
  url: string | null
}

export type InteractionHooks = Pick<PublishHooks, 'beforeWrite' | 'stillMine' | 'answered'>

/** What an account does beside posting. Every act is one write, under the same rules as publishing (`PublishHooks`). */
export interface Interactions {
  /**
   * Liking, reposting, hiding, and taking anything back: sent twice, the same as once. An answer or a message sent twice
   * may be two: it is looked for first (`findAnswer`). Throws OUTCOME_UNKNOWN when the write may have been taken.
   */
  act(session: AccountSession, interaction: Interaction, hooks: InteractionHooks, io: AdapterIo): Promise<InteractionProof>
  /**
   * Whether an answer is out, by asking the platform; null: certainly not. Reads only. Throws NOT_SUPPORTED where it
   * cannot be told; of a message too. Present iff one of the acts is `answer`.
   */
  findAnswer?(session: AccountSession, interaction: Interaction, io: AdapterIo): Promise<InteractionProof | null>
  /** What it takes of the platform's budgets, as `publishCosts` says of a publication. Pure. */
  costsOf?(interaction: Pick<Interaction, 'act' | 'takesBack'>): readonly PublishCost[]
  /** Millionths of a US dollar. Present iff `capabilities.billing`. Pure. */
  priceOf?(interaction: Pick<Interaction, 'act' | 'takesBack' | 'text'>): number
}

/** Something that is talked about. */
export interface RemoteTrend {
  name: string
  /** As the platform counts; null: it does not say. */
  volume: number | null
  detail: string | null
  url: string | null
}

export interface Trends {
  /** Of the country or the hashtag, as `capabilities.trends.by` says. Reads only. Throws NOT_SUPPORTED where the server has none. */
  read(session: AccountSession, asked: { country?: TrendCountry; hashtag?: string }, io: AdapterIo): Promise<RemoteTrend[]>
  /** Whether accounts of such a server have them. Absent: all. Pure. */
  offeredBy?(service: string): boolean
}

export interface PublishCost {
  budget: string
  cost: number
  max: number
  windowMs: number
}

/** Millionths of a US dollar. */
export interface DraftPrice {
  /** The write that makes it public. */
  write: number
  /** What goes with it: descriptions of media. */
  around: number
}

/** What is said to an account, as platforms tell it: mentions and answers, and messages. Reads only; writing is `Interactions`. */
export interface ReceivedItem {
  kind: 'mention' | 'reply' | 'comment' | 'message'
  remoteId: string
  /** As in `RemotePost`. */
  version?: string
  /** Where it can be seen; null for what is between two. */
  url: string | null
  author: { id: string; handle: string; name?: string }
  text: string
  /** ms UTC. */
  at: number
  /** When the platform took it in, ms UTC, where its author's program says `at`. */
  seenAt?: number
  /** What it is part of, as the platform names it: a thread, or an exchange of messages. */
  conversation: string
  /** Where that began, for an answer to name; absent: here. */
  root?: { remoteId: string; version?: string }
  /** The account's own post that it answers. */
  onPost?: string
  /** As in `RemoteReply`. */
  mine?: { like?: string | null; hidden?: boolean }
  summons?: boolean
  /** The account wrote it itself. */
  own?: true
}

/** Somebody who began to follow an account. */
export interface NewFollower {
  person: { id: string; handle: string; name?: string }
  /** ms UTC. */
  at: number
  /** Their own page. */
  url: string
}

export interface ReceivedPage<T = ReceivedItem> {
  items: T[]
  /** Where the next reading goes on. */
  cursor: string
  /** There is more to be read now. */
  more: boolean
}

/**
 * One page of what came since `cursor`, in no order. Null: the newest page and no further back. An item may come twice;
 * none is left out, also where readings end in between.
 */
export type ReadReceived<T = ReceivedItem> = (session: AccountSession, cursor: string | null, io: AdapterIo) => Promise<ReceivedPage<T>>

/** A post of an account that it posted somehow, as its platform lists it. */
export interface PastPost extends RemotePost {
  kind: ContentKind
  text: string
  /** ms UTC. */
  publishedAt: number
  figures: PostFigures
}

export interface PastAsked {
  /** ms UTC. */
  since: number
  /** Null: from the newest. */
  cursor: string | null
  /** Posts, where each is paid for: no more are wanted. */
  atMost?: number
}

export interface PastPage {
  /** The newest first. Answers to others and what was only passed on are no posts. */
  posts: PastPost[]
  /** Where the next page goes on; null: it was the last that reaches back to `since`. */
  cursor: string | null
  /** How many were answered, where each is paid for. */
  paid?: number
}

/** Present iff `capabilities.inbox`, each part iff it is declared there. */
export interface Inbox {
  mentions?: ReadReceived
  /** Under the account's own posts, where naming the account is not what tells of them. Throws NOT_SUPPORTED (`comments`) where the account's key does not open them. */
  comments?: ReadReceived
  /** Throws NOT_SUPPORTED (`messages`) where the account's key does not open them. */
  messages?: ReadReceived
  /** Whoever begins to follow it. */
  followers?: ReadReceived<NewFollower>
  /** All that is said around an item, oldest first, the account's own words with it. */
  conversation?(session: AccountSession, on: { conversation: string; remoteId: string }, io: AdapterIo): Promise<ReceivedItem[]>
}

/** What every platform says of itself and of a draft, whoever posts there. */
export interface PlatformRules {
  id: PlatformId
  name: string
  capabilities: Capabilities
  /** Length of a text as the platform counts it. Pure. */
  countText(text: string): { used: number; max: number }
  /** What can be chosen for a post on one account: strict, so that another platform's choices are refused. Absent: nothing. */
  options?: ZodType<ChosenOptions>
  /** What the account lets be chosen now. Reads only. Present iff one of `capabilities.choices` is `fromAccount`. */
  postingChoices?(session: AccountSession, io: AdapterIo): Promise<PostingChoices>
  /** Whether it fetches this media from the media host. Absent: as `capabilities.needsMediaHost` says. Pure. */
  fetches?(media: Pick<DraftMedia, 'kind'>, draft: Pick<Draft, 'service'>): boolean
  /** What the platform would refuse of this draft. Pure: no network, no bytes. */
  check(draft: Draft): DraftProblem[]
}

/** A link that a person brought back: the post it names, or why it cannot be hers. */
export type LinkAnswer =
  | { remote: RemotePost }
  | { problem: 'link.not_https' | 'link.other_site' | 'link.not_a_post' | 'link.other_account' }

/**
 * A platform that nobody posts to but a person, in their own browser: we prepare and remember. It has no `publish`, no
 * session and no network, so nothing of it can be sent by a machine. Present iff `capabilities.assisted`.
 */
export interface AssistedPlatform extends PlatformRules {
  assisted: {
    /** Who the fields name. Throws WRONG_CREDENTIALS for what cannot be an account there. Pure: nobody is asked. */
    account(fields: Readonly<Record<string, string>>): AccountProfile
    /** Reads a link to a post, in one way of writing it: the same post is the same `remoteId`, however it was copied. Pure. */
    readLink(link: string, account: Pick<AccountProfile, 'handle'>): LinkAnswer
    /** What the post is to cost, of what was chosen for the account. Null: nothing. Pure. */
    priceOf(options: unknown): { cents: number; currency: string } | null
  }
}

/** A platform with an API: we post. */
export interface PlatformAdapter extends PlatformRules {
  assisted?: undefined
  /** Proves the credentials and answers who they belong to. Present iff `capabilities.connect.fields` are asked for. */
  connect?(fields: Readonly<Record<string, string>>, io: AdapterIo): Promise<{ credential: Credential; profile: AccountProfile }>
  /** Present iff `capabilities.connect.consent`. */
  consent?: ConsentFlow
  /** Who this is now; also the proof that the credential is alive. */
  profile(session: AccountSession, io: AdapterIo): Promise<AccountProfile>
  /** Absent: nothing is known of it but that it works. Pure. */
  grant?(credential: Credential): Grant
  /** What is asked only when a connection is looked over; null: the platform does not say. Reads only. */
  examine?(session: AccountSession, io: AdapterIo): Promise<AccountKind | null>
  /** Whom a text mentions, in its order, as the platform finds them. Absent where nothing is made of a mention. Pure. */
  mentionsIn?(text: string): string[]
  /** Whether the platform knows somebody by this handle. Reads only. Present iff `mentionsIn` is. */
  knowsHandle?(session: AccountSession, handle: string, io: AdapterIo): Promise<boolean>
  /** A key for a new operation. Keys sort by time where the platform wants that. */
  newOperationKey(io: Pick<AdapterIo, 'clock' | 'random'>): string
  retrySafety: RetrySafety
  /**
   * What one publication takes from the platform's budgets, by the name that `heard` gives them: counted by us between
   * two words of the platform, and the only budgets that hold publishing back. Absent: every budget heard of does.
   */
  publishCosts?: readonly PublishCost[]
  /** What publishing it costs whoever pays for the application. Present iff `capabilities.billing`. Pure. */
  priceOf?(draft: Pick<Draft, 'text' | 'media' | 'labels'>): DraftPrice
  /** Sends it. A time-out or lost answer after `beforeWrite` throws OUTCOME_UNKNOWN; before it, the plain failure. */
  publish(session: AccountSession, operation: Operation, hooks: PublishHooks, io: AdapterIo): Promise<PublishOutcome>
  /** Whether the operation is out, by asking the platform. Reads only. */
  findPublished(session: AccountSession, operation: Operation, io: AdapterIo, handle?: Record<string, string>): Promise<Lookup>
  /** The id of the post that a link leads to, if it leads to one. Present iff `capabilities.thread`. Pure. */
  readLink?(link: string): string | null
  /** Deletes a post; deleting what is gone already is no error. Present iff `capabilities.delete`. */
  remove?(session: AccountSession, remote: RemotePost, io: AdapterIo): Promise<void>
  /** A page of the account's own posts since then, ms UTC. Reads only. Present iff `capabilities.past`. */
  past?(session: AccountSession, asked: PastAsked, io: AdapterIo): Promise<PastPage>
  /** Figures by remote id; posts the platform does not know are absent. */
  postFigures(session: AccountSession, remotes: readonly RemotePost[], io: AdapterIo): Promise<ReadonlyMap<string, PostFigures>>
  /** Where its followers are. Reads only. Present iff `capabilities.metrics.audience`. */
  audience?(session: AccountSession, io: AdapterIo): Promise<AccountAudience>
  /** The account as a whole between two instants, a day (UTC) apart; null: nothing is said of it. Reads only. Present iff `capabilities.metrics.account`. */
  accountFigures?(session: AccountSession, span: { from: number; to: number }, io: AdapterIo): Promise<AccountFigures | null>
  /** Replies to a post, oldest first. Present iff `capabilities.replies`. */
  replies?(session: AccountSession, remote: RemotePost, io: AdapterIo): Promise<RemoteReply[]>
  /** Present iff `capabilities.trends`. */
  trends?: Trends
  /** Present iff `capabilities.interactions`. */
  interactions?: Interactions
  /** Present iff `capabilities.inbox`. */
  inbox?: Inbox
}

export type AnyPlatform = PlatformAdapter | AssistedPlatform
