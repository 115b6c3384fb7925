import { describe, expect, it } from 'vitest'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { ScriptDraft, ScriptStep } from '../../../contract/scripts.ts'
import { checkScript, type MessageRoom } from './check-script.ts'
import { fillText, valuesFor } from './fill-text.ts'

const hour = 3_600_000
const rooms: Partial<Record<PlatformId, MessageRoom>> = {
  bluesky: { unit: 'graphemes', max: 1000, windowMs: null, isByHand: false },
  instagram: { unit: 'bytes', max: 1000, windowMs: 24 * hour, isByHand: false },
  onlyfans: { unit: 'graphemes', max: 100, windowMs: null, isByHand: true },
}
const draft = (steps: ScriptStep[], over: Partial<ScriptDraft> = {}): ScriptDraft => ({
  creatorId: null,
  name: 'Welcome',
  platforms: ['bluesky'],
  language: null,
  trigger: { kind: 'first_message' },
  stopWords: [],
  link: null,
  steps,
  ...over,
})
const found = (steps: ScriptStep[], over: Partial<ScriptDraft> = {}) =>
  checkScript(draft(steps, over), (platform) => rooms[platform]).map(({ step, rule, of, severity }) =>
    [step ?? 'whole', rule, of, severity === 'warning' && 'warning'].filter(Boolean).join(' '),
  )
const say = (id: string, text: string): ScriptStep => ({ id, kind: 'say', text })
const listen = (id: string, over: Partial<Extract<ScriptStep, { kind: 'listen' }>> = {}): ScriptStep => ({
  id,
  kind: 'listen',
  hours: 5,
  branches: [],
  otherwise: 'next',
  silent: 'end',
  ...over,
})

describe('what is wrong with a script', () => {
  it('is nothing where nothing is', () => {
    expect(
      found([say('s1', 'Hello {name}, I am {creator}: {link}'), listen('s2'), say('s3', 'Bye')], { link: 'https://example.test' }),
    ).toEqual([])
  })

  it.each<[string, ScriptStep[], Partial<ScriptDraft>, string[]]>([
    ['an empty text', [say('s1', '  ')], {}, ['s1 empty']],
    ['a variable that is none', [say('s1', 'Hello {prenom}')], {}, ['s1 unknown_variable prenom']],
    ['one that is none, with an accent', [say('s1', 'Bonjour {prénom}')], {}, ['s1 unknown_variable prénom']],
    ['a link that is not there', [say('s1', '{link}')], {}, ['s1 no_link']],
    ['the same text twice', [say('s1', 'Hello'), say('s2', ' Hello')], {}, ['s2 same_text']],
    ['a way back', [say('s1', 'Hello'), listen('s2', { otherwise: 's1' })], {}, ['s2 back 1']],
    ['a way to nowhere', [say('s1', 'Hello'), listen('s2', { silent: 's9' })], {}, ['s2 nowhere']],
    [
      'no words',
      [say('s1', 'Hi'), listen('s2', { branches: [{ when: { is: 'contains', words: [' '] }, goTo: 'end' }] })],
      {},
      ['s2 no_words'],
    ],
    ['a trigger without words', [say('s1', 'Hello')], { trigger: { kind: 'keyword', words: [] } }, ['whole no_words']],
    ['nothing to say', [listen('s1')], {}, ['whole says_nothing']],
    ['a wait turned round', [say('s1', 'A'), { id: 's2', kind: 'wait', fromMinutes: 5, toMinutes: 2 }], {}, ['s2 wait_turned']],
    ['steps of one name', [say('s1', 'A'), say('s1', 'B')], {}, ['s1 same_step']],
    ['a step nobody comes to', [listen('s1', { otherwise: 's3' }), say('s2', 'A'), say('s3', 'B')], {}, ['s2 never_reached warning']],
    ['a platform without messages', [say('s1', 'A')], { platforms: ['tiktok'] }, ['whole no_messages_there tiktok']],
    ['too much for one of its platforms', [say('s1', 'é'.repeat(501))], { platforms: ['bluesky', 'instagram'] }, ['s1 too_long instagram']],
    ['too long with names filled in', [say('s1', `${'x'.repeat(980)} {name}`)], {}, ['s1 too_long bluesky']],
    ['too long where a person sends it', [say('s1', 'x'.repeat(200))], { platforms: ['onlyfans'] }, ['s1 too_long onlyfans warning']],
    [
      'waits past the window',
      [
        say('s1', 'A'),
        { id: 's2', kind: 'wait', fromMinutes: 5, toMinutes: 1440 },
        listen('s3', { hours: 24, silent: 'next' }),
        say('s4', 'B'),
      ],
      { platforms: ['bluesky', 'instagram'] },
      ['s2 after_window instagram warning', 's3 after_window instagram warning'],
    ],
  ])('%s', (_, steps, over, expected) => {
    expect(found(steps, over)).toEqual(expected)
  })
})

it('fills in whom it goes to, and leaves what is none of ours', () => {
  const values = valuesFor(
    { author: 'fan.test', authorName: null, platform: 'bluesky', creatorName: 'Léa', accountHandle: 'lea.test' },
    'https://example.test',
  )
  expect(fillText('{name} {author} {creator} {account} {link} {other} {constructor}', values)).toBe(
    'fan @fan.test Léa @lea.test https://example.test {other} {constructor}',
  )
})
