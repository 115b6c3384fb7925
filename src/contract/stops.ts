/** Stops of a model or of one account, beside the one of everything (`system.stop`): nothing goes out there while one is on. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { accountId, creatorId } from './values.ts'

/** `accountId` absent: all accounts of the creator. */
const where = z.object({ creatorId, accountId: accountId.optional() })

export const standingStop = z.object({ creatorId, accountId: accountId.nullable(), since: z.date(), by: z.string() })
export type StandingStop = z.infer<typeof standingStop>

export const stops = {
  /** Within reach, the oldest first. */
  list: oc.output(z.array(standingStop)),
  /** Stopped already: answers that stop. */
  set: oc.input(where).output(standingStop).errors(errorsOf('NOT_FOUND')),
  /** How many publications it lets go on; those that another stop holds wait for that one. */
  lift: oc
    .input(where)
    .output(z.object({ released: z.int() }))
    .errors(errorsOf('NOT_FOUND')),
}
