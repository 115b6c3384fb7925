/** Things as core would send them, to be changed where a test cares. Ids are fixed, so that a failure reads well. */
import type * as z from 'zod'
import type { Geography, Totals } from '../../contract/analytics.ts'
import type { Account } from '../../contract/accounts.ts'
import type { BrokenRule } from '../../contract/calendar.ts'
import type { Creator } from '../../contract/creators.ts'
import type { Asset } from '../../contract/media.ts'
import { postFigures, type Platform, type PostFigure } from '../../contract/platforms.ts'
import type { Post } from '../../contract/posts.ts'
import type { metrics, Publication } from '../../contract/publications.ts'
import type { setupStatus } from '../../contract/setup.ts'
import type { member } from '../../contract/team.ts'
import type { Me } from '../lib/me.tsx'

/** `sampleId('pub', 3)`: a well-formed id. */
export const sampleId = <P extends string>(prefix: P, number: number): `${P}_${string}` =>
  `${prefix}_0198a3f0-0000-7000-8000-${String(number).padStart(12, '0')}`

/** 12 March 2026, 10:00 in Paris. */
export const sampleNow = new Date('2026-03-12T09:00:00Z')

export const aMe = (changes: Partial<Me> = {}): Me => ({
  id: sampleId('usr', 1),
  name: 'Claire Marchand',
  email: 'claire@coulisse.test',
  role: 'admin',
  language: 'fr',
  zone: 'Europe/Paris',
  theme: 'dark',
  totp: false,
  creatorIds: null,
  ...changes,
})

export const aSetup = (changes: Partial<z.infer<typeof setupStatus>> = {}): z.infer<typeof setupStatus> => ({
  state: 'ready',
  vault: { mode: 'keychain', locked: false, keychainAvailable: true },
  agencyName: 'Agence Lumière',
  language: 'fr',
  appVersion: '0.1.0',
  ...changes,
})

export const aStatus = (changes = {}) => ({
  online: true,
  now: sampleNow,
  nextDueAt: null as Date | null,
  queued: 0,
  needPerson: 0,
  held: 0,
  lastBackupAt: null as Date | null,
  version: '0.1.0',
  vaultLocked: false,
  stopped: null as { since: Date; by: string } | null,
  ...changes,
})

export const aCreator = (changes: Partial<Creator> = {}): Creator => ({
  id: sampleId('crt', 1),
  name: 'Léa Duval',
  pseudonyms: ['Lea D.'],
  platforms: ['bluesky'],
  zone: 'Europe/Paris',
  market: 'france',
  constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
  notes: '',
  avatarAssetId: null,
  archivedAt: null,
  createdAt: new Date('2026-01-05T10:00:00Z'),
  accounts: { total: 1, needAttention: 0 },
  approval: 'none',
  nextPublicationAt: null,
  ...changes,
})

export const anAccount = (changes: Partial<Account> = {}): Account => ({
  id: sampleId('acc', 1),
  creatorId: sampleId('crt', 1),
  platform: 'bluesky',
  handle: 'lea.test',
  displayName: 'Léa',
  remoteId: 'did:plc:lea',
  service: 'https://bsky.social',
  appId: null,
  profileUrl: 'https://bsky.app/profile/lea.test',
  state: 'connected',
  problem: null,
  checkedAt: sampleNow,
  connectedAt: new Date('2026-01-06T10:00:00Z'),
  followers: 1250,
  budgets: [],
  scheduled: 3,
  ...changes,
})

export const aPublication = (changes: Partial<Publication> = {}): Publication => ({
  id: sampleId('pub', 1),
  postId: sampleId('pst', 1),
  creatorId: sampleId('crt', 1),
  creatorName: 'Léa Duval',
  accountId: sampleId('acc', 1),
  accountHandle: 'lea.test',
  platform: 'bluesky',
  kind: 'photo',
  text: 'Répétition générale ce soir',
  thumbAssetId: null,
  at: { wall: '2026-03-12T18:30', zone: 'Europe/Paris' },
  dueAt: new Date('2026-03-12T17:30:00Z'),
  state: 'scheduled',
  stateSince: sampleNow,
  missedPolicy: 'ask',
  attempts: 0,
  nextTryAt: null,
  handedOverAt: null,
  failure: null,
  readyAt: null,
  inHand: null,
  postedBy: null,
  undoUntil: null,
  remoteUrl: null,
  publishedAt: null,
  verifiedAt: null,
  removedAt: null,
  ...changes,
})

