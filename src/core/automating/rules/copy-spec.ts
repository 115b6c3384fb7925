/** What of a rule holds for another creator too. Pure. */
import type { RuleAction, RuleSpec } from '../../../contract/rules.ts'

export interface Shared {
  /** Whether a saved reply, or a script, is the agency's. */
  isReplyShared(id: string): boolean
  isScriptShared(id: string): boolean
}

/** Undefined: it is nothing without what is one's own. */
const copyAction = (action: RuleAction, { isReplyShared, isScriptShared }: Shared): RuleAction | undefined => {
  // A group is of one creator.
  if (action.do === 'amplify') return undefined
  // Who looks after her need not look after the other.
  if (action.do === 'notify') return { do: action.do }
  if (action.do === 'script') return isScriptShared(action.script) ? action : undefined
  if (action.do !== 'answer') return action
  const savedReplyIds = action.savedReplyIds.filter(isReplyShared)
  // The same is never said twice running: one is not enough.
  return new Set([...action.texts, ...savedReplyIds]).size > 1 ? { ...action, savedReplyIds } : undefined
}

/** Null: nothing of what it does is left. */
export const copySpec = (spec: RuleSpec, shared: Shared): { spec: RuleSpec | null; without: RuleAction['do'][] } => {
  const actions = spec.actions.flatMap((action) => copyAction(action, shared) ?? [])
  const without = spec.actions.map((one) => one.do).filter((what) => !actions.some((one) => one.do === what))
  const conditions = { ...spec.conditions, accountIds: [] }
  return { spec: actions.length === 0 ? null : { ...spec, conditions, actions }, without }
}
