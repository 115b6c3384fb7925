/** Begins a message script with who wrote. What it says goes its own way through the gate. */
import type { RuleAction } from '../../../../contract/rules.ts'
import { startForItem, suitedTo } from '../../scripts/start-for-item.ts'
import type { ActionOf } from './action.ts'
import { circumstancesOf } from './on-item.ts'
import { tellRule } from './tell-rule.ts'

export const script: ActionOf<Extract<RuleAction, { do: 'script' }>> = {
  isDone: (_action, occasion) => occasion.about !== 'said' || occasion.item.kind !== 'message',
  pretend: (it, { script: scriptId }, { occasion, at, before: { begun } }) => {
    if (occasion.about !== 'said') return []
    const { item, account } = occasion
    const found = suitedTo(it.scripts, scriptId, item, Math.max(at, item.receivedAt))
    const conversation = `${item.accountId} ${item.conversation}`
    const left = typeof found === 'string' ? found : begun.has(conversation) ? 'ran_before' : null
    if (left === null) begun.add(conversation)
    // It begins at once, and what it says is asked about as any message.
    return [{ account, dueAt: at, words: null, asks: { act: 'message', of: circumstancesOf(item) }, left }]
  },
  // Its beginning is told by the script, in the rule's name.
  perform: (it, tx, { script: scriptId }, { rule, occasion, leftUndone }) => {
    if (occasion.about !== 'said') return
    const by = { kind: 'system', id: rule.id, name: rule.name } as const
    const why = leftUndone ?? startForItem(it.scripts, tx, scriptId, occasion.item, by)
    if (why !== null) tellRule(tx, rule, occasion, 'rule.left_undone', { act: 'script', why })
  },
}
