/** All actions of rules. A new one is a file here, its shape in `contract/rules.ts`, and a line; nothing compiles until all three are. */
import type { RuleAction } from '../../../../contract/rules.ts'
import type { ActionOf } from './action.ts'
import { amplify } from './amplify.ts'
import { answer } from './answer.ts'
import { hide } from './hide.ts'
import { like } from './like.ts'
import { notify } from './notify.ts'
import { script } from './script.ts'
import { tag } from './tag.ts'

const actions: { [K in RuleAction['do']]: ActionOf<Extract<RuleAction, { do: K }>> } = {
  like,
  answer,
  hide,
  tag,
  notify,
  script,
  amplify,
}

export const actionOf = (action: RuleAction): ActionOf<RuleAction> => actions[action.do]
