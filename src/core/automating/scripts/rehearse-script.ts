/** What a script would have done in a conversation that has been. Pure: its messages leave at once, and nobody answers them. */
import type { CommentLanguage, Sentiment } from '../../../contract/inbox.ts'
import type { ScriptDraft } from '../../../contract/scripts.ts'
import { advanceScript, beginRun, type RunState, type ScriptEvent } from './advance-script.ts'
import { startsScript } from './starts-script.ts'

export interface PastLine {
  from: 'them' | 'us'
  /** Who, of the agency; null: on the platform itself. */
  by: string | null
  text: string
  at: number
  language: CommentLanguage | null
  sentiment: Sentiment | null
  isSpam: boolean
}

export interface RehearsedLine {
  from: 'them' | 'us' | 'script'
  text: string
  at: number
}

export interface Rehearsal {
  lines: RehearsedLine[]
  ended: (NonNullable<RunState['ended']> & { at: number }) | null
}

interface Conversation {
  /** In order. */
  lines: readonly PastLine[]
  /** Nothing was said before the first of them. */
  isWhole: boolean
  seed: string
  windowMs: number | null
  now: number
}

/** Null: it would not have started. */
export const rehearseScript = (script: ScriptDraft, { lines, isWhole, seed, windowMs, now }: Conversation): Rehearsal | null => {
  const first = lines.findIndex(
    ({ from, text, language, isSpam }, index) =>
      from === 'them' && startsScript(script, { text, language, isSpam, isFirst: isWhole && index === 0 }),
  )
  const began = lines[first]
  if (!began) return null
  const shown: RehearsedLine[] = [{ from: 'them', text: began.text, at: began.at }]
  let state = beginRun(script, { now: began.at, theirsAt: began.at })
  let endedAt = began.at
  const tell = (event: ScriptEvent, at: number): void => {
    if (state.ended) return
    const move = advanceScript(script, state, event, { now: at, seed, windowMs })
    state = move.state
    endedAt = at
    if (!move.say) return
    shown.push({ from: 'script', text: move.say.text, at })
    tell({ kind: 'said', step: move.say.step, at }, at)
  }
  const goOnUntil = (at: number): void => {
    for (let turn = 0; turn < script.steps.length * 2 && !state.ended && state.until !== null && state.until <= at; turn += 1)
      tell({ kind: 'time' }, state.until)
  }
  goOnUntil(began.at)
  for (const { from, by, text, at, sentiment } of lines.slice(first + 1)) {
    goOnUntil(at)
    if (state.ended) break
    shown.push({ from, text, at })
    tell(from === 'them' ? { kind: 'heard', text, at, sentiment } : { kind: 'person', by: by ?? '' }, at)
  }
  goOnUntil(now)
  return { lines: shown, ended: state.ended && { ...state.ended, at: endedAt } }
}
