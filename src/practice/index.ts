/**
 * The practice network: one server on loopback that speaks the platforms' own protocols, for learning and for tests.
 * So far Bluesky's (XRPC, and pages for a browser), X's (`/x`), TikTok's (`/tiktok`), Instagram's (`/instagram`) with a bucket
 * that it fetches media from (`/s3`), and a plain one that is not idempotent (`/plain`).
 */
import { randomBytes } from 'node:crypto'
import { Refusal } from './answer.ts'
import { Audience } from './audience.ts'
import { chatMethods } from './bluesky/chat-methods.ts'
import { realLimits, type BlueskyLimits, type BlueskyParts } from './bluesky/methods.ts'
import { BlueskyNetwork } from './bluesky/network.ts'
import { notificationMethods } from './bluesky/notification-methods.ts'
import { pages } from './bluesky/pages.ts'
import { repoMethods } from './bluesky/repo-methods.ts'
import { sessionMethods } from './bluesky/session-methods.ts'
import { signUp } from './bluesky/sign-up.ts'
import { Tokens } from './bluesky/tokens.ts'
import { videoMethods } from './bluesky/video-methods.ts'
import { viewMethods } from './bluesky/view-methods.ts'
import { base as bucketBase, openBucket, type BucketOptions, type PracticeBucket } from './bucket/open.ts'
import { s3RefusalOnDemand } from './bucket/refusals.ts'
import { machineClock, type PracticeClock } from './clock.ts'
import { controlRoutes } from './control.ts'
import { faultPages } from './fault-pages.ts'
import { Faults, type Fault } from './faults.ts'
import { addPast, type Past, type PostOfThePast } from './history.ts'
import { listen, type ServerParts } from './http-server.ts'
import { base as instagramBase, facebookBase } from './instagram/methods.ts'
import type { InstagramNetwork, InstagramAccount } from './instagram/network.ts'
import { openInstagram, type InstagramOptions } from './instagram/open.ts'
import { refusalOnDemand as instagramRefusalOnDemand } from './instagram/refusals.ts'
import { memoryJournal, openJournal, type Journal } from './journal.ts'
import { PlainNetwork } from './plain/network.ts'
import { plainRoutes } from './plain/routes.ts'
import { RateLimiter } from './rate-limiter.ts'
import { base as tiktokBase } from './tiktok/methods.ts'
import type { TiktokNetwork } from './tiktok/network.ts'
import { openTiktok, type TiktokOptions } from './tiktok/open.ts'
import { refusalOnDemand as tiktokRefusalOnDemand } from './tiktok/refusals.ts'
import type { XGrants } from './x/grants.ts'
import { base as xBase, xRates } from './x/methods.ts'
import type { XNetwork } from './x/network.ts'
import { openX, type XOptions } from './x/open.ts'
import { trendMethods } from './bluesky/trend-methods.ts'
import { trendingRoutes } from './trending.ts'
import { refusalOnDemand } from './x/problems.ts'

export interface PracticeOptions {
  /** 0, or left out: any free one. */
  port?: number
  /** The machine's, when none is lent. */
  clock?: PracticeClock
  /** Of the simulated audience; `null` for a network where only its own accounts like and answer. */
  seed?: number | null
  /** Keeps the state there; in memory only when left out. */
  folder?: string
  /** Budgets other than the real servers', e.g. for a load test. */
  limits?: Partial<BlueskyLimits>
  /** 1,000,000 for a server of before the limit was raised. */
  imageMaxBytes?: number
  /** False: a Bluesky server that knows no galleries. */
  galleries?: boolean
  /** What one upload may weigh; real servers take 50 MB, `@atproto/dev-env` 5 MB. */
  uploadMaxBytes?: number
  /** `false`: a server alone, whose `app.bsky.*` answers 502. */
  withView?: boolean
  x?: XOptions
  tiktok?: TiktokOptions
  instagram?: InstagramOptions
  bucket?: BucketOptions
}

export interface Practice extends AsyncDisposable {
  url: string
  /** Base of the plain network. */
  plainUrl: string
  /** Base of the practice X. */
  xUrl: string
  /** Base of the practice TikTok. */
  tiktokUrl: string
  /** Base of the practice Instagram, and of the same with Facebook Login. */
  instagramUrl: string
  facebookUrl: string
  faults: Faults
  bluesky: BlueskyNetwork
  x: XNetwork
  tiktok: TiktokNetwork
  instagram: InstagramNetwork
  /** A token as Instagram's dashboard generates it: of 60 days, without a consent. */
  instagramToken: (account: InstagramAccount, login?: 'instagram' | 'facebook') => string
  /** A media host, for Instagram. */
  bucket: PracticeBucket
  plain: PlainNetwork
  /** Posts of other days, for an account that is there. */
  addPast(past: Past): PostOfThePast[]
  close(): Promise<void>
}

