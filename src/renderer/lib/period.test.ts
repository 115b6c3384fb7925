import { expect, test } from 'vitest'
import { isPeriod, lastDays, readPeriod, writePeriod } from './period.ts'

test('the last days end yesterday, over a month’s end and a leap day', () => {
  expect(lastDays('2026-03-12', 7)).toEqual({ from: '2026-03-05', to: '2026-03-11' })
  expect(lastDays('2028-03-01', 1)).toEqual({ from: '2028-02-29', to: '2028-02-29' })
})

test('a period ends after it begins, and is no longer than a year', () => {
  expect(isPeriod({ from: '2026-03-12', to: '2026-03-12' })).toBe(true)
  expect(isPeriod({ from: '2026-03-12', to: '2026-03-11' })).toBe(false)
  expect(isPeriod({ from: '2026-01-01', to: '2027-01-01' })).toBe(true)
  expect(isPeriod({ from: '2026-01-01', to: '2027-01-02' })).toBe(false)
})

test.each([undefined, 'last7', 'last90', '2026-03-01..2026-03-09', '2026-03-09..2026-03-01'])(
  'an address says %s, and is written so',
  (word) => {
    expect(writePeriod(readPeriod(word, '2026-03-12'))).toBe(word)
  },
)

test('nonsense in an address is the last 30 days', () => {
  for (const word of ['last8', '2026-02-30..2026-03-01', '..', 'x..y..z'])
    expect(readPeriod(word, '2026-03-12')).toEqual({ choice: 'last30', from: '2026-02-10', to: '2026-03-11' })
})
