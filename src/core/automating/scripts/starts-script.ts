/** Whether a message of theirs starts a script. Pure. */
import type { CommentLanguage } from '../../../contract/inbox.ts'
import type { ScriptDraft } from '../../../contract/scripts.ts'
import { usualStopWords, wordIn } from './words.ts'

export interface FirstWords {
  text: string
  /** Null: nobody is sure. */
  language: CommentLanguage | null
  isSpam: boolean
  /** Nothing was said between them before. */
  isFirst: boolean
}

export const startsScript = (
  { trigger, language, stopWords }: Pick<ScriptDraft, 'trigger' | 'language' | 'stopWords'>,
  said: FirstWords,
): boolean => {
  if (said.isSpam || !suitsLanguage(language, said.language)) return false
  if (wordIn(said.text, usualStopWords) !== undefined || wordIn(said.text, stopWords) !== undefined) return false
  switch (trigger.kind) {
    case 'first_message':
      return said.isFirst
    case 'keyword':
      return wordIn(said.text, trigger.words) !== undefined
    case 'by_hand':
      return false
    default:
      return trigger satisfies never
  }
}

/** Of two words nobody can tell the language: they are not left without an answer for that. */
const suitsLanguage = (of: ScriptDraft['language'], said: CommentLanguage | null): boolean => of === null || said === null || said === of
