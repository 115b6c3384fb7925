import { expect, test } from 'vitest'
import { idsBetween, nextCursor } from './table-cursor.ts'

test.each([
  ['j', 0, 1],
  ['ArrowDown', 9, 9],
  ['k', 0, 0],
  ['ArrowUp', 5, 4],
  ['PageDown', 2, 7],
  ['PageUp', 2, 0],
  ['Home', 7, 0],
  ['End', 0, 9],
  ['x', 3, null],
])('%s from row %d of ten leads to %s', (key, from, to) => {
  expect(nextCursor(key, from, 10, 5)).toBe(to)
})

test('an empty list has nowhere to go', () => {
  expect(nextCursor('j', 0, 0, 5)).toBeNull()
})

test('a range holds both its ends, from either side', () => {
  expect(idsBetween(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['b', 'c', 'd'])
})
