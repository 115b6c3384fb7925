/**
 * A plan: how a creator posts. Rules are said in the local time of the market that is spoken to; the solver
 * (`core/planning/solve.ts`) turns them into slots.
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { problem } from './posts.ts'
import { missedPolicies } from './publications.ts'
import { accountId, assetId, creatorId, idSchema, market, publicationId, wallTime, zone } from './values.ts'

export const planKinds = ['text', 'photo', 'photo_set', 'reel', 'story', 'onlyfans_post'] as const
/** What is planned for: `reel` is a reel or a short, `photo` is text with one photo. */
export const planKind = z.enum(planKinds)
export type PlanKind = z.infer<typeof planKind>

/** What a clock shows: `HH:mm`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** From `from` up to, and not including, `to`. `to` not after `from`: over midnight; the same: the whole day round. */
export const clockRange = z.object({ from: clockTime, to: clockTime })
export type ClockRange = z.infer<typeof clockRange>

/** 1 is Monday (ISO 8601). */
const weekday = z.int().min(1).max(7)

/** A part of the day in which a number of posts goes out. */
export const band = clockRange
  .extend({
    /** Its name within the plan; slots are known by it, so it stays when the band is edited. */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    days: z.array(weekday).min(1).max(7),
    min: z.int().min(0).max(24),
    max: z.int().min(0).max(24),
    /** In whose time; `null`: in the time of the plan's markets, turn by turn by their weight. */
    market: market.nullable(),
  })
  .refine(({ min, max }) => min <= max, { message: 'min_over_max', path: ['min'] })
export type Band = z.infer<typeof band>

/** "One reel or short a day". A day is the calendar day of the plan's heaviest market, a week is ISO's. */
export const obligation = z.object({
  kind: planKind,
  count: z.int().min(1).max(20),
  per: z.enum(['day', 'week']),
  /** `account`: on each account that can. `creator`: on any of them. */
  by: z.enum(['account', 'creator']),
})
export type Obligation = z.infer<typeof obligation>

const share = z.number().min(0).max(100)

export const planRules = z.object({
  /** Who is spoken to, by weight. */
  markets: z
    .array(z.object({ market, weight: z.number().positive().max(100) }))
    .min(1)
    .max(4),
  bands: z.array(band).max(40),
  /** When nothing goes out, in the time of the market that a slot is for; `null`: as the market has it. */
  quietHours: z.array(clockRange).max(8).nullable(),
  /** Between two posts of one account. */
  minSpacingMinutes: z.int().min(0).max(1440),
  /** Shares of the kinds; they need not sum to anything. */
  mix: z.object(Object.fromEntries(planKinds.map((kind) => [kind, share])) as Record<PlanKind, typeof share>),
  /** Natural variation: how far from its even place a post may lie, in minutes to either side. 0: none. */
  jitterMinutes: z.int().min(0).max(720),
  obligations: z.array(obligation).max(10),
  /** By kind; what is not named follows the default. */
  missedPolicies: z.partialRecord(planKind, z.enum(missedPolicies)),
  /** Calendar days in the market's zone on which nothing goes out. */
  blackoutDates: z.array(z.iso.date()).max(200),
  /** The same picture or video not again on a platform within so many days. 0: as often as one likes. */
  reuseAfterDays: z.int().min(0).max(3650),
  /** The same words never twice on a platform. */
  captionOnce: z.boolean(),
  /** Whether two accounts of the creator may post in the same minute. */
  sameMinute: z.boolean(),
})
export type PlanRules = z.infer<typeof planRules>

/** As somebody writes them. Slots are known by their band's id: two of one id would stand in each other's place. */
const writtenRules = planRules.refine(({ bands }) => new Set(bands.map(({ id }) => id)).size === bands.length, {
  message: 'band_twice',
  path: ['bands'],
})

/** What a market is to a plan: its clock, when it is awake, when it is not to be disturbed. */
export const marketPreset = z.object({ market, zone, active: clockRange, quiet: z.array(clockRange).max(8) })
export type MarketPreset = z.infer<typeof marketPreset>

/** What a rule could not have, as data; the words are in `plan-finding-text.ts`. */
export const planFinding = z.object({
  rule: z.enum([
    'plan.no_bands',
    'plan.no_days',
    'band.too_short',
    'band.full',
    'vary.impossible',
    'obligation.no_slot',
    'obligation.not_on_platform',
    'mix.not_on_platform',
    'library.short',
    'captions.short',
  ]),
  accountId: z.string().nullable(),
  /** The first calendar day concerned, and how many. */
  date: z.iso.date().nullable(),
  days: z.int(),
  kind: planKind.nullable(),
  bandId: z.string().nullable(),
  wanted: z.int(),
  possible: z.int(),
})
export type PlanFinding = z.infer<typeof planFinding>

export const planVersion = z.object({
  version: z.int().min(1),
  rules: planRules,
  at: z.date(),
  /** Who saved it. */
  by: z.string(),
})
export type PlanVersion = z.infer<typeof planVersion>

