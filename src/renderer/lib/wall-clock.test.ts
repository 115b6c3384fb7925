import { describe, expect, it } from 'vitest'
import { instantOf, isSkipped, onClock, wallOf } from './wall-clock.ts'

const paris = (wall: string) => ({ wall, zone: 'Europe/Paris' })

describe('wall clock', () => {
  it.each([
    ['2026-11-24T18:30', '2026-11-24T17:30:00.000Z'],
    ['2026-07-01T18:30', '2026-07-01T16:30:00.000Z'],
    // Skipped on 29 March: an hour later. Twice on 25 October: the first.
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s in Paris is %s', (wall, instant) => {
    expect(instantOf(paris(wall)).toISOString()).toBe(instant)
  })

  it('goes there and back, and on to another clock', () => {
    expect(wallOf(new Date('2026-11-24T17:30:00Z'), 'Asia/Kolkata')).toBe('2026-11-24T23:00')
    expect(onClock(paris('2026-11-24T18:30'), 'America/New_York')).toEqual({ wall: '2026-11-24T12:30', zone: 'America/New_York' })
  })

  it('knows a time that does not exist', () => {
    expect(isSkipped(paris('2026-03-29T02:30'))).toBe(true)
    expect(isSkipped(paris('2026-03-29T03:30'))).toBe(false)
  })
})
