import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { createAcceleratedClock } from './accelerated-clock.ts'

const day = 86_400_000

describe('the accelerated clock', () => {
  it('fires timers at their own time, in order, and lets each instant settle before the next', async () => {
    const clock = createAcceleratedClock(1000, new FakeClock(50_000))
    const seen: string[] = []
    const note = (name: string) => () => void seen.push(`${name}@${clock.now()}`)
    clock.at(3000, note('b'))
    clock.at(2000, note('a'))
    clock.at(3000, () => {
      note('c')()
      clock.at(3500, note('d'))
    })
    const gone = clock.at(2500, note('never'))
    gone[Symbol.dispose]()
    await clock.runTo(4000, () => {
      seen.push('settle')
      return Promise.resolve()
    })
    expect(seen).toEqual(['settle', 'a@2000', 'settle', 'b@3000', 'c@3000', 'settle', 'd@3500', 'settle', 'settle'])
    expect(clock.now()).toBe(4000)
  })

  it('stands still while something settles, and stops when it is asked to', async () => {
    const clock = createAcceleratedClock(0, new FakeClock(0))
    const stop = new AbortController()
    clock.at(10, () => undefined)
    clock.at(day, () => stop.abort())
    clock.at(2 * day, () => expect.unreachable())
    await clock.runTo(7 * day, () => Promise.resolve(), stop.signal)
    expect(clock.now()).toBe(day)
  })

  it('goes on in real time from where it was, with the timers it had', async () => {
    const real = new FakeClock(50_000)
    const clock = createAcceleratedClock(0, real)
    await clock.runTo(10_000, () => Promise.resolve())
    const fired: number[] = []
    clock.at(12_000, () => fired.push(clock.now()))
    clock.release()
    clock.at(11_000, () => fired.push(clock.now()))
    await real.advance(5000)
    expect(fired).toEqual([11_000, 12_000])
    expect(clock.now()).toBe(15_000)
    expect(real.nextAt()).toBeUndefined()
  })
})
