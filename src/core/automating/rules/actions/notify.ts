/** Tells people: those it names, or whoever looks after the creator. One alert until somebody has seen it, however often it is set off. */
import type { RuleAction } from '../../../../contract/rules.ts'
import { tellNews } from '../../../store/news-writer.ts'
import type { Occasion } from '../occasion.ts'
import type { ActionOf } from './action.ts'
import { tellRule } from './tell-rule.ts'

export const newsKeyOfRule = (ruleId: string): string => `rule ${ruleId}`

const metOf = (occasion: Occasion): { what: Occasion['about'] | 'message'; author: string } => {
  if (occasion.about === 'post') return { what: 'post', author: '' }
  if (occasion.about === 'follower') return { what: 'follower', author: occasion.follower.handle }
  return { what: occasion.item.kind === 'message' ? 'message' : 'said', author: occasion.item.author }
}

export const notify: ActionOf<Extract<RuleAction, { do: 'notify' }>> = {
  isDone: () => false,
  pretend: (_it, _action, { occasion: { account }, dueAt }) => [{ account, dueAt, words: null, asks: null, left: null }],
  perform: (_it, tx, { to = [] }, { rule, occasion, leftUndone }) => {
    if (leftUndone !== undefined) return tellRule(tx, rule, occasion, 'rule.left_undone', { act: 'notify', why: leftUndone })
    tellRule(tx, rule, occasion, 'rule.notified')
    tellNews(tx, {
      key: newsKeyOfRule(rule.id),
      kind: 'rule.met',
      creatorId: rule.creatorId,
      people: to,
      accountId: occasion.account.id,
      publicationId: null,
      data: { rule: rule.id, name: rule.name, ...metOf(occasion) },
    })
  },
}
