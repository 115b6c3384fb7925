import { describe, expect, it } from 'vitest'
import type { ScriptDraft } from '../../../contract/scripts.ts'
import { rehearseScript, type PastLine } from './rehearse-script.ts'
import { startsScript } from './starts-script.ts'

const minute = 60_000
const hour = 60 * minute
const began = Date.parse('2026-03-02T10:00:00Z')
const script: ScriptDraft = {
  creatorId: null,
  name: 'Welcome',
  platforms: ['bluesky'],
  language: 'en',
  trigger: { kind: 'first_message' },
  stopWords: ['refund'],
  link: null,
  steps: [
    { id: 's1', kind: 'wait', fromMinutes: 2, toMinutes: 2 },
    { id: 's2', kind: 'say', text: 'Hello' },
    { id: 's3', kind: 'listen', hours: 5, branches: [], otherwise: 'next', silent: 'end' },
    { id: 's4', kind: 'say', text: 'Thank you' },
  ],
}
const them = (text: string, minutes: number, over: Partial<PastLine> = {}): PastLine => ({
  from: 'them',
  by: null,
  text,
  at: began + minutes * minute,
  language: 'en',
  sentiment: null,
  isSpam: false,
  ...over,
})
const us = (text: string, minutes: number): PastLine => ({ ...them(text, minutes), from: 'us', by: 'Ada' })
const rehearse = (lines: PastLine[], over: Partial<Parameters<typeof rehearseScript>[1]> = {}) => {
  const done = rehearseScript(script, { lines, isWhole: true, seed: 'a', windowMs: null, now: began + 100 * hour, ...over })
  return done && { said: done.lines.map(({ from, text }) => `${from}: ${text}`), ended: done.ended }
}

describe('a rehearsal', () => {
  it('says what would have been said, and when it would have ended', () => {
    expect(rehearse([them('Hi', 0), them('Yes', 30)])).toEqual({
      said: ['them: Hi', 'script: Hello', 'them: Yes', 'script: Thank you'],
      ended: { reason: 'finished', detail: null, at: began + 30 * minute },
    })
    expect(rehearse([them('Hi', 0)])?.ended).toEqual({ reason: 'finished', detail: null, at: began + 302 * minute })
    expect(rehearse([them('Hi', 0)], { now: began + hour })?.ended).toBeNull()
  })

  it('ends where a person answered, or they wanted no more', () => {
    expect(rehearse([them('Hi', 0), us('Hello there', 1), them('Yes', 5)])).toEqual({
      said: ['them: Hi', 'us: Hello there'],
      ended: { reason: 'human_answered', detail: 'Ada', at: began + minute },
    })
    expect(rehearse([them('Hi', 0), them('I want a refund', 10)])?.ended).toMatchObject({ reason: 'said_word', detail: 'refund' })
  })

  it('does not start with what was not the first, in another language, spam, or asked to stop', () => {
    expect(rehearse([them('Hi', 0)], { isWhole: false })).toBeNull()
    expect(rehearse([us('Hello', 0), them('Hi', 1)])).toBeNull()
    expect(rehearse([them('Bonjour', 0, { language: 'fr' })])).toBeNull()
    expect(rehearse([them('Free money', 0, { isSpam: true })])).toBeNull()
    expect(rehearse([them('Stop', 0)])).toBeNull()
    expect(rehearse([them('Hm', 0, { language: null })])).not.toBeNull()
  })
})

it('starts with a word, and by hand alone where that was chosen', () => {
  const said = { text: 'What is the PRICE?', language: null, isSpam: false, isFirst: false }
  const starts = (trigger: ScriptDraft['trigger']) => startsScript({ trigger, language: null, stopWords: [] }, said)
  expect(starts({ kind: 'keyword', words: ['prix', 'price'] })).toBe(true)
  expect(starts({ kind: 'keyword', words: ['pric'] })).toBe(false)
  expect(starts({ kind: 'by_hand' })).toBe(false)
})
