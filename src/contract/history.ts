/** Who or what did what, when: the audit trail as a person reads it. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { platformId } from './platforms.ts'
import { creatorId, pageInput, pageOf, userId, zone } from './values.ts'

export const historyEntry = z.object({
  seq: z.int(),
  at: z.date(),
  actor: z.object({ kind: z.enum(['user', 'system', 'cli']), id: z.string(), name: z.string() }),
  /** `creator.created`, `publication.published`, `session.signed_in` … */
  action: z.string(),
  creatorId: creatorId.nullable(),
  subject: z.object({ kind: z.string(), id: z.string(), label: z.string() }),
  /** Changed fields only, secrets never. */
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
})

export const history = {
  /** Newest first. */
  list: oc
    .input(
      z.object({
        creatorId: creatorId.optional(),
        userId: userId.optional(),
        action: z.string().max(80).optional(),
        from: z.date().optional(),
        to: z.date().optional(),
        ...pageInput,
      }),
    )
    .output(pageOf(historyEntry)),
  /**
   * What was done for creators by anybody but who asks, counted day by day, the latest first: however much it was, all of it. `days`: so many
   * of `zone`'s calendar, today included.
   */
  done: oc.input(z.object({ creatorId: creatorId.optional(), days: z.int().min(1).max(31), zone })).output(
    z.array(
      z.object({
        day: z.iso.date(),
        /** What went out, whoever sent it. */
        out: z.array(z.object({ platform: platformId, count: z.int() })),
        acts: z.array(z.object({ action: z.string(), count: z.int() })),
      }),
    ),
  ),
  /**
   * Recomputes the hash chain of the audit trail from its first row, and holds its end to the last seal. `end`: `cut`
   * when rows that were sealed are gone (`firstBroken` is the first of them); `locked` when nobody can tell because the
   * vault is locked; `unsealed` when there is no seal.
   */
  verify: oc.output(
    z.object({
      intact: z.boolean(),
      rows: z.int(),
      firstBroken: z.int().nullable(),
      end: z.enum(['sealed', 'cut', 'locked', 'unsealed']),
    }),
  ),
}
