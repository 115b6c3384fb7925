/** What a plan comes to, scheduling it, and taking that back. */
import type { Handler } from '../../procedure.ts'
import { applyPlan, slotProblems, undoPlan } from '../apply-plan.ts'
import type { ApplyDeps } from '../apply-plan.ts'
import { toProposal } from '../plans.ts'
import { findUnplanned } from '../unplanned.ts'
import type { StandingPlans } from '../standing-plans.ts'

export const proposePlan =
  (deps: ApplyDeps): Handler<'plans.propose'> =>
  ({ input }) => {
    const proposed = deps.plans.propose(input)
    return toProposal(proposed, (slot) => slotProblems(deps, input.creatorId, slot, proposed.textOf(slot)))
  }

export const unplannedCreators =
  (deps: ApplyDeps, { unplannedFrom }: StandingPlans): Handler<'plans.unplanned'> =>
  ({ input: { creatorId }, call }) =>
    findUnplanned(
      deps,
      unplannedFrom,
      deps.plans.deps.creators.list({ archived: false, reach: call.reach }).filter(({ id }) => creatorId === undefined || id === creatorId),
    )

export const applyProposal =
  (deps: ApplyDeps): Handler<'plans.apply'> =>
  ({ input: { creatorId, from, days, digest, keys }, call }) =>
    applyPlan(deps, { creatorId, proposed: deps.plans.propose({ creatorId, days, from: from.getTime() }), digest, keys }, call.actor)

export const undoProposal =
  (deps: ApplyDeps): Handler<'plans.undo'> =>
  ({ input, call }) =>
    undoPlan(deps, input, call.actor)
