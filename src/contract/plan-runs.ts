/** Planning many creators at once: worked out beside core's own work, looked at, then scheduled for all or some. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { planFinding } from './plans.ts'
import { creatorId, idSchema } from './values.ts'

const runId = idSchema('run')
const batchId = idSchema('bat')

/**
 * `waiting`: not looked at yet. `planned`: see `counts`. `no_plan`: nothing saved for her. `no_account`: none connected.
 * `changed`: it would now be another plan; to be planned again. `applied`: scheduled, in one step that `plans.undo` takes
 * back. `failed`: see `error`.
 */
export const planRunStates = ['waiting', 'planned', 'no_plan', 'no_account', 'changed', 'applied', 'failed'] as const

export const plannedCreator = z.object({
  creatorId,
  name: z.string(),
  state: z.enum(planRunStates),
  /** What would come of it. `gap`: no content for it; `blocked`: something stands against its content. */
  counts: z.object({ new: z.int(), moved: z.int(), kept: z.int(), dropped: z.int(), gap: z.int(), blocked: z.int() }),
  findings: z.array(planFinding),
  applied: z
    .object({
      batchId,
      created: z.int(),
      moved: z.int(),
      cancelled: z.int(),
      left: z.int(),
      /** Taken back since. */
      undone: z.boolean(),
    })
    .nullable(),
  /** A code of the error table. */
  error: z.string().nullable(),
})
export type PlannedCreator = z.infer<typeof plannedCreator>

export const planRun = z.object({
  id: runId,
  state: z.enum(['planning', 'ready', 'applying']),
  /** Planning or scheduling was stopped before its end; what is done stays done, whole creator by whole creator. */
  stopped: z.boolean(),
  from: z.date(),
  days: z.int(),
  /** Of what `state` says is being done. */
  done: z.int(),
  total: z.int(),
  /** Grows with each change; to be handed back as `since`. */
  revision: z.int(),
  /** Those changed after `since`, by name. */
  creators: z.array(plannedCreator),
})
export type PlanRun = z.infer<typeof planRun>

const creatorIds = z.array(creatorId).min(1).max(2000)
const since = z.int().min(0).default(0)

export const planRuns = {
  /** `only` left out: everybody whom the caller reaches. Replaces the caller's earlier run. CONFLICT while that one still works. */
  start: oc
    .input(z.object({ only: creatorIds.optional(), days: z.int().min(1).max(92).default(28) }))
    .output(planRun)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** The caller's latest run; null: none, or core has started anew since. */
  current: oc.input(z.object({ since })).output(planRun.nullable()),
  /** Schedules what was planned: for all, or those named. Each creator whole or not at all. */
  apply: oc
    .input(z.object({ runId, only: creatorIds.optional() }))
    .output(planRun)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** Stops after the creator in hand. */
  cancel: oc.input(z.object({ runId })).errors(errorsOf('NOT_FOUND')),
}