export const startPractice = async (options: PracticeOptions = {}): Promise<Practice> => {
  const clock = options.clock ?? machineClock
  const journal = options.folder === undefined ? memoryJournal : openJournal(options.folder)
  const bluesky = new BlueskyNetwork(clock, journal)
  const plain = new PlainNetwork(clock, journal)
  bluesky.restore()
  plain.restore()
  const faults = new Faults()
  const address = { url: '' }
  const seed = options.seed === undefined ? 1 : options.seed
  const audience = seed === null ? null : new Audience(seed, () => clock.now())
  const parts = blueskyParts(options, { clock, network: bluesky, journal, audience, url: () => address.url })
  const x = openX(options.x ?? {}, { clock, journal, audience, origin: () => address.url })
  const tiktok = openTiktok(options.tiktok ?? {}, { clock, journal, audience, origin: () => address.url })
  const instagram = openInstagram(options.instagram ?? {}, { clock, journal, audience, origin: () => address.url })
  const { bucket, routes: bucketRoutes } = openBucket(options.bucket ?? {}, { clock, journal, origin: () => address.url })
  const history = {
    bluesky: { network: bluesky, url: () => address.url },
    x: { network: x.network, url: x.url },
    tiktok: { network: tiktok.network, url: tiktok.url },
    instagram: { network: instagram.network, url: instagram.url },
  }
  const routes = [
    ...controlRoutes({ faults, bluesky, x: x.network, tiktok: tiktok.network, instagram, plain, history }),
    { method: 'GET' as const, path: '/xrpc/_health', handle: () => ({ status: 200, body: { version: 'practice' } }) },
    ...[sessionMethods, repoMethods, viewMethods, notificationMethods, chatMethods, trendMethods, videoMethods, pages, signUp].flatMap(
      (make) => make(parts),
    ),
    ...trendingRoutes(clock),
    ...faultPages(faults, () => address.url),
    ...plainRoutes(plain),
    ...x.routes,
    ...tiktok.routes,
    ...instagram.routes,
    ...bucketRoutes,
  ]
  const { server, url } = await listen(options.port ?? 0, {
    clock,
    faults,
    routes,
    refusalOf: refusalOf(clock),
    ...tokenParts(parts.tokens, [x.grants, tiktok.tokens, instagram.grants], plain),
  })
  address.url = url
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    journal.close()
  }
  return {
    url,
    plainUrl: `${url}/plain`,
    xUrl: x.url(),
    tiktokUrl: tiktok.url(),
    instagramUrl: instagram.url(),
    facebookUrl: `${url}${facebookBase}`,
    faults,
    bluesky,
    x: x.network,
    tiktok: tiktok.network,
    instagram: instagram.network,
    instagramToken: instagram.generateToken,
    bucket,
    plain,
    addPast: (past) => addPast(history, past),
    close,
    [Symbol.asyncDispose]: close,
  }
}

const blueskyParts = (
  options: PracticeOptions,
  { clock, journal, ...parts }: Pick<BlueskyParts, 'network' | 'audience' | 'url'> & { clock: PracticeClock; journal: Journal },
): BlueskyParts => ({
  ...parts,
  tokens: new Tokens(clock, secretOf(journal)),
  limiter: new RateLimiter(clock),
  limits: { ...realLimits, ...options.limits },
  media: { imageMaxBytes: options.imageMaxBytes ?? 2_000_000, videoMaxBytes: 300_000_000, galleries: options.galleries ?? true },
  uploadMaxBytes: options.uploadMaxBytes ?? 52_428_800,
  withView: options.withView ?? true,
})

/** Kept, so that sessions outlive a restart. */
const secretOf = (journal: Journal): string => {
  for (const entry of journal.entries as { t?: string; secret?: string }[])
    if (entry.t === 'secret' && entry.secret !== undefined) return entry.secret
  const secret = randomBytes(32).toString('base64url')
  journal.append({ t: 'secret', secret })
  return secret
}

type Spoilable = Pick<XGrants, 'ownerOf' | 'expire' | 'revoke'>

const tokenParts = (tokens: Tokens, grants: readonly Spoilable[], plain: PlainNetwork): Pick<ServerParts, 'accountOf' | 'spoilToken'> => ({
  accountOf: (token) =>
    grants.reduce<string | null>((owner, kind) => owner ?? kind.ownerOf(token), plain.ownerOf(token)) ?? tokens.ownerOf(token),
  spoilToken: (fault, token) => {
    if (fault.expireToken || fault.revokeToken) plain.spoil(token)
    if (fault.expireToken) for (const kind of [tokens, ...grants]) kind.expire(token)
    if (fault.revokeToken) for (const kind of [tokens, ...grants]) kind.revoke(token)
  },
})

const namesByStatus: Readonly<Record<number, string>> = {
  429: 'RateLimitExceeded',
  500: 'InternalServerError',
  502: 'UpstreamFailure',
  503: 'NotEnoughResources',
  504: 'UpstreamTimeout',
}

const refusalOf =
  (clock: PracticeClock) =>
  ({ status = 500, retryAfterSeconds = 60, problem }: Fault, path: string): Refusal => {
    if (path.startsWith(`${xBase}/`)) {
      const endsAt = clock.now() + retryAfterSeconds * 1000
      const standing = { limit: { name: 'fault', points: 100, windowMs: 900_000 }, remaining: 0, endsAt }
      return refusalOnDemand(status, status === 429 ? xRates.headers(standing, clock.now()) : {}, problem)
    }
    if (path.startsWith(`${tiktokBase}/`)) return tiktokRefusalOnDemand({ status, retryAfterSeconds, problem })
    if ([instagramBase, facebookBase].some((base) => path.startsWith(`${base}/`)))
      return instagramRefusalOnDemand({ status, retryAfterSeconds, problem })
    if (path.startsWith(`${bucketBase}/`)) return s3RefusalOnDemand(status)
    const headers = {
      'retry-after': String(retryAfterSeconds),
      'ratelimit-limit': '3000',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(Math.ceil(clock.now() / 1000) + retryAfterSeconds),
      'ratelimit-policy': '3000;w=300',
    }
    return new Refusal(status, namesByStatus[status] ?? 'InvalidRequest', 'fault on demand', status === 429 ? headers : {})
  }
