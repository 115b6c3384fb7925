/**
 * What an account posted before it was connected, or beside Coulisse: read from the platform's own list, at most 90 days
 * back, once it is connected and whenever somebody asks. It counts in figures, scores and advice, and nowhere else.
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

const one = z.object({ accountId })

export const past = {
  /** Null: it was never read. `days`: how far back; null: the platform gives no list to a program. */
  get: oc
    .input(one)
    .output(z.object({ past: accountPast.nullable(), days: z.int().nullable() }))
    .errors(errorsOf('NOT_FOUND')),
  /** From the newest post on, again. One that is under way goes on. */
  read: oc
    .input(one)
    .output(accountPast)
    .errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED', 'REAUTH_REQUIRED')),
}
