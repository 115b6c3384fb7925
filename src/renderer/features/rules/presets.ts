/** Rules for the usual cases. What one says is in the language of what it answers, whatever the reader's is. */
import type { Language } from '../../../contract/values.ts'
import type { RuleAction, RuleConditions, RuleSpec } from '../../../contract/rules.ts'

export const presetIds = [
  'thankFr',
  'thankEn',
  'likeAnswers',
  'questionFr',
  'questionEn',
  'hideSpam',
  'tagRude',
  'wellDone',
  'newFollower',
  'blank',
] as const
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

/** Said to whoever wrote in that language: no words of the interface. */
const said = {
  fr: {
    thank: ['Merci beaucoup {name} !', 'Oh merci {name}, ça me touche', 'Merci à toi {name}, à très vite'],
    question: [
      'Bonne question {name} ! Je te réponds vite.',
      'Merci de demander {name}, je reviens vers toi.',
      'Je te dis ça très vite {name} !',
    ],
    questionWords: ['où', 'quand', 'comment', 'combien', 'pourquoi', 'quel', 'quelle', '?'],
  },
  en: {
    thank: ['Thank you so much {name}!', 'Oh thank you {name}, that means a lot', 'Thanks to you {name}, see you soon'],
    question: [
      'Good question {name}! I will get back to you soon.',
      'Thanks for asking {name}, more very soon.',
      'I will tell you very soon {name}!',
    ],
    questionWords: ['where', 'when', 'how', 'why', 'which', 'what', 'who', '?'],
  },
} as const satisfies Record<Language, Record<'thank' | 'question' | 'questionWords', readonly string[]>>

/** `tag`: in the reader's language, who alone sees it. */
export const specOf = (preset: PresetId, { tag }: { tag: string }): RuleSpec => {
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
    case 'thankFr':
    case 'thankEn': {
      const language = preset === 'thankFr' ? 'fr' : 'en'
      return rule([{ do: 'like' }, answer(said[language].thank)], { ...kind, languages: [language] })
    }
    case 'likeAnswers':
      return rule([{ do: 'like' }], { ...kind, unanswered: false }, 60)
    case 'questionFr':
    case 'questionEn': {
      const language = preset === 'questionFr' ? 'fr' : 'en'
      return rule([answer(said[language].question)], {
        ...whatever,
        languages: [language],
        spam: false,
        sentiments: ['neutral', 'positive'],
        unanswered: true,
        words: { any: [...said[language].questionWords], none: [] },
      })
    }
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
