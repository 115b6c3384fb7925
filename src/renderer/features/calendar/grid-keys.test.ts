import { describe, expect, it } from 'vitest'
import { neighbourOf, shiftBy } from './grid-keys.ts'

const stops = ['2026-03-12T08:00:00', '2026-03-12T18:00:00', '2026-03-14T09:30:00', '2026-03-14T17:00:00', '2026-03-15T12:00:00'].map(
  (start, index) => ({ id: String(index), start }),
)

describe('keys on the grid', () => {
  it.each([
    ['0', 'ArrowDown', '1'],
    ['1', 'ArrowUp', '0'],
    ['0', 'ArrowUp', null],
    ['4', 'ArrowDown', null],
    ['2', 'Home', '0'],
    ['2', 'End', '4'],
    // The nearest in time of the next day that has any.
    ['0', 'ArrowRight', '2'],
    ['1', 'ArrowRight', '3'],
    ['4', 'ArrowLeft', '2'],
    ['4', 'ArrowRight', null],
    ['0', 'x', null],
    ['gone', 'ArrowDown', '0'],
  ])('from %s by %s to %s', (from, key, to) => {
    expect(neighbourOf(stops, from, key)).toBe(to)
  })

  it('move by a quarter of an hour, by a day, in a month by a week', () => {
    expect([shiftBy('ArrowDown', 'week'), shiftBy('ArrowLeft', 'week'), shiftBy('ArrowUp', 'month'), shiftBy('m', 'week')]).toEqual([
      900_000,
      -86_400_000,
      -7 * 86_400_000,
      null,
    ])
  })
})
