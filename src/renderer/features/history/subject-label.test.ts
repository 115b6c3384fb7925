import { expect, it } from 'vitest'
import { createFormat } from '../../lib/format.ts'
import { subjectLabel } from './subject-label.ts'

const format = createFormat('en-GB', 'America/New_York', 'you')

it('writes a publication’s wall time as it stands, in no zone of the reader’s', () => {
  expect(subjectLabel({ kind: 'publication', id: 'pub_1', label: 'lea.test · 2026-11-23T18:04:00' }, format)).toBe(
    '@lea.test · Mon 23 Nov 18:04',
  )
})

it('leaves other names alone', () => {
  expect(subjectLabel({ kind: 'creator', id: 'crt_1', label: 'Léa · 2026-11-23T18:04' }, format)).toBe('Léa · 2026-11-23T18:04')
})
