import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHybridClock, formatHybridTime, nextHybridTime, parseHybridTime } from './hybrid-clock.ts'

describe('the hybrid logical clock', () => {
  it('only grows, as text too, whatever the wall clock does, and goes on after a restart', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000_000_000_000), { minLength: 2, maxLength: 60 }), fc.nat(59), (walls, restartAfter) => {
        const stamps: string[] = []
        let next: (() => string) | undefined
        walls.forEach((now, index) => {
          if (index === restartAfter) next = undefined
          next ??= createHybridClock({ now: () => walls[stamps.length] ?? now }, 'dev_1', stamps.at(-1) ?? null)
          stamps.push(next())
        })
        for (let index = 1; index < stamps.length; index += 1) expect((stamps[index] ?? '') > (stamps[index - 1] ?? '')).toBe(true)
      }),
    )
  })

  it('stays near the wall clock: at most one millisecond ahead per 65,536 stamps of one instant', () => {
    let last = { ms: 0, counter: 0 }
    for (let made = 0; made < 70_000; made += 1) last = nextHybridTime(last, 1000)
    expect(last.ms).toBe(1001)
  })

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000_000), fc.nat(0xffff), (ms, counter) => {
        expect(parseHybridTime(formatHybridTime({ ms, counter }, 'dev_x'))).toEqual({ ms, counter })
      }),
    )
  })
})
