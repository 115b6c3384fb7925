/** Has a post reposted by a group of amplifiers, whatever figures the group itself waits for; its grants, times and budgets hold. */
import type { RuleAction } from '../../../../contract/rules.ts'
import type { ActionOf } from './action.ts'
import { tellRule } from './tell-rule.ts'

export const amplify: ActionOf<Extract<RuleAction, { do: 'amplify' }>> = {
  gateAct: () => null,
  isDone: (_action, occasion) => occasion.about !== 'post',
  words: () => null,
  perform: (it, tx, { group: groupId }, { rule, occasion, leftUndone }) => {
    if (occasion.about !== 'post' || leftUndone !== undefined) return
    const group = it.amplifiers.rows.group(groupId)
    if (group?.creatorId !== rule.creatorId) return
    it.amplifiers.review(tx, groupId, occasion.publication.id)
    tellRule(tx, rule, occasion, 'rule.amplified', { group: group.name })
  },
}
