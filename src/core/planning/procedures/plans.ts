/** A creator's plan: reading it, saving a version, going back to the creator's own. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { presetsFor } from '../markets.ts'
import { toVersion } from '../plans.ts'
import type { Plans } from '../plans.ts'
import { suggestedRules } from '../suggested-rules.ts'

export const getPlan =
  (plans: Plans): Handler<'plans.get'> =>
  ({ input: { creatorId } }) => {
    const { zone, market } = plans.creator(creatorId)
    return { ...plans.current(creatorId), suggested: suggestedRules(presetsFor(plans.deps.reader, zone)[market]) }
  }

export const savePlan =
  (plans: Plans): Handler<'plans.save'> =>
  ({ input, call }) => {
    const [version] = toVersion(plans.save(input, call.actor))
    if (!version) throw new AppError('NOT_FOUND', { what: 'plan', id: input.creatorId })
    return version
  }

export const removeOverride =
  (plans: Plans): Handler<'plans.removeOverride'> =>
  ({ input: { creatorId, accountId }, call }) => {
    const current = plans.current(creatorId).accounts.find((each) => each.accountId === accountId)
    // It follows its creator's already.
    if (current) plans.save({ creatorId, accountId, rules: null, basedOn: current.plan.version }, call.actor)
  }

export const listVersions =
  (plans: Plans): Handler<'plans.versions'> =>
  ({ input: { creatorId, accountId } }) =>
    plans.deps.reader.versions(creatorId, accountId).flatMap(toVersion)