export const aMember = (changes: Partial<z.infer<typeof member>> = {}): z.infer<typeof member> => ({
  id: sampleId('usr', 2),
  name: 'Hugo Petit',
  email: 'hugo@coulisse.test',
  role: 'manager',
  state: 'active',
  creatorIds: [sampleId('crt', 1)],
  totp: false,
  lastSeenAt: sampleNow,
  createdAt: new Date('2026-01-05T10:00:00Z'),
  ...changes,
})

/** Bluesky, as its adapter describes it. */
export const aPlatform = (changes: Partial<Platform['capabilities']> = {}): Platform => ({
  id: 'bluesky',
  name: 'Bluesky',
  capabilities: {
    kinds: ['text', 'photo', 'photo_set', 'video'],
    text: { unit: 'graphemes', max: 300, maxBytes: 3000, source: 'https://docs.bsky.app', readOn: '2026-03-01' },
    images: {
      max: 4,
      maxBytes: 2_000_000,
      types: ['image/jpeg', 'image/png', 'image/webp'],
      altText: true,
      source: 'https://docs.bsky.app',
      readOn: '2026-03-01',
    },
    video: { maxBytes: 300_000_000, types: ['video/mp4'], altText: true, source: 'https://docs.bsky.app', readOn: '2026-03-01' },
    languages: { max: 3, source: 'https://docs.bsky.app', readOn: '2026-03-01' },
    labels: ['sexual', 'nudity', 'porn', 'graphic-media'],
    delete: true,
    metrics: { post: ['likes', 'reposts', 'replies', 'quotes', 'bookmarks'], followers: true },
    replies: true,
    interactions: (['like', 'repost', 'answer'] as const).map((act) => ({
      act,
      undo: true,
      source: 'https://docs.bsky.app',
      readOn: '2026-03-01',
    })),
    notOffered: [],
    connect: {
      method: 'app_password',
      fields: [
        { name: 'identifier', secret: false },
        { name: 'password', secret: true },
        { name: 'service', secret: false, initial: 'https://bsky.social' },
      ],
      helpUrl: 'https://bsky.app/settings/app-passwords',
    },
    ...changes,
  },
})

export const anAsset = (changes: Partial<Asset> = {}): Asset => ({
  id: sampleId('ast', 1),
  creatorId: sampleId('crt', 1),
  kind: 'image',
  fileName: 'loge.jpg',
  mimeType: 'image/jpeg',
  bytes: 120_000,
  width: 1200,
  height: 900,
  seconds: null,
  codec: null,
  sha256: 'a'.repeat(64),
  alt: '',
  createdAt: sampleNow,
  ...changes,
})

export const aPost = (changes: Partial<Post> = {}): Post => ({
  id: sampleId('pst', 1),
  creatorId: sampleId('crt', 1),
  text: 'Répétition générale ce soir',
  assets: [],
  languages: ['fr'],
  labels: [],
  kind: 'text',
  createdAt: sampleNow,
  updatedAt: sampleNow,
  publications: { open: 0, published: 0, other: 0 },
  ...changes,
})

/** What `publications.get` answers of one that nothing has happened to. */
export const aDetail = (publication: Publication = aPublication()) => ({
  publication,
  post: aPost(),
  attempts: [],
  history: [],
  metrics: [],
  replies: null,
  withheld: null,
  imported: [],
})

/** A rule that a move newly breaks; what does not concern it is null. */
export const aBrokenRule = (rule: BrokenRule['rule'], changes: Partial<BrokenRule> = {}): BrokenRule => ({
  rule,
  canOverride: true,
  isNew: true,
  other: null,
  actual: null,
  allowed: null,
  range: null,
  zone: null,
  date: null,
  kind: null,
  per: null,
  state: null,
  ...changes,
})

/** Of a period or of posts: nothing known but what is said. */
export const someTotals = (known: Partial<Totals> = {}): Totals => ({
  ...unknownSums,
  posts: 0,
  engagementRate: null,
  ...known,
})
/** What posts are summed by, none of it known. */
export const unknownSums = {
  likes: null,
  comments: null,
  shares: null,
  saves: null,
  views: null,
  clicks: null,
  visits: null,
  follows: null,
  watchMs: null,
}

/** Where followers are, where none of the accounts tells. */
export const nowhere = (accounts = 0): Geography => ({
  countries: [],
  cities: [],
  moreCities: 0,
  placed: 0,
  followers: null,
  accounts,
  unknown: [],
  moreUnknown: 0,
})

/** Of a publication: nothing known but what is said. */
export const aReading = (changes: Partial<z.infer<typeof metrics>> = {}): z.infer<typeof metrics> => ({
  at: sampleNow,
  ...(Object.fromEntries(postFigures.map((figure) => [figure, null])) as Record<PostFigure, null>),
  ...changes,
})
