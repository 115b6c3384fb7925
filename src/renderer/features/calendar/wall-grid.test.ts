/** Places on the grid, over zones and both clock changes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '../../lib/wall-clock.ts'
import { shownDays, stepped } from './shown-days.ts'
import { droppedAt, firstHour, gridEnd, gridPlace, isSecondTime, placeOfGridDate, plannedAs } from './wall-grid.ts'

const zones = [
  'Europe/Paris',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
]
const anyZone = fc.constantFrom(...zones)
/** Minutes of three years. */
const anyInstant = fc
  .integer({ min: Date.parse('2025-01-01T00:00:00Z') / 60_000, max: Date.parse('2028-01-01T00:00:00Z') / 60_000 })
  .map((minute) => new Date(minute * 60_000))

describe('a place on the grid', () => {
  it('that is dropped where it is shown stays at its instant, whatever its own clock', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, anyZone, (at, own, shown) => {
        fc.pre(!isSecondTime(at, shown))
        const dropped = droppedAt({ wall: gridPlace(at, own), zone: own }, gridPlace(at, shown), shown)
        expect(instantOf(dropped).getTime()).toBe(at.getTime())
        // On its own clock, unless that one cannot say it.
        expect(dropped.zone).toBe(isSecondTime(at, own) ? shown : own)
      }),
      { numRuns: 2000 },
    )
  })

  it('of the second time round means the first', () => {
    const secondTimes = [
      ['Europe/Paris', '2026-10-25T01:00:00Z', 60],
      ['America/New_York', '2026-11-01T06:00:00Z', 60],
      ['America/Los_Angeles', '2026-11-01T09:00:00Z', 60],
      ['Australia/Sydney', '2026-04-04T16:00:00Z', 60],
      ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 30],
    ] as const
    for (const [zone, from, minutes] of secondTimes) {
      for (let minute = -1; minute <= minutes; minute += 1) {
        const at = new Date(Date.parse(from) + minute * 60_000)
        const isTwice = minute >= 0 && minute < minutes
        expect(isSecondTime(at, zone)).toBe(isTwice)
        const dropped = instantOf(droppedAt({ wall: gridPlace(at, zone), zone }, gridPlace(at, zone), zone))
        expect(gridPlace(dropped, zone)).toBe(gridPlace(at, zone))
        expect(at.getTime() - dropped.getTime()).toBe(isTwice ? minutes * 60_000 : 0)
      }
    }
  })

  it.each([
    // Paris, 29 March 2026: 02:30 is skipped. In New York that instant is 21:30 the evening before.
    ['Europe/Paris', 'Europe/Paris', '2026-03-29T02:30:00', { wall: '2026-03-29T03:30', zone: 'Europe/Paris' }],
    ['America/New_York', 'Europe/Paris', '2026-03-29T02:30:00', { wall: '2026-03-28T21:30', zone: 'America/New_York' }],
    // Paris, 25 October 2026: 02:30 comes twice; the first is 00:30 UTC.
    ['UTC', 'Europe/Paris', '2026-10-25T02:30:00', { wall: '2026-10-25T00:30', zone: 'UTC' }],
    // New York's second 01:30 (06:30 UTC, 1 November 2026) cannot be said there: said in Paris.
    ['America/New_York', 'Europe/Paris', '2026-11-01T07:30:00', { wall: '2026-11-01T07:30', zone: 'Europe/Paris' }],
    // Half an hour of clock change: Lord Howe, 4 October 2026, 02:00 becomes 02:30.
    ['Australia/Lord_Howe', 'Australia/Lord_Howe', '2026-10-04T02:10:00', { wall: '2026-10-04T02:40', zone: 'Australia/Lord_Howe' }],
  ])('%s on a grid of %s, dropped at %s', (own, shown, place, expected) => {
    expect(droppedAt({ wall: '2026-01-01T12:00', zone: own }, place, shown)).toEqual(expected)
  })

  it('opens where something is: before now, else where most posts are, as near to the morning as that allows', () => {
    expect(firstHour('2026-03-12T15:20:00', ['2026-03-12T01:00:00'])).toBe('13:00:00')
    expect(firstHour('2026-03-12T00:20:00', [])).toBe('00:00:00')
    expect(firstHour(null, ['2027-03-28T03:30:00', '2027-03-28T01:30:00'])).toBe('01:00:00')
    expect(firstHour(null, ['2027-03-28T18:00:00'])).toBe('07:00:00')
    expect(firstHour(null, [])).toBe('07:00:00')
    const [night, evening] = ['2027-03-28T02:30:00', '2027-03-28T20:30:00']
    expect(firstHour(null, [night, evening, evening])).toBe('09:00:00')
  })

  it('ends on its own day', () => {
    expect(gridEnd('2026-03-02T10:00:00')).toBe('2026-03-02T10:45:00')
    expect(gridEnd('2026-03-02T23:50:00')).toBe('2026-03-03T00:00:00')
  })

  it('keeps seconds where there are any', () => {
    expect(plannedAs(new Date('2026-03-02T09:00:07Z'), ['Europe/Paris'])).toEqual({ wall: '2026-03-02T10:00:07', zone: 'Europe/Paris' })
    expect(placeOfGridDate(new Date('2026-03-02T10:00:00Z'))).toBe('2026-03-02T10:00:00')
  })
})

describe('the days shown', () => {
  it('are whole weeks from Monday, and a month’s are those that it touches', () => {
    expect(shownDays('week', '2026-03-12')).toEqual({ from: '2026-03-09', to: '2026-03-15' })
    expect(shownDays('week', '2026-03-15')).toEqual({ from: '2026-03-09', to: '2026-03-15' })
    expect(shownDays('month', '2026-03-12')).toEqual({ from: '2026-02-23', to: '2026-04-05' })
    expect(shownDays('month', '2026-02-28')).toEqual({ from: '2026-01-26', to: '2026-03-01' })
    expect(shownDays('day', '2026-03-12')).toEqual({ from: '2026-03-12', to: '2026-03-12' })
  })

  it('move on by what is shown', () => {
    expect(stepped('month', '2026-01-31', 1)).toBe('2026-02-28')
    expect(stepped('week', '2026-03-29', -1)).toBe('2026-03-22')
    expect(stepped('day', '2026-03-29', 1)).toBe('2026-03-30')
  })
})
