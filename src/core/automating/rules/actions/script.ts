/** Begins a message script with who wrote. What it says goes its own way through the gate. */
import type { RuleAction } from '../../../../contract/rules.ts'
import { startForItem } from '../../scripts/start-for-item.ts'
import type { ActionOf } from './action.ts'

export const script: ActionOf<Extract<RuleAction, { do: 'script' }>> = {
  gateAct: () => null,
  isDone: (_action, occasion) => occasion.about !== 'said' || occasion.item.kind !== 'message',
  words: () => null,
  // Its beginning is told by the script, in the rule's name.
  perform: (it, tx, { script: scriptId }, { rule, occasion, leftUndone }) => {
    if (occasion.about !== 'said' || leftUndone !== undefined) return
    startForItem(it.scripts, tx, scriptId, occasion.item, { kind: 'system', id: rule.id, name: rule.name })
  },
}
