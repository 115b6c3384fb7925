import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { codeOf } from './conformance.ts'
import { sleep } from './sleep.ts'

describe('sleep', () => {
  it('ends on the lent clock', async () => {
    const clock = new FakeClock()
    const work = sleep(clock, 1000, new AbortController().signal)
    await clock.advance(1000)
    await work
    expect(clock.nextAt()).toBeUndefined()
  })

  it('ends early when cancelled, and leaves no timer', async () => {
    const clock = new FakeClock()
    const stop = new AbortController()
    const work = sleep(clock, 1000, stop.signal)
    stop.abort()
    expect(await codeOf(work)).toBe('CANCELLED')
    expect(await codeOf(sleep(clock, 1000, stop.signal))).toBe('CANCELLED')
    expect(clock.nextAt()).toBeUndefined()
  })
})
