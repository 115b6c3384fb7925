/** Likes what was said. */
import type { RuleAction } from '../../../../contract/rules.ts'
import type { ActionOf } from './action.ts'
import { pretendOnItem, wantOnItem } from './on-item.ts'

export const like: ActionOf<Extract<RuleAction, { do: 'like' }>> = {
  isDone: (_action, occasion) => occasion.about === 'said' && occasion.item.liked,
  pretend: (_it, _action, doing) => pretendOnItem('like', doing),
  perform: (it, tx, _action, doing) => wantOnItem(it, tx, 'like', doing),
}
