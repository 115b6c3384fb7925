/** Likes what was said. */
import type { RuleAction } from '../../../../contract/rules.ts'
import type { ActionOf } from './action.ts'
import { wantOnItem } from './on-item.ts'

export const like: ActionOf<Extract<RuleAction, { do: 'like' }>> = {
  gateAct: ({ about }) => (about === 'said' ? 'like' : null),
  isDone: (_action, occasion) => occasion.about === 'said' && occasion.item.liked,
  words: () => null,
  perform: (it, tx, _action, doing) => wantOnItem(it, tx, 'like', doing),
}
