import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sightOf, wantedOf } from './sight.ts'

test('at rest all in view is wanted, from the top', () => {
  expect(sightOf({ first: 3, last: 6 }, { first: 3, last: 6 })).toEqual({ first: 3, last: 6, step: 0 })
  expect(wantedOf({ first: 3, last: 6, step: 0 })).toEqual([3, 4, 5, 6])
})

test('on the way down, what will be in view comes before what will have gone by', () => {
  expect(wantedOf({ first: 10, last: 14, step: 2 })).toEqual([12, 13, 14, 15, 16, 10, 11])
})

test('on the way up it is the other way round, and nothing is wanted before the first', () => {
  expect(wantedOf({ first: 10, last: 14, step: -2 })).toEqual([12, 11, 10, 9, 8, 14, 13])
  expect(wantedOf({ first: 1, last: 4, step: -3 })).toEqual([1, 0, 4, 3, 2])
})

test('nothing is wanted of what flies by', () => {
  expect(sightOf({ first: 0, last: 9 }, { first: 10, last: 19 })).toBeNull()
  expect(sightOf({ first: 30, last: 39 }, { first: 10, last: 19 })).toBeNull()
})

test('all in view is wanted, each once', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 80 }), fc.integer({ min: -80, max: 80 }), (first, many, moved) => {
      const now = { first: Math.max(0, first + moved), last: Math.max(0, first + moved) + many - 1 }
      const sight = sightOf({ first, last: first + many - 1 }, now)
      if (!sight) return
      const wanted = wantedOf(sight)
      expect(new Set(wanted).size).toBe(wanted.length)
      for (let place = now.first; place <= now.last; place += 1) expect(wanted).toContain(place)
      expect(Math.min(...wanted)).toBeGreaterThanOrEqual(0)
    }),
  )
})
