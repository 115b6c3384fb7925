/** A file that any calendar reads: read back here by the rules of RFC 5545, for any text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, fold, toICalendar, utc } from './icalendar.ts'
import { startOneCreator } from './testing/one-creator.ts'

const octets = (text: string): number => Buffer.byteLength(text)
const unfold = (text: string): string => text.replaceAll('\r\n ', '')
const unescapeText = (text: string): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_, character: string) => (character.toLowerCase() === 'n' ? '\n' : character))

/** Every kind of character, with those that matter often. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('\\', ';', ',', '\n', '\r', ' ', 'é', '👩‍👩‍👧', 'n', 'a', '\u0007'), maxLength: 300 }),
)
/** Control characters but for tab and line break. */
const dropped = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const anEvent = {
  publicationId: 'pub_1',
  creatorName: 'Léa',
  platform: 'bluesky' as const,
  handle: 'lea.test',
  dueAt: Date.parse('2026-03-02T11:00:00Z'),
  state: 'scheduled' as const,
  text: 'Hello',
  remoteUrl: null,
  moves: 0,
  changedAt: Date.parse('2026-03-01T08:00:00.750Z'),
}

describe('lines', () => {
  it('are at most 75 octets, broken between characters, and the same once joined', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = escapeText(text)
        const folded = fold(line)
        for (const part of folded.split('\r\n')) {
          expect(octets(part)).toBeLessThanOrEqual(75)
          expect(part.isWellFormed()).toBe(true)
        }
        expect(unfold(folded)).toBe(line)
      }),
      { numRuns: 1000 },
    )
  })

  it('fold as late as they may', () => {
    expect(fold('a'.repeat(75))).toBe('a'.repeat(75))
    expect(fold('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`)
    expect(
      fold('a'.repeat(75 + 74 + 1))
        .split('\r\n')
        .map(octets),
    ).toEqual([75, 75, 2])
    expect(
      fold(`${'a'.repeat(74)}é`)
        .split('\r\n')
        .map(octets),
    ).toEqual([74, 3])
  })
})

describe('texts', () => {
  it('come back as they were, but for control characters and kinds of line break', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeText(text)
        expect(escaped).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/)
        const plain = text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(dropped, '')
        expect(unescapeText(escaped)).toBe(plain)
      }),
      { numRuns: 1000 },
    )
  })

  it('cannot make a line of their own', () => {
    const file = toICalendar([{ ...anEvent, text: 'x\r\nEND:VEVENT\nBEGIN:VEVENT', creatorName: 'a\r\nUID:other' }])
    expect(file.split('\r\n').filter((line) => /^(UID|BEGIN|END):/.test(line))).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:pub_1@coulisse',
      'END:VEVENT',
      'END:VCALENDAR',
    ])
  })
})

describe('a file', () => {
  it('is written in UTC, with what does not change and what does', () => {
    expect(utc(Date.parse('2026-10-25T01:30:00.900Z'))).toBe('20261025T013000Z')
    expect(toICalendar([anEvent])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Coulisse//Coulisse//EN',
        'CALSCALE:GREGORIAN',
        'BEGIN:VEVENT',
        'UID:pub_1@coulisse',
        'DTSTAMP:20260301T080000Z',
        'LAST-MODIFIED:20260301T080000Z',
        'SEQUENCE:0',
        'DTSTART:20260302T110000Z',
        'DURATION:PT15M',
        'SUMMARY:Léa · Bluesky lea.test · Hello',
        'DESCRIPTION:Hello',
        'STATUS:CONFIRMED',
        'TRANSP:TRANSPARENT',
        'X-COULISSE-STATE:SCHEDULED',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  it('keeps a publication’s UID and counts its moves, within reach', async () => {
    await using it = await startOneCreator()
    const { client, creatorId } = it
    const span = { from: new Date('2026-03-01'), to: new Date('2026-04-01') }
    const { publicationId } = await it.schedule('One, two; three', '2026-03-03T12:00')
    const called = await it.schedule('Called off', '2026-03-03T13:00')
    await client.publications.cancel({ publicationId: called.publicationId })
    await client.publications.reschedule({ publicationId, at: { wall: '2026-03-31T12:00', zone: 'Europe/Paris' } })
    const { text, events } = await client.calendar.ics(span)
    expect(events).toBe(1)
    for (const line of [
      `UID:${publicationId}@coulisse`,
      'SEQUENCE:1',
      'DTSTART:20260331T100000Z',
      String.raw`DESCRIPTION:One\, two\; three`,
    ])
      expect(text.split('\r\n')).toContain(line)
    const stranger = await it.test.asUser('manager', [])
    expect(await stranger.client.calendar.ics({ ...span, creatorId })).toMatchObject({ events: 0 })
    const model = await it.test.asUser('model', [creatorId])
    expect(await model.client.calendar.ics(span)).toEqual({ text, events })
    await expect(client.calendar.ics({ ...span, to: new Date('2028-01-01') })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})
