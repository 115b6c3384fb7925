import { expect, test } from 'vitest'
import type { ScriptStep } from '../../../contract/scripts.ts'
import { emptyDraft, movedStep, newStep, withoutStep, withStep } from './script-draft.ts'
import { fillVariables, previewLines } from './preview-lines.ts'

const values = { name: 'Alex', author: '@alex', creator: 'Léa', account: '@lea', link: 'https://example.test' }
const steps: ScriptStep[] = [
  { id: 's1', kind: 'say', text: 'Hello {name}' },
  {
    id: 's2',
    kind: 'listen',
    hours: 5,
    branches: [{ when: { is: 'contains', words: ['link'] }, goTo: 's4' }],
    otherwise: 'end',
    silent: 'next',
  },
  { id: 's3', kind: 'say', text: 'Still there?' },
  { id: 's4', kind: 'say', text: '{link} {other} {constructor}' },
]
const read = (supposed: Record<string, string>) =>
  previewLines({ steps }, supposed, values).map((line) => (line.kind === 'say' ? line.text : line.kind))

test('is read along the answers that are supposed', () => {
  expect(read({})).toEqual(['Hello Alex', 'listen', 'https://example.test {other} {constructor}', 'end'])
  expect(read({ s2: 'silent' })).toEqual(['Hello Alex', 'listen', 'Still there?', 'https://example.test {other} {constructor}', 'end'])
  expect(read({ s2: 'otherwise' })).toEqual(['Hello Alex', 'listen', 'end'])
  expect(fillVariables('{name} {name}', values)).toBe('Alex Alex')
})

test('ends where it would lead back', () => {
  const back = withStep(
    { ...emptyDraft(null), steps },
    { id: 's2', kind: 'listen', hours: 1, branches: [], otherwise: 's1', silent: 'end' },
  )
  expect(previewLines(back, {}, values).map(({ id }) => id)).toEqual(['s1', 's2', 'end'])
})

test('steps are added, moved and taken out; what led to one that is gone leads to the end', () => {
  const draft = { ...emptyDraft(null), steps }
  expect(newStep('say', steps).id).toBe('s5')
  expect(movedStep(draft, 0, 1).steps.map(({ id }) => id)).toEqual(['s2', 's1', 's3', 's4'])
  expect(withoutStep(draft, 's4').steps[1]).toMatchObject({ branches: [{ goTo: 'end' }], otherwise: 'end', silent: 'next' })
})
