/**
 * What posts came to: figures by name, kept in roll-ups as they are read. Unknown is null, never 0.
 *
 * Two ways of counting. `gained`: what was seen to come within a period, whichever day a post went out; it is what a period
 * is compared with the one before by. `posted`: all that has come so far to the posts that went out within a period.
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { planKind } from './plans.ts'
import { audienceWithheld, platformId } from './platforms.ts'
import { accountId, creatorId, market, publicationId, zone } from './values.ts'

const count = z.int().nullable()

/** Sums over posts. Each is null while no post gives it. */
export const figures = z.object({
  likes: count,
  /** Replies, on the platforms that call them so. */
  comments: count,
  /** Reposts, quotes and shares together, as far as the platform tells them. */
  shares: count,
  /** Saves and bookmarks. */
  saves: count,
  views: count,
  /** On a link in the post. */
  clicks: count,
  /** Of the profile, from the post. */
  visits: count,
  /** New followers, from the post. */
  follows: count,
  watchMs: count,
})

export const totals = figures.extend({
  /** Those that went out within the period, measured or not, also where they were taken down since. */
  posts: z.int(),
  /** (likes + comments) / views, over the posts of which all three are known. */
  engagementRate: z.number().nullable(),
})
export type Totals = z.infer<typeof totals>

/** What to look at: each narrows, and none of them means all of it. */
export const figuresFilter = z.object({
  creatorId: creatorId.optional(),
  accountId: accountId.optional(),
  platforms: z.array(platformId).min(1).optional(),
  kinds: z.array(planKind).min(1).optional(),
  markets: z.array(market).min(1).optional(),
  /** Days of the agency's calendar, both included; at most 366. */
  from: z.iso.date(),
  to: z.iso.date(),
})
export type FiguresFilter = z.infer<typeof figuresFilter>

export const grains = ['hour', 'day', 'week'] as const
export const grain = z.enum(grains)
export type Grain = z.infer<typeof grain>

/** Sums over the accounts that are not disconnected, each as last read by then: one that cannot be read any more keeps its last count. */
export const followers = z.object({
  now: z.int(),
  /** How many accounts it stands on, of how many. */
  accounts: z.int(),
  of: z.int(),
  /** Of the accounts that had been read by the beginning of the period too: what they had then and at its end. Null: none had. */
  growth: z.object({ from: z.int(), to: z.int(), accounts: z.int() }).nullable(),
  /** Of how many the count was more than two days old by then, and the oldest of them. Null: of none. */
  old: z.object({ accounts: z.int(), since: z.date() }).nullable(),
})
export type Followers = z.infer<typeof followers>

export const overview = z.object({
  /** The agency's: days and weeks are of its calendar. */
  zone,
  grain,
  gained: totals,
  /** The same number of days, immediately before. */
  before: totals,
  posted: totals,
  /** Of the posts that went out in the period, how many something was read of: what the other figures stand on. */
  measured: z.int(),
  /** `gained`, by the beginning of each hour, day or week, in order; those in which nothing came are left out. */
  series: z.array(totals.extend({ at: z.date() })),
  /** `gained`, and how the posts of the period did: the largest first. */
  platforms: z.array(z.object({ platform: platformId, gained: totals, posted: totals, score: z.number().nullable() })),
  kinds: z.array(z.object({ kind: planKind, gained: totals, posted: totals, score: z.number().nullable() })),
  markets: z.array(z.object({ market, gained: totals, posted: totals, score: z.number().nullable() })),
  /** At the end of the period. Null: no account had been read by then. */
  followers: followers.nullable(),
  /** When what is shown was last read. Null: never. */
  readAt: z.date().nullable(),
})
export type Overview = z.infer<typeof overview>

/** Where followers are, over the accounts that are not disconnected, as each platform said last. */
export const geography = z.object({
  /** Most first. `accounts`: how many of those asked have followers there. */
  countries: z.array(z.object({ country: z.string().length(2), followers: z.int(), accounts: z.int() })),
  /** Most first, as far as platforms tell cities: by the name each gives. At most 50; `moreCities`: so many beyond. */
  cities: z.array(z.object({ city: z.string(), followers: z.int(), accounts: z.int() })),
  moreCities: z.int(),
  /** Followers that a country is known of. */
  placed: z.int(),
  /** Of all the accounts, as far as they tell; the rest is of no known country. Null: none tells. */
  followers: z.int().nullable(),
  /** How many were asked. */
  accounts: z.int(),
  /** Those that tell no country, at most 100: first those that could. `moreUnknown`: so many beyond. */
  unknown: z.array(
    z.object({
      accountId,
      creatorId,
      handle: z.string(),
      platform: platformId,
      followers: z.int().nullable(),
      /** When it was said, or asked for in vain. Null: not yet asked, or the platform has no such figure. */
      at: z.date().nullable(),
      withheld: audienceWithheld.nullable(),
    }),
  ),
  moreUnknown: z.int(),
})
export type Geography = z.infer<typeof geography>

