import { describe, expect, it } from 'vitest'
import type { Publication } from '../../../contract/publications.ts'
import { agendaRows } from './agenda-rows.ts'

const due = (id: string, at: string) => ({ id, dueAt: new Date(at) }) as Publication
const shown = (
  publications: Publication[],
  now: string,
  zone = 'Europe/Paris',
  order: 'soonest' | 'latest' = 'soonest',
  marked: readonly string[] = [],
) =>
  agendaRows(publications, { zone, now: new Date(now), order, isMarked: (day) => marked.includes(day) }).map((row) => {
    if (row.kind === 'day') return `${row.day} (${row.count})`
    if (row.kind === 'gap') return `gap ${row.from}…${row.to}`
    return row.kind === 'now' ? 'now' : row.id
  })

describe('agendaRows', () => {
  it('counts what the week counts: what is called off or refused is shown and not counted, unless it was asked for', () => {
    const off = [
      due('a', '2026-11-24T08:00:00Z'),
      { ...due('b', '2026-11-24T09:00:00Z'), state: 'cancelled' as const },
      { ...due('c', '2026-11-24T10:00:00Z'), state: 'vetoed' as const },
    ]
    expect(shown(off, '2026-11-23T12:00:00Z')).toEqual(['2026-11-23 (0)', 'now', '2026-11-24 (1)', 'a', 'b', 'c'])
    const [day] = agendaRows(off, { zone: 'Europe/Paris', now: new Date('2026-11-24T07:00:00Z'), order: 'soonest', states: ['cancelled'] })
    expect(day).toMatchObject({ count: 2 })
  })

  const three = [due('a', '2026-11-24T08:00:00Z'), due('b', '2026-11-24T17:00:00Z'), due('c', '2026-11-27T23:30:00Z')]

  it('groups by the day of the zone, puts now between what was and what comes, and says which days are empty', () => {
    expect(shown(three, '2026-11-24T12:00:00Z')).toEqual([
      '2026-11-24 (2)',
      'a',
      'now',
      'b',
      'gap 2026-11-25…2026-11-27',
      '2026-11-28 (1)',
      'c',
    ])
  })

  it('says nothing of days between while what is there still has the other order', () => {
    expect(shown(three, '2026-11-24T12:00:00Z', 'Europe/Paris', 'latest')).not.toContainEqual(expect.stringContaining('gap'))
  })

  it('begins days on the clock asked for', () => {
    expect(shown(three, '2026-11-24T12:00:00Z', 'America/New_York')).toEqual([
      '2026-11-24 (2)',
      'a',
      'now',
      'b',
      'gap 2026-11-25…2026-11-26',
      '2026-11-27 (1)',
      'c',
    ])
  })

  it('shows today with now even when nothing is due on it', () => {
    expect(shown([due('c', '2026-11-26T10:00:00Z')], '2026-11-24T12:00:00Z')).toEqual([
      '2026-11-24 (0)',
      'now',
      'gap 2026-11-25…2026-11-25',
      '2026-11-26 (1)',
      'c',
    ])
  })

  it('begins at a later day, without today and now', () => {
    const options = { zone: 'Europe/Paris', now: new Date('2026-11-24T12:00:00Z'), order: 'soonest', from: '2026-11-26' } as const
    expect(agendaRows([due('c', '2026-11-26T10:00:00Z')], options).map(({ kind }) => kind)).toEqual(['day', 'publication'])
  })

  it('runs backwards through the past', () => {
    expect(shown(three.toReversed(), '2026-11-28T12:00:00Z', 'Europe/Paris', 'latest')).toEqual([
      '2026-11-28 (1)',
      'now',
      'c',
      'gap 2026-11-25…2026-11-27',
      '2026-11-24 (2)',
      'b',
      'a',
    ])
  })

  it.each([
    ['soonest', ['2026-11-25'], ['2026-11-25 (0)', 'gap 2026-11-26…2026-11-27']],
    ['soonest', ['2026-11-26'], ['gap 2026-11-25…2026-11-25', '2026-11-26 (0)', 'gap 2026-11-27…2026-11-27']],
    ['soonest', ['2026-11-26', '2026-11-27'], ['gap 2026-11-25…2026-11-25', '2026-11-26 (0)', '2026-11-27 (0)']],
    ['latest', ['2026-11-26'], ['gap 2026-11-27…2026-11-27', '2026-11-26 (0)', 'gap 2026-11-25…2026-11-25']],
  ] as const)('%s first, gives days on which something is missing a line of their own: %j', (order, marked, between) => {
    const publications = order === 'soonest' ? three.slice(1) : three.slice(1).toReversed()
    const rows = shown(publications, '2026-11-20T12:00:00Z', 'Europe/Paris', order, marked)
    const [first, last] = order === 'soonest' ? ['b', '2026-11-28 (1)'] : ['c', '2026-11-24 (1)']
    expect(rows.slice(rows.indexOf(first) + 1, rows.indexOf(last))).toEqual(between)
  })

  it('puts now last when the day is done', () => {
    expect(shown(three.slice(0, 2), '2026-11-24T22:00:00Z')).toEqual(['2026-11-24 (2)', 'a', 'b', 'now'])
  })

  it('shows nothing for nothing but today', () => {
    expect(shown([], '2026-11-24T12:00:00Z')).toEqual(['2026-11-24 (0)', 'now'])
  })
})
