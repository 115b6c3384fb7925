/** Puts a word on what was said, here; the platform hears nothing of it. */
import type { RuleAction } from '../../../../contract/rules.ts'
import { updateItems } from '../../../store/inbox-writer.ts'
import type { ActionOf } from './action.ts'
import { tellRule } from './tell-rule.ts'

export const tag: ActionOf<Extract<RuleAction, { do: 'tag' }>> = {
  gateAct: () => null,
  isDone: ({ tag: wanted }, occasion) => occasion.about === 'said' && occasion.item.tags.includes(wanted),
  words: () => null,
  perform: (_it, tx, { tag: wanted }, { rule, occasion, leftUndone }) => {
    if (occasion.about !== 'said' || leftUndone !== undefined) return
    const { id, tags, creatorId } = occasion.item
    updateItems(tx, [id], { tags: [...tags, wanted] })
    tx.emit({ kind: 'inbox.changed', creatorId })
    tellRule(tx, rule, occasion, 'rule.tagged', { tag: wanted })
  },
}
