import { describe, expect, test } from 'vitest'
import { cityOf, createFormat, dayKey } from './format.ts'

const french = createFormat('fr-FR', 'Europe/Paris', 'vous', () => Date.parse('2026-03-01T12:00:00Z'))
const newYorker = createFormat('en-GB', 'America/New_York', 'you', () => Date.parse('2026-03-01T12:00:00Z'))
const evening = new Date('2026-03-12T17:30:00Z')
const planned = { wall: '2026-03-12T18:30', zone: 'Europe/Paris' }
/** Narrow and plain spaces alike. */
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('a planned time', () => {
  test('is the wall clock alone for a viewer in its zone', () => {
    expect(french.wallTime(planned, evening)).toMatchObject({ wall: '18:30', viewer: null })
  })
  test('has its city, and the viewer’s own time beside it, elsewhere', () => {
    expect(newYorker.wallTime(planned, evening)).toMatchObject({ wall: '18:30 Paris', viewer: '13:30 you' })
  })
  test('says the viewer’s day when that is another', () => {
    const late = new Date('2026-03-12T23:30:00Z')
    expect(newYorker.wallTime({ wall: '2026-03-13T00:30', zone: 'Europe/Paris' }, late).viewer).toBe('Thu 12 Mar 19:30 you')
  })
  test('does not repeat a time that both clocks show', () => {
    expect(french.wallTime({ wall: '2026-03-12T18:30', zone: 'Europe/Berlin' }, evening)).toMatchObject({
      wall: '18:30 Berlin',
      viewer: null,
    })
  })
})

test('a number of an axis takes little room', () => {
  expect([0, 85_000, 1_200_000, 409_358_397].map((value) => plain(french.scale(value)))).toEqual(['0', '85 000', '1,2 M', '409,4 M'])
  expect(newYorker.scale(14_000_000)).toBe('14m')
})

test('another year is said, in the zone of the day', () => {
  const eve = new Date('2026-12-31T23:30:00Z')
  expect(french.shortDate(eve, 'Europe/London')).toBe('jeu. 31 déc.')
  expect(french.shortDate(eve)).toBe('ven. 1er janv. 2027')
  expect(french.date(eve)).toBe('1er janvier 2027')
  expect(french.dateTime(new Date('2026-12-11T10:00:00Z'))).toBe('11 déc. 2026, 11:00')
  expect(french.longDay(eve)).toBe('vendredi 1er janvier 2027')
})

test('a day changes at the zone’s midnight', () => {
  expect(dayKey(new Date('2026-03-12T23:30:00Z'), 'Europe/Paris')).toBe('2026-03-13')
  expect(dayKey(new Date('2026-03-12T23:30:00Z'), 'America/New_York')).toBe('2026-03-12')
})

test('countdowns show the largest part that is there', () => {
  expect(french.countdown(59_000)).toBe('00:59')
  expect(french.countdown(3_723_000)).toBe('01:02:03')
  expect(plain(french.countdown(2 * 86_400_000 + 1_000))).toBe('2j 00:00:01')
  expect(french.countdown(-5)).toBe('00:00')
})

test('numbers, sizes and names of zones are written in the reader’s way', () => {
  expect(plain(french.number(12_345))).toBe('12 345')
  expect(plain(french.bytes(48_123_000))).toBe('48,1 Mo')
  expect(newYorker.bytes(950)).toBe('950 byte')
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})

test('relative times are counted in the unit a person would use', () => {
  const now = evening.getTime()
  expect(plain(french.relative(new Date(now - 3 * 3_600_000), now))).toBe('il y a 3 h')
  expect(newYorker.relative(new Date(now + 2 * 86_400_000), now)).toBe('in 2 days')
})
