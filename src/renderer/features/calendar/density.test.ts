/** What stands on the grid one by one, and what is told as a block. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CrowdedHour } from '../../../contract/crowded-hour.ts'
import type { Publication } from '../../../contract/publications.ts'
import { aPublication, sampleId } from '../../testing/samples.ts'
import { layHours, layMonth, mostInDay, mostOnGrid, stopsOf } from './density.ts'
import { gridEnd } from './wall-grid.ts'

const zone = 'Europe/Paris'
const at = (number: number, wall: string, changes: Partial<Publication> = {}): Publication =>
  aPublication({ id: sampleId('pub', number), dueAt: new Date(`${wall}:00+01:00`), ...changes })
const crowded = (hour: string, count: number): CrowdedHour => ({
  hour,
  count,
  states: [{ state: 'scheduled', count }],
  creators: [{ creatorId: sampleId('crt', 1), count }],
  creatorCount: 1,
})
/** So many in the hour, five minutes apart. */
const hourOf = (hour: string, many: number, from = 0): Publication[] =>
  Array.from({ length: many }, (_, index) => at(from + index, `${hour}:${String(index * 5).padStart(2, '0')}`))

describe('a week or a day', () => {
  it('with few on it shows each, where and as long as ever', () => {
    const few = [at(1, '2026-03-12T08:00'), at(2, '2026-03-12T18:50'), at(3, '2026-03-13T18:50')]
    const { chips, blocks } = layHours(few, [], zone)
    expect(blocks).toEqual([])
    expect(chips.map(({ publication, start, end }) => [publication.id, start, end])).toEqual([
      [sampleId('pub', 1), '2026-03-12T08:00:00', '2026-03-12T08:45:00'],
      [sampleId('pub', 2), '2026-03-12T18:50:00', '2026-03-12T19:35:00'],
      [sampleId('pub', 3), '2026-03-13T18:50:00', '2026-03-13T19:35:00'],
    ])
  })

  it('tells an hour that holds too many as one block over it', () => {
    const { chips, blocks } = layHours([at(1, '2026-03-12T08:00')], [crowded('2026-03-12T18', 40)], zone)
    expect(chips).toHaveLength(1)
    expect(blocks).toEqual([
      {
        id: 'block:2026-03-12T18',
        of: '2026-03-12T18',
        start: '2026-03-12T18:00:00',
        end: '2026-03-12T19:00:00',
        count: 40,
        states: [{ state: 'scheduled', count: 40 }],
        whose: { creators: [{ creatorId: sampleId('crt', 1), count: 40 }], creatorCount: 1 },
      },
    ])
  })

  it('leaves a block its whole width: what comes before ends at it, and the block begins under what cannot be smaller', () => {
    const { chips, blocks } = layHours(
      [at(1, '2026-03-12T17:05'), at(2, '2026-03-12T17:30'), at(3, '2026-03-12T17:55')],
      [crowded('2026-03-12T18', 40)],
      zone,
    )
    expect(chips.map(({ end }) => end.slice(11, 16))).toEqual(['17:50', '18:00', '18:19'])
    expect(blocks.map(({ start, end }) => [start.slice(11, 16), end.slice(11, 16)])).toEqual([['18:19', '19:00']])
  })

  it('has nothing of one evening in the night of the next day', () => {
    const { chips, blocks } = layHours([at(1, '2026-03-12T23:55')], [crowded('2026-03-13T00', 40)], zone)
    expect(chips[0]?.end).toBe('2026-03-13T00:00:00')
    expect(blocks[0]?.start).toBe('2026-03-13T00:00:00')
  })

  it('with too many on the whole tells the fullest hours as blocks too, with what they hold', () => {
    const items = [
      ...hourOf('2026-03-12T10', 1),
      ...hourOf('2026-03-12T12', 3, 10),
      ...hourOf('2026-03-12T18', 3, 20),
      at(30, '2026-03-12T20:00', { state: 'failed', creatorId: sampleId('crt', 2) }),
      ...hourOf('2026-03-12T20', 3, 31),
      at(40, '2026-03-12T20:30'),
    ]
    const { chips, blocks } = layHours(items, [], zone, 10)
    expect(chips).toHaveLength(7)
    expect(blocks).toMatchObject([
      {
        of: '2026-03-12T20',
        count: 5,
        states: [
          { state: 'failed', count: 1 },
          { state: 'scheduled', count: 4 },
        ],
        whose: { creatorCount: 2 },
      },
    ])
    // One by itself is never a block.
    expect(layHours(items, [], zone, 0).chips.map(({ publication }) => publication.id)).toEqual([sampleId('pub', 0)])
  })

  it('loses none, and never has more on it than it can bear beside the lone ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7 * 24 * 12 - 1 }), { maxLength: 400 }), (slots) => {
        const items = slots
          .toSorted((a, b) => a - b)
          .map((slot, index) => aPublication({ id: sampleId('pub', index), dueAt: new Date(Date.UTC(2026, 2, 9) + slot * 300_000) }))
        const { chips, blocks } = layHours(items, [], 'UTC')
        expect(chips.length + blocks.reduce((sum, { count }) => sum + count, 0)).toBe(items.length)
        expect(chips.length <= Math.max(mostOnGrid, 7 * 24)).toBe(true)
        const hours = new Set(blocks.map(({ of }) => of))
        expect(chips.some(({ start }) => hours.has(start.slice(0, 13)))).toBe(false)
        for (const { start, end } of [...chips, ...blocks]) expect(start < end).toBe(true)
      }),
    )
  })
})

describe('a month', () => {
  const day = (date: string, count: number) => ({ date, count, states: [{ state: 'scheduled' as const, count }] })

  it('tells a day that holds too many as one block, and shows each of the others', () => {
    const full = hourOf('2026-03-12T10', mostInDay)
    const { chips, blocks } = layMonth([...full, at(90, '2026-03-13T10:00')], [day('2026-03-12', 300), day('2026-03-13', 1)], zone, 4)
    expect(chips.map(({ publication }) => publication.id)).toEqual([sampleId('pub', 90)])
    expect(blocks).toEqual([
      {
        id: 'block:2026-03-12',
        of: '2026-03-12',
        start: '2026-03-12T00:00:00',
        end: gridEnd('2026-03-12T00:00:00'),
        count: 300,
        states: [{ state: 'scheduled', count: 300 }],
      },
    ])
  })

  it('with too many on the whole puts no more in a cell than it has room for', () => {
    const items = [...hourOf('2026-03-12T10', 6), ...hourOf('2026-03-13T10', 2, 10)]
    const days = [day('2026-03-12', 6), day('2026-03-13', 2)]
    expect(layMonth(items, days, zone, 4, 8).chips).toHaveLength(8)
    expect(layMonth(items, days, zone, 4, 7).chips.map(({ start }) => start.slice(8, 10))).toEqual(['12', '12', '12', '12', '13', '13'])
  })
})

describe('the keys', () => {
  it('go to chips and blocks in the order of time', () => {
    const laid = layHours([at(1, '2026-03-12T08:00'), at(2, '2026-03-12T20:00')], [crowded('2026-03-12T18', 40)], zone)
    expect(stopsOf(laid).map(({ id }) => id)).toEqual([sampleId('pub', 1), 'block:2026-03-12T18', sampleId('pub', 2)])
  })
})
