/** The part of the router that is about plans. */
import type { Handlers } from '../../procedure.ts'
import type { ApplyDeps } from '../apply-plan.ts'
import { getPlan, listVersions, removeOverride, savePlan } from './plans.ts'
import { listPresets, setPreset } from './presets.ts'
import { applyProposal, proposePlan, undoProposal } from './propose.ts'

export const planningProcedures = (deps: ApplyDeps): Pick<Handlers, `plans.${string}` & keyof Handlers> => ({
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
