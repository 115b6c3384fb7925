import { describe, expect, it } from 'vitest'
import { createAttemptCounter } from './attempt-history.ts'

const dayMs = 24 * 60 * 60 * 1000

describe('counting attempts for the history', () => {
  const noted = (count: ReturnType<typeof createAttemptCounter>, key: string, times: number, now = 0): number[] =>
    Array.from({ length: times }, () => count(key, now)).filter((total) => total !== undefined)

  it('notes the first ones and then ever fewer, with the count so far', () => {
    expect(noted(createAttemptCounter(), 'a', 1000)).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
  })

  it('counts apart what is apart, and begins anew after a day', () => {
    const count = createAttemptCounter()
    expect(noted(count, 'a', 4)).toEqual([1, 2])
    expect(noted(count, 'b', 1)).toEqual([1])
    expect(noted(count, 'a', 1, dayMs - 1)).toEqual([5])
    expect(noted(count, 'a', 1, dayMs)).toEqual([1])
    // A clock that went back is another day too.
    expect(noted(count, 'a', 1, -dayMs)).toEqual([1])
  })

  it('remembers so many and no more: what comes after shares one count', () => {
    const count = createAttemptCounter()
    const rows = Array.from({ length: 100_000 }, (_, n) => count(`address ${n}`, 0)).filter((total) => total !== undefined)
    expect(rows.length).toBeLessThan(600)
  })
})
