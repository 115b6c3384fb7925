/** What a rule that is tried out would have done, remembered for what it does next; and what people did then. Pure. */
import type { InboxRow } from '../../store/inbox-reader.ts'
import type { Pretences } from './actions/action.ts'
import { momentMs } from './occasion.ts'

export interface PretencesWithItems extends Pretences {
  /** What was said in the time that is looked at. */
  know(items: readonly InboxRow[]): void
}

type Place = Pick<InboxRow, 'accountId' | 'conversation' | 'author'>
const placeOf = ({ accountId, conversation, author }: Place): string => JSON.stringify([accountId, conversation, author])

export const createPretences = (): PretencesWithItems => {
  /** When what one person said in one conversation was answered, or would have been. */
  const answers = new Map<string, number[]>()
  const note = (item: Place, at: number): void => {
    const key = placeOf(item)
    const known = answers.get(key)
    if (known) known.push(at)
    else answers.set(key, [at])
  }
  /** What the rule itself would have answered, whenever that is due. */
  const wanted = new Map<string, number>()
  return {
    know: (items) => {
      for (const item of items) if (item.answeredAt !== null) note(item, item.answeredAt)
    },
    isAnswered: (item, at) =>
      (item.answeredAt !== null && item.answeredAt <= at) ||
      (wanted.get(placeOf(item)) ?? -Infinity) > at - momentMs ||
      (answers.get(placeOf(item)) ?? []).some((one) => one <= at && one > at - momentMs),
    answer: (item, dueAt) => void wanted.set(placeOf(item), dueAt),
    reposts: new Map(),
    begun: new Set(),
  }
}
