import { describe, expect, it } from 'vitest'
import { delayAfter } from './throttle.ts'

describe('the delay after failures', () => {
  it('is none at first, then doubles up to a cap', () => {
    const limit = { free: 3, capMs: 10_000 }
    expect([0, 1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => delayAfter(failures, limit))).toEqual([
      0, 0, 0, 1000, 2000, 4000, 8000, 10_000, 10_000,
    ])
  })
})
