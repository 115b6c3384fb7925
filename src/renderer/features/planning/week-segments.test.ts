import { expect, test } from 'vitest'
import { isOvernight, lanesOf, segmentsOf } from './week-segments.ts'

test('a range within the day is one stretch each day', () => {
  expect(segmentsOf({ from: '07:00', to: '10:30' }, [1, 7])).toEqual([
    { day: 1, start: 420, end: 630 },
    { day: 7, start: 420, end: 630 },
  ])
})

test('a range over midnight goes on the next day, from Sunday into Monday', () => {
  expect(segmentsOf({ from: '22:00', to: '01:00' }, [7])).toEqual([
    { day: 7, start: 1320, end: 1440 },
    { day: 1, start: 0, end: 60 },
  ])
})

test('up to midnight is not the next day, the same hour is the whole day round', () => {
  expect(segmentsOf({ from: '22:00', to: '00:00' }, [3])).toEqual([{ day: 3, start: 1320, end: 1440 }])
  expect(segmentsOf({ from: '06:00', to: '06:00' }, [3])).toEqual([
    { day: 3, start: 360, end: 1440 },
    { day: 4, start: 0, end: 360 },
  ])
  expect(isOvernight({ from: '06:00', to: '06:00' })).toBe(true)
})

test('what overlaps is drawn on rows of its own, what only touches is not', () => {
  const at = (start: number, end: number) => ({ day: 1, start, end })
  expect(lanesOf([at(600, 720), at(720, 800), at(660, 700)])).toEqual({ lanes: [0, 0, 1], count: 2 })
  expect(lanesOf([])).toEqual({ lanes: [], count: 1 })
})
