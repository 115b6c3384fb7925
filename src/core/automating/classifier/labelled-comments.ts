/** Comments that somebody has labelled, as they are written in `training-comments.ts`. Pure. */
import type { CommentLanguage, Sentiment } from '../../../contract/inbox.ts'

export interface LabelledComment {
  theme: string
  post: string
  author: string
  text: string
  language: CommentLanguage
  sentiment: Sentiment
  spam: boolean
  relevant: boolean
}

const languages: Record<string, CommentLanguage> = { f: 'fr', e: 'en', o: 'other' }
const sentiments: Record<string, Sentiment> = { '+': 'positive', '0': 'neutral', '-': 'negative' }

export const readLabelled = (source: string): LabelledComment[] => {
  const read: LabelledComment[] = []
  let [theme, post] = ['', '']
  for (const line of source.split('\n')) {
    const heading = /^# (?<theme>\w+) \| (?<post>.+)$/.exec(line)?.groups
    if (heading) {
      ;[theme, post] = [heading['theme'] ?? '', heading['post'] ?? '']
      continue
    }
    const { author, language, sentiment, about, text } =
      /^(?<author>\w+) (?<language>[feo])(?<sentiment>[-+0])(?<about>[ros]) (?<text>.+)$/.exec(line)?.groups ?? {}
    const [spoken, felt] = [languages[language ?? ''], sentiments[sentiment ?? '']]
    if (author === undefined || text === undefined || !spoken || !felt) {
      if (line.trim() !== '') throw new Error(`not a labelled comment: ${line}`)
      continue
    }
    read.push({ theme, post, author, text, language: spoken, sentiment: felt, spam: about === 's', relevant: about === 'r' })
  }
  return read
}