/** `accountId` null: the creator's own plan; else the one account's, which stands instead. */
const whose = { creatorId, accountId: accountId.nullable() }

export const proposedSlot = z.object({
  /** Account, day, band and place: the same over re-planning. */
  key: z.string(),
  accountId,
  at: wallTime,
  dueAt: z.date(),
  market,
  bandId: z.string(),
  kind: planKind,
  /** Its kind was chosen for an obligation. */
  obliged: z.boolean(),
  /** Whether the library had all that its kind needs; else it is a gap for a person to fill. */
  filled: z.boolean(),
  text: z.string(),
  assetIds: z.array(assetId),
  /** Against what is scheduled: `moved` has `movedFrom`; `kept` and `moved` have their publication. */
  change: z.enum(['new', 'kept', 'moved']),
  publicationId: publicationId.nullable(),
  movedFrom: z.date().nullable(),
  /** What stands against it on its account; one with an error is left out when the plan is applied. */
  problems: z.array(problem),
})
export type ProposedSlot = z.infer<typeof proposedSlot>

export const planProposal = z.object({
  from: z.date(),
  to: z.date(),
  slots: z.array(proposedSlot),
  /** Planned by an earlier plan, untouched by a person, and no longer wanted. */
  dropped: z.array(z.object({ publicationId, accountId, dueAt: z.date(), text: z.string() })),
  findings: z.array(planFinding),
  /** To be handed to `apply`, which refuses when something changed meanwhile. */
  digest: z.string(),
})
export type PlanProposal = z.infer<typeof planProposal>

/** Somebody whose week ahead is not planned. */
export const unplannedCreator = z.object({
  creatorId,
  name: z.string(),
  /** The first day with less than the plan's minimum. */
  from: z.iso.date(),
  /** How many posts the plan proposes for the coming 7 days, and how many places the library cannot fill. */
  posts: z.int(),
  gaps: z.int(),
})
export type UnplannedCreator = z.infer<typeof unplannedCreator>

/** So many days from now on. */
const days = z.int().min(1).max(92)
const batchId = idSchema('bat')

export const plans = {
  /** The markets' clocks and hours, as the agency has set them. */
  presets: oc.output(z.array(marketPreset)),
  setPreset: oc.input(marketPreset).output(marketPreset),
  /** Back to the hours and the clock that Coulisse has for it. */
  resetPreset: oc.input(z.object({ market })).output(marketPreset),
  /** Whose plans speak to each market, their accounts' own plans included; `share`: of the creator's plan, 0 to 1. */
  marketUses: oc.output(
    z.array(z.object({ market, creators: z.array(z.object({ creatorId, name: z.string(), share: z.number().min(0).max(1) })) })),
  ),
  /** The creator's plan and the accounts' own, newest versions; `suggested` is what to begin from where there is none. */
  get: oc
    .input(z.object({ creatorId }))
    .output(
      z.object({
        creator: planVersion.nullable(),
        accounts: z.array(z.object({ accountId, plan: planVersion })),
        suggested: planRules,
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
  /** `basedOn`: the version that was edited (null: there was none); CONFLICT when another was saved meanwhile. */
  save: oc
    .input(z.object({ ...whose, rules: writtenRules, basedOn: z.int().nullable() }))
    .output(planVersion)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** The account follows its creator's plan again. */
  removeOverride: oc.input(z.object({ creatorId, accountId })).errors(errorsOf('NOT_FOUND')),
  /** Newest first. */
  versions: oc.input(z.object(whose)).output(z.array(planVersion)).errors(errorsOf('NOT_FOUND')),
  /** What the plan comes to, against what is scheduled. Saves nothing. `draft`: rules that are not saved yet. */
  propose: oc
    .input(
      z.object({ creatorId, days: days.default(28), draft: z.object({ accountId: accountId.nullable(), rules: writtenRules }).optional() }),
    )
    .output(planProposal)
    .errors(errorsOf('NOT_FOUND')),
  /**
   * Whose plan asks for more in the days ahead than is scheduled and can be filled: a standing proposal, which schedules
   * nothing. The first by name with what is proposed; `more`: the others.
   */
  unplanned: oc
    .input(z.object({ creatorId: creatorId.optional() }))
    .output(z.object({ creators: z.array(unplannedCreator), more: z.int() })),
  /**
   * Schedules what was proposed, moves what moved and cancels what was dropped, in one step. Gaps and what has an
   * error are left to people. `keys`: only these slots (and nothing is dropped). STATE_CHANGED when the proposal of
   * `from` and `days` would now be another one.
   */
  apply: oc
    .input(
      z.object({
        creatorId,
        from: z.date(),
        days: days.default(28),
        digest: z.string().max(100),
        keys: z.array(z.string().max(200)).max(5000).optional(),
      }),
    )
    .output(z.object({ batchId, created: z.int(), moved: z.int(), cancelled: z.int(), left: z.int() }))
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  /** Takes back what `apply` did, as far as nothing of it is on its way or out. */
  undo: oc
    .input(z.object({ creatorId, batchId }))
    .output(z.object({ restored: z.int(), left: z.int() }))
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
}
