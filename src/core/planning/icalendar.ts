/** Publications as an iCalendar file (RFC 5545). Pure. */
import { platformName } from '../../contract/platform-name.ts'
import type { PublicationState } from '../../contract/publications.ts'
import type { CalendarRow } from '../store/calendar-reader.ts'

type Event = Pick<
  CalendarRow,
  'publicationId' | 'creatorName' | 'platform' | 'handle' | 'dueAt' | 'state' | 'text' | 'remoteUrl' | 'moves' | 'changedAt'
>

/** §3.1: a line is at most 75 octets without its break; longer ones go on after CRLF and a space, which counts. */
const maxOctets = 75

const encoder = new TextEncoder()

/** Never within a character: UTF-8 of several octets would be broken for whoever reads line by line. */
export const fold = (line: string): string => {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > maxOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

/** §3.3.11: backslash, semicolon, comma and line breaks are escaped; other control characters are not allowed. */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)

/** §3.3.5, form 2: `20260302T080000Z`. */
export const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** §3.8.1.11: what may still not happen is tentative. */
const tentative: readonly PublicationState[] = ['draft', 'awaiting_approval', 'missed', 'needs_person']

const segmenter = new Intl.Segmenter()
/** The first words, in one line; no picture of several code points is cut. */
const shortly = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const characters = [...segmenter.segment(line)].map(({ segment }) => segment)
  return characters.length > 60 ? `${characters.slice(0, 57).join('')}…` : line
}

const eventLines = (event: Event): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.publicationId}@coulisse`,
  `DTSTAMP:${utc(event.changedAt)}`,
  `LAST-MODIFIED:${utc(event.changedAt)}`,
  `SEQUENCE:${event.moves}`,
  `DTSTART:${utc(event.dueAt)}`,
  // A post takes no time; an event of none is not shown by every program.
  'DURATION:PT15M',
  `SUMMARY:${escapeText([`${event.creatorName} · ${platformName(event.platform)} ${event.handle}`, shortly(event.text)].filter(Boolean).join(' · '))}`,
  ...(event.text === '' ? [] : [`DESCRIPTION:${escapeText(event.text)}`]),
  ...(event.remoteUrl === null ? [] : [`URL:${event.remoteUrl}`]),
  `STATUS:${tentative.includes(event.state) ? 'TENTATIVE' : 'CONFIRMED'}`,
  'TRANSP:TRANSPARENT',
  `X-COULISSE-STATE:${event.state.toUpperCase()}`,
  'END:VEVENT',
]

export const toICalendar = (events: readonly Event[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Coulisse//Coulisse//EN',
    'CALSCALE:GREGORIAN',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('')
