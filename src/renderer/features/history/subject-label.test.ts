import { expect, it } from 'vitest'
import { createFormat } from '../../lib/format.ts'
import type { Entry } from './entry.ts'
import { subjectLabel } from './subject-label.ts'

const format = createFormat('en-GB', 'America/New_York', 'you', () => Date.parse('2026-03-01T12:00:00Z'))
const label = (action: string, subject: Entry['subject']) => subjectLabel({ action, subject }, format, (word) => `<${word}>`)

it('writes a publication’s wall time as it stands, in no zone of the reader’s', () => {
  expect(label('publication.planned', { kind: 'publication', id: 'pub_1', label: 'lea.test · 2026-11-23T18:04:00' })).toBe(
    '@lea.test · Mon 23 Nov 18:04',
  )
})

it('leaves other names alone', () => {
  expect(label('creator.updated', { kind: 'creator', id: 'crt_1', label: 'Léa · 2026-11-23T18:04' })).toBe('Léa · 2026-11-23T18:04')
})

it('names by words what core names by a code, or not at all', () => {
  expect(label('market.changed', { kind: 'market', id: 'us_east', label: 'us_east' })).toBe('<market.us_east>')
  expect(label('session.attempt_failed', { kind: 'user', id: 'unknown', label: '' })).toBe('<nobody>')
  expect(label('session.attempt_blocked', { kind: 'vault', id: 'vault', label: '' })).toBe('<vault>')
  expect(label('post.created', { kind: 'post', id: 'pst_1', label: '' })).toBe('<noText>')
  expect(label('vault.rotated', { kind: 'vault', id: 'vault', label: '' })).toBe('')
})
