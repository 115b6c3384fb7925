/** Has a post reposted by a group of amplifiers, whatever figures the group itself waits for; its grants, times and budgets hold. */
import type { RuleAction } from '../../../../contract/rules.ts'
import { ofOwnPost } from '../../amplifiers/simulate.ts'
import type { ActionOf } from './action.ts'
import { tellRule } from './tell-rule.ts'

export const amplify: ActionOf<Extract<RuleAction, { do: 'amplify' }>> = {
  isDone: (_action, occasion) => occasion.about !== 'post',
  pretend: (it, { group: groupId }, { rule, occasion, at, dueAt, before: { reposts } }) => {
    if (occasion.about !== 'post') return []
    const taken = reposts.get(groupId) ?? []
    const isHers = it.amplifiers.rows.group(groupId)?.creatorId === rule.creatorId
    const found = isHers ? it.amplifiers.foresee({ groupId, publicationId: occasion.publication.id, at, taken }) : 'no_group'
    if (typeof found === 'string') return [{ account: occasion.account, dueAt, words: null, asks: null, left: found }]
    reposts.set(groupId, [
      ...taken,
      ...found.map(({ publicationId, accountId, dueAt: when }) => ({ publicationId, accountId, at: when, groupId })),
    ])
    return found.flatMap(({ accountId, dueAt: when }) => {
      const account = it.accounts.get(accountId)
      return account ? [{ account, dueAt: when, words: null, asks: { act: 'repost', of: ofOwnPost }, left: null }] : []
    })
  },
  perform: (it, tx, { group: groupId }, { rule, occasion, leftUndone }) => {
    if (occasion.about !== 'post') return
    const group = it.amplifiers.rows.group(groupId)
    const found = leftUndone ?? (group?.creatorId === rule.creatorId ? it.amplifiers.ask(tx, groupId, occasion.publication.id) : 'no_group')
    const of = group ? { group: group.name } : {}
    if (typeof found === 'string') tellRule(tx, rule, occasion, 'rule.left_undone', { act: 'amplify', ...of, why: found })
    else {
      const accounts = found.map(({ accountId }) => `@${it.accounts.get(accountId)?.handle ?? ''}`)
      tellRule(tx, rule, occasion, 'rule.amplified', { ...of, accounts })
    }
  },
}
