/** What of a rule that is being written holds for another model too. Pure. */
import type { RuleSpec } from '../../../contract/rules.ts'

/** Her accounts, her saved replies, her scripts, her groups and who looks after her are not the other's. */
export const carriedOver = (spec: RuleSpec): RuleSpec => ({
  ...spec,
  conditions: { ...spec.conditions, accountIds: [] },
  actions: spec.actions.map((one) => {
    if (one.do === 'answer') return { ...one, savedReplyIds: [] }
    if (one.do === 'notify') return { do: one.do }
    if (one.do === 'script') return { ...one, script: '' }
    return one.do === 'amplify' ? { ...one, group: '' } : one
  }),
})
