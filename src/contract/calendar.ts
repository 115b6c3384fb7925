/** The calendar: what lies on which day, moving it by the plan's rules, and the calendar for other programs. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { crowdedHour, stateCounts } from './crowded-hour.ts'
import { errorsOf } from './errors.ts'
import { clockRange, planKind } from './plans.ts'
import { textMax } from './posts.ts'
import { publication, publicationFilter, publicationState, publicationStates } from './publications.ts'
import { accountId, assetId, idSchema, line, prose, publicationId, wallTime, zone } from './values.ts'

/** What stands on a calendar where no states are asked for. */
export const standingStates = publicationStates.filter((state) => state !== 'cancelled' && state !== 'vetoed')

/** Due in `from` ≤ due < `to`; at most 366 days (BAD_INPUT). What is called off or vetoed only where `states` names it. */
const span = publicationFilter.extend({ from: z.date(), to: z.date() })
export type CalendarExport = z.infer<typeof span>

export const moveRules = [
  'time.not_a_day',
  'time.past',
  'state',
  'spacing',
  'same_minute',
  'quiet',
  'blackout',
  'band.outside',
  'band.full',
  'asset.reused',
  'caption.reused',
  'obligation.lost',
] as const
export type MoveRule = (typeof moveRules)[number]

/** One rule that a place on the calendar breaks. What does not concern the rule is null. */
export const brokenRule = z.object({
  rule: z.enum(moveRules),
  /** A person may put it there all the same, with a reason. The others cannot be: what is past, out or being sent. */
  canOverride: z.boolean(),
  /** It is broken by the move; false where it was broken before and is no worse. Only new ones want a reason. */
  isNew: z.boolean(),
  /** What it is too near to, or shares a picture or its words with. */
  other: z.object({ publicationId, accountHandle: z.string(), dueAt: z.date() }).nullable(),
  /**
   * Minutes (`spacing`), days (`asset.reused`) or posts (`band.full`) that there are, and that the plan allows; of
   * `obligation.lost` the posts that are left, and that the plan asks for.
   */
  actual: z.int().nullable(),
  allowed: z.int().nullable(),
  /** The quiet hours or the band, on the clock of `zone`. */
  range: clockRange.nullable(),
  zone: z.string().nullable(),
  /** The calendar day that is blacked out; the day, or the Monday of the week, that something is owed. */
  date: z.iso.date().nullable(),
  /** What is owed, and how often. */
  kind: planKind.nullable(),
  per: z.enum(['day', 'week']).nullable(),
  state: publicationState.nullable(),
})
export type BrokenRule = z.infer<typeof brokenRule>

const move = z.object({ publicationId, at: wallTime })
/** So many are moved or called off in one call: each move is held against all the others. */
export const mostAtOnce = 500
const moves = z
  .array(move)
  .min(1)
  .max(mostAtOnce)
  .refine((all) => new Set(all.map((one) => one.publicationId)).size === all.length, { message: 'twice' })

export const checkedMove = z.object({
  publicationId,
  from: wallTime,
  at: wallTime,
  /** Null for a day that does not exist. */
  dueAt: z.date().nullable(),
  broken: z.array(brokenRule),
})
export type CheckedMove = z.infer<typeof checkedMove>

const batchIds = z.array(idSchema('bat')).min(1).max(500)
/** Several steps of one act, to be handed to `undo` together: one for each creator concerned. */
const done = z.object({ done: z.array(publicationId), batchIds: z.array(z.string()) })

export const calendar = {
  /**
   * What lies on each day of a zone's calendar from `from` to `to`, both included, at most 62 days (BAD_INPUT): how
   * many in which state, and the first `perDay` of each day by due time. What is called off or vetoed is left out
   * unless `states` names it. With `perHour`, an hour of the zone's clock that has more is told in `hours` and none of
   * it is among `items`, which then are all there are in the other hours, whatever `perDay` says.
   */
  range: oc
    .input(
      publicationFilter.omit({ from: true, to: true }).extend({
        from: z.iso.date(),
        to: z.iso.date(),
        zone,
        perDay: z.int().min(1).max(500).default(100),
        perHour: z.int().min(1).max(50).optional(),
      }),
    )
    .output(
      z.object({
        items: z.array(publication),
        /** The crowded ones, in order; none without `perHour`. */
        hours: z.array(crowdedHour),
        /** Every day asked for, in order. */
        days: z.array(
          z.object({
            date: z.iso.date(),
            count: z.int(),
            states: stateCounts,
          }),
        ),
      }),
    ),
  /** Which rules these moves, made together, would break. Changes nothing. NOT_FOUND for one that is out of reach. */
  checkMoves: oc.input(z.object({ moves })).output(z.array(checkedMove)).errors(errorsOf('NOT_FOUND')),
  /** Which rules of its account's plan something new would break there. Changes nothing. */
  checkPlace: oc
    .input(z.object({ accountId, at: wallTime, text: prose(textMax), assetIds: z.array(assetId).max(50) }))
    .output(z.array(brokenRule))
    .errors(errorsOf('NOT_FOUND')),
  /**
   * Makes them all or, when `blocked` is not empty, none: something stands in the way that nobody can override, or
   * that is new and for which no `reason` is given. The reason is kept in the history.
   */
  move: oc
    .input(z.object({ moves, reason: line(300).optional() }))
    .output(done.extend({ blocked: z.array(checkedMove) }))
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  /** Calls off what of these can be; `left` cannot. */
  cancel: oc
    .input(z.object({ publicationIds: z.array(publicationId).min(1).max(mostAtOnce) }))
    .output(done.extend({ left: z.array(publicationId) }))
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  /** Takes `move` or `cancel` back, as far as the former time is still to come. CONFLICT when that was done already. */
  undo: oc
    .input(z.object({ batchIds }))
    .output(z.object({ restored: z.int(), left: z.int() }))
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** iCalendar (RFC 5545), times in UTC; the same publication has the same UID in every export. */
  ics: oc.input(span).output(z.object({ text: z.string(), events: z.int() })),
  /**
   * The columns of `imports`, one row for each post, time and text (another text for a platform is a row of its own);
   * `separator` as the caller's spreadsheets expect it. Brought in again as it is, every row is known already. `images` names files, which are not in it; a file of more than 5,000 rows is brought in in parts.
   */
  csv: oc.input(span.extend({ separator: z.enum([',', ';']).default(',') })).output(z.object({ text: z.string(), rows: z.int() })),
}
