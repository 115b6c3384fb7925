import { expect, it } from 'vitest'
import { quietEnd } from './quiet.ts'

const paris = 'Europe/Paris'
const end = (at: string, from: string, to: string): string | null => {
  const until = quietEnd(Date.parse(at), { from, to }, paris)
  return until === null ? null : new Date(until).toISOString()
}

it('ends on the clock of whoever is left in peace', () => {
  expect(end('2026-03-02T21:30:00Z', '22:00', '07:00')).toBe('2026-03-03T06:00:00.000Z')
  expect(end('2026-03-03T03:00:00Z', '22:00', '07:00')).toBe('2026-03-03T06:00:00.000Z')
  expect(end('2026-03-03T06:00:00Z', '22:00', '07:00')).toBeNull()
  expect(end('2026-03-03T11:30:00Z', '12:00', '14:00')).toBe('2026-03-03T13:00:00.000Z')
  expect(end('2026-03-03T11:30:00Z', '12:00', '12:00')).toBeNull()
  // The night on which the clocks go forward is an hour shorter.
  expect(end('2026-03-28T22:00:00Z', '22:00', '07:00')).toBe('2026-03-29T05:00:00.000Z')
  expect(quietEnd(0, null, paris)).toBeNull()
})