/** Of a part of a score: which there are is core's to say (`core/measuring/criteria`). */
export const criterionId = z.string().regex(/^[a-z][a-zA-Z]{0,39}$/)
export type CriterionId = z.infer<typeof criterionId>

const criterionUnit = z.enum(['rate', 'interactions', 'views', 'people', 'subscribers'])
export type CriterionUnit = z.infer<typeof criterionUnit>

const inBoth = z.object({ fr: z.string(), en: z.string() })

/** A part of a score, 0–100; 50 is as the account's posts usually do. */
const criterion = z.object({
  id: criterionId,
  name: inBoth,
  /** What it measures, and by what posts are compared. */
  formula: inBoth,
  /** In which its values are shown, whichever a platform gives first. */
  units: z.array(criterionUnit).min(1),
  /** Where the formula comes from. */
  source: inBoth,
})
export type CriterionTold = z.infer<typeof criterion>

/** How the parts are worked out: the same for every criterion. */
const scoreRules = z.object({
  mostNeighbours: z.int(),
  leastNeighbours: z.int(),
  recentDays: z.int(),
  leastSpread: z.number(),
})

/** How long after going out a post and its neighbours are compared. */
export const scoreStages = ['h1', 'h24', 'd7'] as const
export const scoreStage = z.enum(scoreStages)
export type ScoreStage = z.infer<typeof scoreStage>

export const scoredPost = z.object({
  publicationId,
  creatorId,
  creatorName: z.string(),
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  kind: planKind,
  market,
  text: z.string(),
  thumbAssetId: z.string().nullable(),
  publishedAt: z.date(),
  figures,
  engagementRate: z.number().nullable(),
  /** 0–100; null: too few posts to compare it with, or nothing known of it. */
  score: z.number().nullable(),
  stage: scoreStage.nullable(),
})
export type ScoredPost = z.infer<typeof scoredPost>

export const postOrders = ['score', 'engagementRate', 'views', 'likes', 'comments', 'publishedAt'] as const
export const postOrder = z.enum(postOrders)
export type PostOrder = z.infer<typeof postOrder>

export const scoreDetail = z.object({
  score: z.number().nullable(),
  stage: scoreStage.nullable(),
  /** How many posts of the account it is compared with, and how many it takes. */
  sample: z.int(),
  least: z.int(),
  parts: z.array(
    z.object({
      criterion: criterionId,
      /** As the agency has set it, 0–100. */
      weight: z.number(),
      /** What it counts for here: the known parts share the weight of those that are not. Null: it is not known. */
      share: z.number().nullable(),
      /** 0–100. Null: not known of the post, or of fewer than `least` neighbours. */
      part: z.number().nullable(),
      /** As measured, in the criterion's own unit, and what the neighbours' middle one has. */
      value: z.number().nullable(),
      usual: z.number().nullable(),
      unit: criterionUnit,
      /** How many of the neighbours it is compared with: those of which it is known, in the same unit. */
      sample: z.int(),
    }),
  ),
  /** Those it was compared with, the latest first. */
  neighbours: z.array(z.object({ publicationId, publishedAt: z.date(), text: z.string(), score: z.number().nullable() })),
})
export type ScoreDetail = z.infer<typeof scoreDetail>

/** An hour on so many posts says little: it is shown as such, and is no advice. */
export const fewInHour = 2

export const heatCell = z.object({
  /** Hours of the week in the post's market, 0 is Monday 00:00–00:59. */
  weekHour: z.int().min(0).max(167),
  posts: z.int(),
  /** Mean, 0–100. */
  score: z.number().nullable(),
  scored: z.int(),
  engagementRate: z.number().nullable(),
  viewsPerPost: z.number().nullable(),
})
export type HeatCell = z.infer<typeof heatCell>

/** What posts can be grouped by, crossed two at a time. */
export const exploreParts = [
  'creator',
  'account',
  'platform',
  'kind',
  'market',
  'month',
  'weekday',
  'hour',
  'length',
  'hashtags',
  'media',
  'link',
] as const
export const explorePart = z.enum(exploreParts)
export type ExplorePart = z.infer<typeof explorePart>

