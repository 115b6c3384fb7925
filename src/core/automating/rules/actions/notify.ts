/** Tells whoever sits at this machine. */
import type { RuleAction } from '../../../../contract/rules.ts'
import type { ActionOf } from './action.ts'
import { tellRule } from './tell-rule.ts'

export const notify: ActionOf<Extract<RuleAction, { do: 'notify' }>> = {
  isDone: () => false,
  pretend: (_it, _action, { occasion: { account }, dueAt }) => [{ account, dueAt, words: null, asks: null, left: null }],
  perform: (_it, tx, _action, { rule, occasion, leftUndone, notify: show }) => {
    if (leftUndone !== undefined) return tellRule(tx, rule, occasion, 'rule.left_undone', { act: 'notify', why: leftUndone })
    tellRule(tx, rule, occasion, 'rule.notified')
    const title = `${occasion.creator.name} · ${rule.name}`
    if (occasion.about === 'follower') {
      const { handle, name } = occasion.follower
      show({ title, body: name === null ? `@${handle}` : `${name} (@${handle})`, link: `/rules/${rule.id}` })
    } else if (occasion.about === 'said') {
      const { author, text } = occasion.item
      show({ title, body: `@${author} : ${text.slice(0, 200)}`, link: '/inbox' })
    } else show({ title, body: occasion.text.slice(0, 200), link: `/publications/${occasion.publication.id}` })
  },
}
