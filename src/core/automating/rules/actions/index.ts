/** All actions of rules. A new one is a file here, its shape in `contract/rules.ts`, and a line; nothing compiles until all three are. */
import type { RuleAction } from '../../../../contract/rules.ts'
import type { ActionOf } from './action.ts'
import { answer } from './answer.ts'
import { hide } from './hide.ts'
import { like } from './like.ts'
import { notify } from './notify.ts'
import { tag } from './tag.ts'

const actions: { [K in RuleAction['do']]: ActionOf<Extract<RuleAction, { do: K }>> } = { like, answer, hide, tag, notify }

export const actionOf = (action: RuleAction): ActionOf<RuleAction> => actions[action.do]
