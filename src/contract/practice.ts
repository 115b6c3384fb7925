/** The practice network: the platforms' own protocols on this machine, with a made-up audience and nobody behind it. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'

export const practiceStatus = z.object({
  /** `unavailable`: whoever runs this core lends none. `failed`: it was on, and does not listen now (`problem`). */
  state: z.enum(['unavailable', 'off', 'running', 'failed']),
  /** Its pages, on this machine; also while it has failed. Null: none was ever started. */
  url: z.url().nullable(),
  problem: z.enum(['port_taken', 'other']).nullable(),
  /** Accounts that are connected there. */
  accounts: z.int(),
})
export type PracticeStatus = z.infer<typeof practiceStatus>

export const practice = {
  status: oc.output(practiceStatus),
  /**
   * Starts it, and with every later start of Coulisse, at the same address: notes its applications beside the agency's
   * own, and its bucket as media host where none is set. What is there already stays. CONFLICT (`practice_unavailable`).
   */
  start: oc.output(practiceStatus).errors(errorsOf('CONFLICT', 'VAULT_LOCKED')),
  /** Ends it, and removes what `start` noted. CONFLICT (`practice_in_use`) while accounts are connected there. */
  stop: oc.output(practiceStatus).errors(errorsOf('CONFLICT')),
}
