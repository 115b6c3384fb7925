import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNodeClock } from './node-clock.ts'

const start = Date.UTC(2026, 0, 1)
const day = 86_400_000

describe('node clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: start })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('fires once when due, and not before', () => {
    const fired: number[] = []
    createNodeClock().at(start + 90_500, () => fired.push(Date.now() - start))
    vi.advanceTimersByTime(90_499)
    expect(fired).toEqual([])
    vi.advanceTimersByTime(10 * day)
    expect(fired).toEqual([90_500])
  })

  it('waits longer than a timer can count', () => {
    const fired: number[] = []
    createNodeClock().at(start + 40 * day, () => fired.push(Date.now() - start))
    vi.advanceTimersByTime(41 * day)
    expect(fired).toEqual([40 * day])
  })

  it('fires within a minute when the clock is set forward', () => {
    const fired = vi.fn<() => void>()
    createNodeClock().at(start + day, fired)
    vi.setSystemTime(start + 2 * day)
    vi.advanceTimersByTime(60_000)
    expect(fired).toHaveBeenCalledOnce()
  })

  it('fires at once when told to look again after a wake', () => {
    const fired = vi.fn<() => void>()
    const clock = createNodeClock()
    clock.at(start + day, fired)
    clock.recheck()
    expect(fired).not.toHaveBeenCalled()
    vi.setSystemTime(start + 2 * day)
    clock.recheck()
    expect(fired).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(3 * day)
    expect(fired).toHaveBeenCalledOnce()
  })

  it('is not early when the clock is set back', () => {
    const fired = vi.fn<() => void>()
    createNodeClock().at(start + 50_000, fired)
    vi.setSystemTime(start - day)
    vi.advanceTimersByTime(50_000)
    expect(fired).not.toHaveBeenCalled()
    vi.advanceTimersByTime(day)
    expect(fired).toHaveBeenCalledOnce()
  })

  it('fires what is overdue, but never inside the call', () => {
    const fired = vi.fn<() => void>()
    createNodeClock().at(start - 5, fired)
    expect(fired).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(fired).toHaveBeenCalledOnce()
  })

  it('leaves no timer once cancelled', () => {
    const fired = vi.fn<() => void>()
    const clock = createNodeClock()
    clock.at(start + 1000, fired)[Symbol.dispose]()
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(5000)
    clock.recheck()
    expect(fired).not.toHaveBeenCalled()
  })

  it('lets a waiter set the next one, also while it rechecks', () => {
    const fired: string[] = []
    const clock = createNodeClock()
    clock.at(start + 10, () => {
      fired.push('first')
      clock.at(start + 20, () => fired.push('second'))
    })
    vi.setSystemTime(start + 100)
    clock.recheck()
    expect(fired).toEqual(['first'])
    vi.advanceTimersByTime(1)
    expect(fired).toEqual(['first', 'second'])
  })
})
