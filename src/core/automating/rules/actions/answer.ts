/** Answers what was said with one of its texts, or of the replies that are kept; nothing where somebody else has, meanwhile. */
import type { AutomatedAct } from '../../../../contract/automation.ts'
import { unknownVariablesIn } from '../../../../contract/fill-reply.ts'
import type { RuleAction } from '../../../../contract/rules.ts'
import { isAnsweredLately, type Occasion } from '../occasion.ts'
import type { Rules } from '../parts.ts'
import { wordsFor } from '../words.ts'
import type { ActionOf } from './action.ts'
import { pretendOnItem, wantOnItem } from './on-item.ts'

type Answer = Extract<RuleAction, { do: 'answer' }>

/** Of the replies that are kept, those that are still there and hers, or the agency's; none with a hole that only a person would see. */
export const textsOf = ({ items }: Pick<Rules, 'items'>, { texts, savedReplyIds }: Answer, creatorId: string): string[] => [
  ...texts,
  ...savedReplyIds.flatMap((id) => {
    const saved = items.savedReply(id)
    return saved && (saved.creatorId === null || saved.creatorId === creatorId) && unknownVariablesIn(saved.text).length === 0
      ? [saved.text]
      : []
  }),
]

const actFor = (occasion: Occasion): AutomatedAct | null =>
  occasion.about !== 'said' ? null : occasion.item.kind === 'mention' ? 'answer_mention' : 'answer_comment'

/** What it might say, in the order of choice. */
const wordsOf = (it: Rules, action: Answer, ruleId: string, occasion: Occasion): string[] => {
  if (occasion.about !== 'said') return []
  const { item, account, creator } = occasion
  const { author, authorName } = item
  const of = { author, authorName, platform: account.platform, accountHandle: account.handle, creatorName: creator.name }
  return wordsFor(ruleId, item.id, textsOf(it, action, creator.id), of)
}

export const answer: ActionOf<Answer> = {
  isDone: (_action, occasion) => occasion.about === 'said' && occasion.item.answeredAt !== null,
  pretend: (it, action, doing) => {
    const { occasion, at, dueAt, before, rule } = doing
    const act = actFor(occasion)
    if (occasion.about !== 'said' || act === null || before.isAnswered(occasion.item, at)) return []
    const words = wordsOf(it, action, rule.id, occasion)
    if (words.length === 0) return []
    before.answer(occasion.item, dueAt)
    return pretendOnItem(act, doing, words)
  },
  perform: (it, tx, action, doing) => {
    const act = actFor(doing.occasion)
    // Whatever the conditions say: two that answer each other would go on without end.
    if (doing.occasion.about === 'said' && isAnsweredLately(it, doing.occasion.item, tx.now)) return
    const texts = wordsOf(it, action, doing.rule.id, doing.occasion)
    if (act !== null && texts.length > 0) wantOnItem(it, tx, act, doing, { texts, unlessAnswered: true })
  },
}
