/** Rules for the usual cases, in the reader's language. */
import type { RuleAction, RuleConditions, RuleSpec } from '../../../contract/rules.ts'

export const presetIds = ['thank', 'likeAnswers', 'answerQuestion', 'hideSpam', 'tagRude', 'wellDone', 'newFollower', 'blank'] as const
export type PresetId = (typeof presetIds)[number]

export const isPreset = (value: unknown): value is PresetId => presetIds.some((id) => id === value)

const whatever: RuleConditions = {
  languages: [],
  sentiments: [],
  spam: null,
  relevant: null,
  words: { any: [], none: [] },
  authors: { only: [], never: [] },
  withinHours: 24,
  platforms: [],
  accountIds: [],
  markets: [],
  unanswered: false,
}

interface PresetTexts {
  thank: readonly string[]
  question: readonly string[]
  questionWords: readonly string[]
  tag: string
}

export const specOf = (preset: PresetId, { thank, question, questionWords, tag }: PresetTexts): RuleSpec => {
  const on = { on: 'comment' } as const
  const kind: RuleConditions = { ...whatever, sentiments: ['positive'], spam: false, unanswered: true }
  const rule = (actions: RuleAction[], conditions: RuleConditions, perDay = 20): RuleSpec => ({
    trigger: on,
    conditions,
    actions,
    delay: { fromMinutes: 2, toMinutes: 9 },
    perDay,
  })
  const answer = (texts: readonly string[]): RuleAction => ({ do: 'answer', texts: [...texts], savedReplyIds: [] })
  switch (preset) {
    case 'thank':
      return rule([{ do: 'like' }, answer(thank)], kind)
    case 'likeAnswers':
      return rule([{ do: 'like' }], { ...kind, unanswered: false }, 60)
    case 'answerQuestion':
      return rule([answer(question)], {
        ...whatever,
        spam: false,
        sentiments: ['neutral', 'positive'],
        unanswered: true,
        words: { any: [...questionWords], none: [] },
      })
    case 'hideSpam':
      return rule([{ do: 'hide' }], { ...whatever, spam: true }, 100)
    case 'tagRude':
      return { ...rule([{ do: 'tag', tag }], { ...whatever, sentiments: ['negative'] }, 200), delay: { fromMinutes: 0, toMinutes: 0 } }
    case 'wellDone':
      return {
        ...rule([{ do: 'notify' }], { ...whatever, withinHours: 168 }),
        trigger: { on: 'score', least: 75 },
        delay: { fromMinutes: 0, toMinutes: 0 },
      }
    case 'newFollower':
      return {
        ...rule([{ do: 'notify' }], whatever, 50),
        trigger: { on: 'follower' },
        delay: { fromMinutes: 0, toMinutes: 0 },
      }
    case 'blank':
      return rule([{ do: 'like' }], { ...whatever, spam: false })
    default:
      return preset satisfies never
  }
}
