/**
 * Advice: what an account's posts would gain by another hour, another kind of content, other hashtags, a text of another
 * length or a slower pace. Each piece says what it expects, with an interval and the posts that it stands on, and is
 * followed up once it is applied.
 *
 * Effects are shares of a post's engagement (likes and comments, read about a day or a week after it went out): 0.12 is 12 %
 * more. Intervals hold 80 % of what is believed.
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { planKind } from './plans.ts'
import { platformId } from './platforms.ts'
import { accountId, creatorId, idSchema, market } from './values.ts'

export const adviceId = idSchema('adv')

export const adviceKinds = ['hours', 'content_kind', 'hashtag', 'hashtag_worn', 'text_length', 'pace', 'market'] as const
export type AdviceKind = (typeof adviceKinds)[number]

/** How long a text is, in characters as people count them: under 80, 160, 280, and from there. */
export const textLengths = ['short', 'medium', 'long', 'very_long'] as const
export const textLength = z.enum(textLengths)
export type TextLength = z.infer<typeof textLength>

/** From how many characters on a text is that long. */
export const textLengthFrom: Readonly<Record<TextLength, number>> = { short: 0, medium: 80, long: 160, very_long: 280 }

/** How many posts of the same account went out in the 24 hours before. */
export const paces = ['first', 'second', 'few', 'many'] as const
export const pace = z.enum(paces)
export type Pace = z.infer<typeof pace>

/** Hours of the week in the market's time, 0 is Monday 00:00–00:59. */
const weekHour = z.int().min(0).max(167)

export const marketShare = z.object({ market, share: z.number() })
export type MarketShare = z.infer<typeof marketShare>

/** What one source says: where followers live, from where links are clicked, in which language and at which hours people write. */
export const marketEvidence = z.object({
  source: z.enum(['followers', 'links', 'language', 'hours']),
  people: z.int(),
  shares: z.array(marketShare),
})
export type MarketEvidence = z.infer<typeof marketEvidence>

export const adviceSubject = z.discriminatedUnion('kind', [
  /** Publish within these hours. */
  z.object({ kind: z.literal('hours'), weekHours: z.array(weekHour).min(1) }),
  /** More of this kind. `share`: of the account's posts of the last weeks, and what the mix would come to. */
  z.object({ kind: z.literal('content_kind'), planKind, share: z.number(), shareThen: z.number() }),
  /** Use it, or leave it out. */
  z.object({ kind: z.literal('hashtag'), tag: z.string(), use: z.boolean() }),
  /** It stands under nearly every post: `share` of the last weeks'. No effect is claimed. */
  z.object({ kind: z.literal('hashtag_worn'), tag: z.string(), share: z.number() }),
  z.object({ kind: z.literal('text_length'), length: textLength }),
  /** Post less often: those that come so soon after others reach fewer. */
  z.object({ kind: z.literal('pace'), pace }),
  /** The audience lives elsewhere than the plan speaks to. Largest first. */
  z.object({
    kind: z.literal('market'),
    shares: z.array(marketShare).min(1),
    now: z.array(marketShare),
    confidence: z.enum(['medium', 'high']),
    evidence: z.array(marketEvidence).min(1),
  }),
])
export type AdviceSubject = z.infer<typeof adviceSubject>

export const effect = z.object({ effect: z.number(), low: z.number(), high: z.number() })
export type Effect = z.infer<typeof effect>

/** Whether it held on weeks that it was not made from. `plain`: what choosing by the mean of the past would have brought there. */
export const adviceCheck = effect.extend({ posts: z.int(), plain: z.number().nullable() })
export type AdviceCheck = z.infer<typeof adviceCheck>

export const followUp = z.object({
  verdict: z.enum(['early', 'held', 'unclear', 'not_held']),
  /** Posts since that follow it, and that do not. */
  following: z.int(),
  others: z.int(),
  /** Of those that follow it against the others. Null: too few. */
  measured: effect.nullable(),
  /** Whether the others are posts since, or, where all that went out since follow it, those that did not before. */
  against: z.enum(['since', 'before']).default('since'),
})
export type FollowUp = z.infer<typeof followUp>

export const advice = z.object({
  id: adviceId,
  creatorId,
  creatorName: z.string(),
  /** Null: all accounts of the creator in that market. */
  accountId: accountId.nullable(),
  accountHandle: z.string().nullable(),
  platform: platformId.nullable(),
  market,
  subject: adviceSubject,
  /** Null: none is claimed. */
  expected: effect.nullable(),
  /** Posts it stands on: of this account or creator, and of everybody in the market. */
  ownPosts: z.int(),
  posts: z.int(),
  check: adviceCheck.nullable(),
  state: z.enum(['open', 'applied', 'dismissed']),
  /** Whether applying it changes the plan by itself; else it is a note to those who write. */
  changesPlan: z.boolean(),
  at: z.date(),
  decidedAt: z.date().nullable(),
  followUp: followUp.nullable(),
})
export type Advice = z.infer<typeof advice>

