import { describe, expect, it } from 'vitest'
import { stretchKey, withoutGaps } from './series-rows.ts'

const paris = 'Europe/Paris'
const row = (at: string) => ({ at: new Date(at), value: 1 as number | null })
const nothing = (at: Date) => ({ at, value: null })
const later = new Date('2027-06-01T00:00:00Z')

describe('the course of a period', () => {
  it('has every day in its place, over the clock change too', () => {
    const rows = [row('2026-10-23T22:00:00Z'), row('2026-10-25T23:00:00Z')]
    const asked = { from: '2026-10-24', to: '2026-10-27', grain: 'day', zone: paris, now: later } as const
    expect(withoutGaps(rows, asked, nothing).map(({ at, value }) => [stretchKey(at, 'day', paris), value])).toEqual([
      ['2026-10-24', 1],
      ['2026-10-25', null],
      ['2026-10-26', 1],
      ['2026-10-27', null],
    ])
  })

  it('has twenty-five hours on a day on which clocks go back, told apart', () => {
    const asked = { from: '2026-10-25', to: '2026-10-25', grain: 'hour', zone: paris, now: later } as const
    const hours = withoutGaps([row('2026-10-25T01:00:00Z')], asked, nothing)
    expect(hours).toHaveLength(25)
    expect(new Set(hours.map(({ at }) => stretchKey(at, 'hour', paris))).size).toBe(25)
    expect(hours.filter(({ value }) => value === 1).map(({ at }) => stretchKey(at, 'hour', paris))).toEqual(['2026-10-25T02:00:00+01:00'])
    const newYork = { from: '2026-11-01', to: '2026-11-01', grain: 'hour', zone: 'America/New_York', now: later } as const
    expect(withoutGaps([], newYork, nothing)).toHaveLength(25)
    expect(withoutGaps([], { ...newYork, from: '2026-03-08', to: '2026-03-08' }, nothing)).toHaveLength(23)
  })

  it('has weeks by their Monday, and nothing that is still to come', () => {
    const asked = { from: '2026-10-21', to: '2026-11-20', grain: 'week', zone: paris, now: new Date('2026-11-05T12:00:00Z') } as const
    const weeks = withoutGaps([row('2026-10-25T23:00:00Z')], asked, nothing)
    expect(weeks.map(({ at, value }) => [stretchKey(at, 'week', paris), value])).toEqual([
      ['2026-10-19', null],
      ['2026-10-26', 1],
      ['2026-11-02', null],
    ])
  })
})
