/** What is talked about, where it was seen, and whom it suits. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { platformId, trendCountry } from './platforms.ts'
import { accountId, creatorId, line, postId, trendId } from './values.ts'

export const trendSources = ['google', 'bluesky', 'x', 'instagram', 'manual'] as const
/** `manual`: what a person saw, on a platform that tells no program. */
export const trendSource = z.enum(trendSources)
export type TrendSource = z.infer<typeof trendSource>

/**
 * `changed`: it answered something that is no longer understood. `not_offered`: it has none, or not for this account.
 * `cap`: what is left of the month is kept for publishing.
 */
export const trendFailures = ['offline', 'down', 'changed', 'limited', 'cap', 'reconnect', 'not_offered', 'no_account', 'locked'] as const
export const trendFailure = z.enum(trendFailures)
export type TrendFailure = z.infer<typeof trendFailure>

export const trend = z.object({
  id: trendId,
  source: trendSource,
  /** Null: not of one country. */
  country: trendCountry.nullable(),
  /** Where it is talked about; null: anywhere. */
  platform: platformId.nullable(),
  name: z.string(),
  /** As the source counts: searches, posts. Null: not said. */
  volume: z.int().nullable(),
  /** What it is about, where the source says. */
  detail: z.string().nullable(),
  url: z.string().nullable(),
  firstSeenAt: z.date(),
  lastSeenAt: z.date(),
  /** Creators it suits, of those within reach, with the themes that say so. */
  matches: z.array(z.object({ creatorId, themes: z.array(z.string()) })),
})
export type Trend = z.infer<typeof trend>

export const trendSourceState = z.object({
  source: z.enum(['google', 'bluesky', 'x']),
  country: trendCountry.nullable(),
  /** Null: read when it is asked for only. */
  everyMinutes: z.int().nullable(),
  triedAt: z.date().nullable(),
  succeededAt: z.date().nullable(),
  nextAt: z.date().nullable(),
  /** Of the last try; null: it went well, or there was none. */
  failure: trendFailure.nullable(),
  /** What one reading costs at most, in US dollars; null: nothing. */
  priceUsd: z.number().nullable(),
})
export type TrendSourceState = z.infer<typeof trendSourceState>

/** What an account may still look up: so many different hashtags in so many days. */
export const hashtagQuota = z.object({
  accountId,
  handle: z.string(),
  used: z.int(),
  max: z.int(),
  days: z.int(),
  /** When the next one is free again; null: some are left. */
  freeAt: z.date().nullable(),
})

export const interests = z.object({ creatorId, themes: z.array(z.string()), languages: z.array(z.string()) })

const themes = z.array(line(60)).max(30)
const languageTags = z.array(z.string().regex(/^[a-z]{2,3}$/)).max(5)

export const trends = {
  /** Seen in the last days, the newest first. `creatorId`: those that suit her only. */
  list: oc.input(z.object({ country: trendCountry.optional(), source: trendSource.optional(), creatorId: creatorId.optional() })).output(
    z.object({
      trends: z.array(trend),
      sources: z.array(trendSourceState),
      quotas: z.array(hashtagQuota),
      interests: z.array(interests),
    }),
  ),
  /** Reads a source now, whatever comes of it. One that was read less than a minute ago, or less than an hour of the free ones of the web, is left. */
  refresh: oc
    .input(z.object({ source: trendSourceState.shape.source, country: trendCountry.nullable() }))
    .output(trendSourceState)
    .errors(errorsOf('NOT_FOUND')),
  /** How often a source that costs money is read; null: when it is asked for only. */
  setSchedule: oc
    .input(z.object({ source: z.literal('x'), country: trendCountry, everyHours: z.int().min(1).max(168).nullable() }))
    .output(trendSourceState)
    .errors(errorsOf('NOT_FOUND')),
  /** Looks a hashtag up on the account's platform. RATE_LIMITED: its quota is used up. */
  searchHashtag: oc
    .input(z.object({ accountId, hashtag: z.string().regex(/^#?[\p{L}\p{N}_]{1,100}$/u) }))
    .output(trend)
    .errors(
      errorsOf(
        'NOT_FOUND',
        'NOT_SUPPORTED',
        'RATE_LIMITED',
        'PLATFORM_DOWN',
        'PLATFORM_REJECTED',
        'OFFLINE',
        'REAUTH_REQUIRED',
        'VAULT_LOCKED',
      ),
    ),
  /** What a person saw. The same again is the same one, seen again. */
  add: oc
    .input(
      z.object({
        name: line(120),
        platform: platformId.nullable(),
        country: trendCountry.nullable(),
        detail: line(300).nullable(),
        url: z
          .url({ protocol: /^https$/ })
          .max(500)
          .nullable(),
      }),
    )
    .output(trend),
  /** Of what a person added. */
  remove: oc.input(z.object({ trendId })).errors(errorsOf('NOT_FOUND')),
  /** What a creator is about, and in which languages; without languages, that of her market. */
  setInterests: oc
    .input(z.object({ creatorId, themes, languages: languageTags }))
    .output(interests)
    .errors(errorsOf('NOT_FOUND')),
  /** That a post was written from a trend. */
  note: oc.input(z.object({ postId, trendId })).errors(errorsOf('NOT_FOUND')),
  /** Of a post; null: of none. */
  ofPost: oc
    .input(z.object({ postId }))
    .output(z.object({ name: z.string(), source: trendSource, country: trendCountry.nullable() }).nullable())
    .errors(errorsOf('NOT_FOUND')),
}
