/** The part of the router that is about plans. */
import type { Handlers } from '../../procedure.ts'
import type { ApplyDeps } from '../apply-plan.ts'
import type { Owed } from '../owed.ts'
import { obligationOutlook } from './obligations.ts'
import { getPlan, listVersions, removeOverride, savePlan } from './plans.ts'
import { listPresets, setPreset } from './presets.ts'
import { applyProposal, proposePlan, undoProposal } from './propose.ts'

export const planningProcedures = (
  deps: ApplyDeps,
  owed: Owed,
): Pick<Handlers, `${'plans' | 'obligations'}.${string}` & keyof Handlers> => ({
  'obligations.outlook': obligationOutlook(owed),
  'plans.presets': listPresets(deps.plans),
  'plans.setPreset': setPreset(deps.plans),
  'plans.get': getPlan(deps.plans),
  'plans.save': savePlan(deps.plans),
  'plans.removeOverride': removeOverride(deps.plans),
  'plans.versions': listVersions(deps.plans),
  'plans.propose': proposePlan(deps),
  'plans.apply': applyProposal(deps),
  'plans.undo': undoProposal(deps),
})
