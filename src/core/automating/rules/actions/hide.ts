/** Hides what was said under a post. */
import type { RuleAction } from '../../../../contract/rules.ts'
import type { ActionOf } from './action.ts'
import { pretendOnItem, wantOnItem } from './on-item.ts'

export const hide: ActionOf<Extract<RuleAction, { do: 'hide' }>> = {
  isDone: (_action, occasion) => occasion.about === 'said' && occasion.item.hidden,
  pretend: (_it, _action, doing) => pretendOnItem('hide', doing),
  perform: (it, tx, _action, doing) => wantOnItem(it, tx, 'hide', doing),
}
