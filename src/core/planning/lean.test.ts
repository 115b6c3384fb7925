import { expect, test } from 'vitest'
import { easeBands, leanOn, mostOn } from './lean.ts'
import { aBand, somePlan } from './testing/plans.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const bands = [
  aBand({ id: 'morning', days: everyDay, min: 0, max: 1 }),
  aBand({ id: 'noon', days: everyDay, min: 0, max: 2 }),
  aBand({ id: 'evening', days: [1, 2, 3, 4, 5], min: 1, max: 3 }),
]

test('a day with no more than that stays as it is', () => {
  expect(easeBands(bands, 6)).toEqual(bands)
  const eased = easeBands(bands, 3)
  expect(eased.filter(({ days }) => days.includes(6)).map(({ id, max }) => [id, max])).toEqual([
    ['morning', 1],
    ['noon', 2],
  ])
})

test.each([0, 1, 2, 3, 4, 5])('no day has more than %d, none loses more than it must, and what is due goes last', (most) => {
  const eased = easeBands(bands, most)
  for (const day of everyDay) {
    expect(mostOn(eased, day)).toBe(Math.min(most, mostOn(bands, day)))
    const today = eased.filter(({ days }) => days.includes(day))
    // Slots are known by their band: on one day each is there once.
    expect(new Set(today.map(({ id }) => id)).size).toBe(today.length)
    if (most > 0 && day <= 5) expect(today.find(({ id }) => id === 'evening')?.min).toBe(1)
  }
  expect(eased.every(({ min, max }) => min <= max)).toBe(true)
})

test('among equals it is not the same band every day', () => {
  const equal = ['a', 'b', 'c'].map((id) => aBand({ id, days: everyDay, min: 0, max: 1 }))
  const left = everyDay.map((day) => easeBands(equal, 2).filter(({ days, max }) => days.includes(day) && max === 0)[0]?.id)
  expect(new Set(left).size).toBe(3)
})

test('the least of several paces counts, and advice of before there were any leans as it did', () => {
  const rules = somePlan({ bands: [...bands] })
  const none = { accountId: null, market: 'france', hours: null, mix: null, markets: null } as const
  expect(leanOn(rules, [none]).rules.bands).toEqual(rules.bands)
  expect(mostOn(leanOn(rules, [{ ...none, mostPerDay: 4 }, { ...none, mostPerDay: 2 }, none]).rules.bands, 1)).toBe(2)
})
