/** Planning many creators at once. */
import type { Call, Handlers } from '../../procedure.ts'
import type { PlanRuns, RunOwner } from '../plan-runs.ts'

const ownerOf = ({ actor, user, reach }: Call): RunOwner => ({ id: user?.id ?? `${actor.kind}:${actor.id}`, reach })

export const planManyCreators = (runs: PlanRuns) =>
  ({
    'planRuns.start': ({ input: { only, days }, call }) => runs.start(ownerOf(call), { only, days }),
    'planRuns.current': ({ input: { since }, call }) => runs.current(ownerOf(call), since),
    'planRuns.apply': ({ input: { runId, only }, call }) => runs.apply(ownerOf(call), { runId, only }, call.actor),
    'planRuns.cancel': ({ input: { runId }, call }) => runs.cancel(ownerOf(call), runId),
  }) satisfies Partial<Handlers>