const change = z.object({ now: z.number(), then: z.number() })

/** What the plan comes to in the days ahead with the advice, beside what it comes to without. */
export const advicePreview = z.object({
  days: z.int(),
  posts: change,
  /** The most posts that the plan has on one account in a day. */
  mostPerDay: change,
  kinds: z.array(change.extend({ planKind })),
  markets: z.array(change.extend({ market })),
  /** Posts at the hours advised; null: it is not about hours. */
  atHours: change.nullable(),
  /** Posts under which the hashtag stands; null: it is about none. */
  tagged: change.nullable(),
})
export type AdvicePreview = z.infer<typeof advicePreview>

/** An account of which too little is known to advise on it. */
export const unadvised = z.object({
  creatorId,
  creatorName: z.string(),
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  /** Posts with known figures in the time looked at, and how many it takes. */
  posts: z.int(),
  least: z.int(),
})
export type Unadvised = z.infer<typeof unadvised>

export const adviceEvidence = z.object({
  /** Relative to the mean hour; the account's own, drawn towards its market. `posts`: of the account, and of the market. */
  hours: z.array(effect.extend({ weekHour, posts: z.int(), marketPosts: z.int() })),
  /** Relative to the account's mix. */
  kinds: z.array(effect.extend({ planKind, posts: z.int() })),
  /** Relative to a post without it, on all accounts of the market. */
  hashtags: z.array(effect.extend({ tag: z.string(), posts: z.int() })),
  lengths: z.array(effect.extend({ length: textLength, posts: z.int() })),
  paces: z.array(effect.extend({ pace, posts: z.int() })),
  days: z.int(),
})
export type AdviceEvidence = z.infer<typeof adviceEvidence>

/** How what is foretold did on weeks that it was not learnt from, in logarithms of engagement: 0.69 is twice as much or half. */
export const predictorReport = z.object({
  /** Goes up with each training. */
  version: z.int(),
  at: z.date(),
  learntFrom: z.int(),
  heldOn: z.int(),
  /** Mean distance of what was foretold, and of what medians of the account, of its kind and of the hour say. */
  model: z.number(),
  account: z.number(),
  kind: z.number(),
  hour: z.number(),
  /** Share of the posts within the interval of 80 %. */
  covered: z.number(),
  /** Better than each of the medians: else nothing is foretold. */
  isBetter: z.boolean(),
})
export type PredictorReport = z.infer<typeof predictorReport>

export const draftPrediction = z.object({
  accountId,
  /** Why nothing is foretold; null: it is. */
  why: z.enum(['few_posts', 'not_learnt', 'not_better']).nullable(),
  /** Engagement score 0–100, 50 is as usual, as an hour, a day and a week will tell; with the bounds that hold 80 %. */
  score: z.object({ score: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Engagement against the account's usual. */
  effect: effect.nullable(),
})
export type DraftPrediction = z.infer<typeof draftPrediction>

const one = z.object({ adviceId })

export const adviceProcedures = {
  /** By expected gain. */
  list: oc
    .input(z.object({ creatorId: creatorId.optional(), state: z.enum(['open', 'applied', 'dismissed']).default('open') }))
    .output(
      z.object({
        advice: z.array(advice),
        unadvised: z.array(unadvised),
        /** When posts were last looked at; null: never. */
        at: z.date().nullable(),
        isRunning: z.boolean(),
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
  /** How much is open, and the largest effect that is expected of one. Null: none claims any. */
  count: oc
    .input(z.object({ creatorId: creatorId.optional() }))
    .output(z.object({ open: z.int(), best: z.number().nullable() }))
    .errors(errorsOf('NOT_FOUND')),
  /** What a piece of advice stands on. */
  evidence: oc.input(one).output(adviceEvidence).errors(errorsOf('NOT_FOUND')),
  /** Looks at all posts again now. Answers when it is done. */
  refresh: oc.output(z.object({ at: z.date() })),
  /** What a draft would come to on each account, from what is known before it goes out. `at` null: now. */
  predict: oc
    .input(
      z.object({ accountIds: z.array(accountId).min(1).max(50), text: z.string().max(20_000), kind: planKind, at: z.date().nullable() }),
    )
    .output(z.object({ report: predictorReport.nullable(), drafts: z.array(draftPrediction) }))
    .errors(errorsOf('NOT_FOUND')),
  /** What applying it would change in the plan. Changes nothing. Null: there is no plan, or it is no advice that changes one. */
  preview: oc.input(one).output(advicePreview.nullable()).errors(errorsOf('NOT_FOUND')),
  /** Hours, kinds, pace, markets and hashtags of sets change how the plan is filled from now on; what is scheduled stays until it is planned again. */
  apply: oc.input(one).output(advice).errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  dismiss: oc.input(one).output(advice).errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  /** What was applied or dismissed is open again. */
  reopen: oc.input(one).output(advice).errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
}
