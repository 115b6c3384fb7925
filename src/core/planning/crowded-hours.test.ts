import { describe, expect, it } from 'vitest'
import type { DueTime } from '../store/calendar-walk.ts'
import { splitByHour, type HourOfDay } from './crowded-hours.ts'

const hourMs = 3_600_000
const due = (id: string, dueAt: number, more: Partial<DueTime> = {}): DueTime => ({
  id,
  dueAt,
  state: 'scheduled',
  creatorId: 'a',
  ...more,
})
const even: HourOfDay[] = [0, 1, 2].map((hour) => ({ hour: `2026-03-03T0${hour}`, from: hour * hourMs }))

describe('what is due, split by the hour', () => {
  it('lists an hour with as many as may be shown, and counts one with more', () => {
    const all = [
      due('1', 0),
      due('2', hourMs - 1),
      due('3', hourMs),
      due('4', hourMs),
      due('5', hourMs + 1, { state: 'failed', creatorId: 'b' }),
    ]
    expect(splitByHour(all, even, 2)).toEqual({
      few: ['1', '2'],
      crowded: [
        {
          hour: '2026-03-03T01',
          count: 3,
          states: [
            { state: 'scheduled', count: 2 },
            { state: 'failed', count: 1 },
          ],
          creators: [
            { creatorId: 'a', count: 2 },
            { creatorId: 'b', count: 1 },
          ],
          creatorCount: 2,
        },
      ],
    })
    expect(splitByHour([], even, 2)).toEqual({ few: [], crowded: [] })
  })

  it('names those with most of it, and says of how many it is', () => {
    const all = ['d', 'c', 'b', 'a', 'd'].map((creatorId, index) => due(String(index), index, { creatorId }))
    const [crowded] = splitByHour(all, even, 1).crowded
    expect(crowded?.creators.map(({ creatorId }) => creatorId)).toEqual(['d', 'a', 'b'])
    expect(crowded?.creatorCount).toBe(4)
  })

  it('has nothing in an hour that the clocks skip, and both times round in one that comes twice', () => {
    const spring: HourOfDay[] = [
      { hour: '2026-03-29T01', from: 0 },
      { hour: '2026-03-29T02', from: hourMs },
      { hour: '2026-03-29T03', from: hourMs },
    ]
    const autumn: HourOfDay[] = [
      { hour: '2026-10-25T02', from: 0 },
      { hour: '2026-10-25T03', from: 2 * hourMs },
    ]
    const all = [due('1', 10), due('2', hourMs + 10)]
    expect(splitByHour(all, spring, 0).crowded.map(({ hour }) => hour)).toEqual(['2026-03-29T01', '2026-03-29T03'])
    expect(splitByHour(all, autumn, 0).crowded.map(({ hour, count }) => [hour, count])).toEqual([['2026-10-25T02', 2]])
  })
})
