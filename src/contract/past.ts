/**
 * What an account posted before it was connected, or beside Coulisse: read from the platform's own list, at most 90 days
 * back, once it is connected and whenever somebody asks; where each post read costs money, once an admin says so. It counts in
 * figures, scores and advice, and nowhere else.
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { accountId } from './values.ts'

export const accountPast = z.object({
  /** `reading`: it goes on by itself. */
  state: z.enum(['reading', 'done']),
  since: z.date(),
  /** Kept by this reading: those that Coulisse posted, and those read before, are not counted again. */
  posts: z.int(),
  /** Why it does not go on at present; an error code of the table. */
  problem: z.string().nullable(),
  begunAt: z.date(),
  endedAt: z.date().nullable(),
})
export type AccountPast = z.infer<typeof accountPast>

/** What reading it costs, where its platform bills for each post. US dollars. */
const pastOffer = z.object({
  /** Read at most. */
  posts: z.int(),
  usd: z.number(),
  /** What one may cost, where the platform counts it as the account's own. */
  mayUsd: z.number(),
  mostUsd: z.number(),
  /** What reading may still cost this month under the application's cap; null: there is none. */
  leftUsd: z.number().nullable(),
  /** When the month, and with it the cap, begins anew. */
  renewsAt: z.date(),
  declined: z.object({ by: z.string(), at: z.date() }).nullable(),
})
export type PastOffer = z.infer<typeof pastOffer>

const one = z.object({ accountId })

export const past = {
  /** Null: it was never read. `days`: how far back; null: the platform gives no list to a program. `offer` null: it costs nothing. */
  get: oc
    .input(one)
    .output(z.object({ past: accountPast.nullable(), days: z.int().nullable(), offer: pastOffer.nullable() }))
    .errors(errorsOf('NOT_FOUND')),
  /** From the newest post on, again. One that is under way goes on. What is to be paid for is not begun by this (NOT_SUPPORTED). */
  read: oc
    .input(one)
    .output(accountPast)
    .errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED', 'REAUTH_REQUIRED')),
  /** Begins what is to be paid for. `agreedUsd`: what was said that it costs at most; where that is less by now than it would, STATE_CHANGED. */
  buy: oc
    .input(one.extend({ agreedUsd: z.number().min(0) }))
    .output(accountPast)
    .errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED', 'REAUTH_REQUIRED', 'STATE_CHANGED')),
  /** It is not to be paid for, and not asked about any more; false: it is asked about again. */
  setDeclined: oc
    .input(one.extend({ declined: z.boolean() }))
    .output(z.object({}))
    .errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED')),
}
