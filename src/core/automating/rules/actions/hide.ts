/** Hides what was said under a post. */
import type { RuleAction } from '../../../../contract/rules.ts'
import type { ActionOf } from './action.ts'
import { wantOnItem } from './on-item.ts'

export const hide: ActionOf<Extract<RuleAction, { do: 'hide' }>> = {
  gateAct: ({ about }) => (about === 'said' ? 'hide' : null),
  isDone: (_action, occasion) => occasion.about === 'said' && occasion.item.hidden,
  words: () => null,
  perform: (it, tx, _action, doing) => wantOnItem(it, tx, 'hide', doing),
}