/** Means per post but for `posts`, which are counted, `engagementRate`, (likes + comments) / views of all of them together, and totals. */
export const exploreMeasures = [
  'score',
  'engagementRate',
  'views',
  'likes',
  'comments',
  'shares',
  'saves',
  'clicks',
  'follows',
  'subscribers',
  'posts',
  'totalViews',
  'totalSubscribers',
] as const
export const exploreMeasure = z.enum(exploreMeasures)
export type ExploreMeasure = z.infer<typeof exploreMeasure>

const exploreGroup = z.object({
  /**
   * An id, or the value itself: a month as `2026-03`, a weekday 0–6 from Monday, an hour 0–23 (both on the clock of the post's market),
   * hashtags and media `0`, `1`, `2-3`, `4-6`, `7+`, a link `0` or `1`.
   */
  key: z.string(),
  /** Of a creator or an account. */
  name: z.string().nullable(),
  platform: platformId.nullable(),
})

/** Posts of which the figure is known, of how many; `value` null: of none. */
const exploreCell = z.object({ posts: z.int(), known: z.int(), value: z.number().nullable() })
export type ExploreCell = z.infer<typeof exploreCell>

export const explored = z.object({
  /** Those with posts, in their natural order; of creators and accounts those with the most posts, at most 100. */
  rows: z.array(exploreGroup.extend({ total: exploreCell, cells: z.array(exploreCell) })),
  /** What was crossed with; empty where it was not. `cells` follow it. */
  columns: z.array(exploreGroup.extend({ total: exploreCell })),
  whole: exploreCell,
  /** Rows and columns beyond those answered. */
  more: z.int(),
})
export type Explored = z.infer<typeof explored>

/** Of every criterion, a whole number from 0 to 100; together 100. */
export const scoreWeights = z
  .record(criterionId, z.int().min(0).max(100))
  .refine((weights) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === 100, { message: 'weights.sum' })
export type ScoreWeights = z.infer<typeof scoreWeights>

export const analytics = {
  /** A period's figures at a glance. BAD_INPUT for a period that ends before it begins, or of more than 366 days. */
  overview: oc
    .input(figuresFilter.extend({ grain: grain.optional() }))
    .output(overview)
    .errors(errorsOf('NOT_FOUND')),
  /** Followers at the end of each hour, day or week of the period, in order; those by which nothing had been read are left out. */
  followers: oc
    .input(
      figuresFilter.pick({ creatorId: true, accountId: true, platforms: true, from: true, to: true }).extend({ grain: grain.optional() }),
    )
    .output(z.array(z.object({ at: z.date(), followers: z.int(), accounts: z.int() })))
    .errors(errorsOf('NOT_FOUND')),
  /** Posts that went out in the period, the best or the worst first; those without the figure asked for come last or not at all. */
  posts: oc
    .input(figuresFilter.extend({ order: postOrder, worst: z.boolean().default(false), limit: z.int().min(1).max(100).default(10) }))
    .output(z.array(scoredPost))
    .errors(errorsOf('NOT_FOUND')),
  /** How posts did by the hour at which they went out; of the calendar months that the period touches. */
  heatMap: oc.input(figuresFilter).output(z.array(heatCell)).errors(errorsOf('NOT_FOUND')),
  /**
   * Posts that went out in the period, grouped by one thing or two, by whatever they can be told apart by. The first question after
   * a start reads every post, which takes seconds where there are a million of them; it can be taken back.
   */
  explore: oc
    .input(figuresFilter.extend({ by: explorePart, across: explorePart.nullable().default(null), measure: exploreMeasure }))
    .output(explored)
    .errors(errorsOf('NOT_FOUND')),
  geography: oc
    .input(figuresFilter.pick({ creatorId: true, accountId: true, platforms: true }))
    .output(geography)
    .errors(errorsOf('NOT_FOUND')),
  /** What a post's score is made of. */
  score: oc.input(z.object({ publicationId })).output(scoreDetail).errors(errorsOf('NOT_FOUND')),
  /** In the order of the score's parts. */
  criteria: oc.output(z.object({ criteria: z.array(criterion), rules: scoreRules })),
  weights: oc.output(scoreWeights),
  /** Every post is scored again, in the background. */
  setWeights: oc.input(scoreWeights).output(scoreWeights),
}
