/** A clock that a test turns. Timers fire in order of their time, each at its own time. */
import type { Clock } from '../../src/core/ports.ts'

interface Timer {
  at: number
  order: number
  fn: () => void
}

export class FakeClock implements Clock {
  #now: number
  #timers = new Set<Timer>()
  #order = 0

  constructor(start: Date | number = new Date('2026-03-02T09:00:00Z')) {
    this.#now = typeof start === 'number' ? start : start.getTime()
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#now
  }

  at(at: number, fn: () => void): Disposable {
    const timer = { at, order: this.#order++, fn }
    this.#timers.add(timer)
    return { [Symbol.dispose]: () => this.#timers.delete(timer) }
  }

  /** When the next timer is, if there is one. */
  nextAt(): number | undefined {
    return this.#next()?.at
  }

  #next(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers)
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer
    return first
  }

  /**
   * Goes to `to`, stopping at every timer on the way; `settle` runs after each, so that what a timer started
   * is over before the next one fires.
   */
  async goTo(to: Date | number, settle: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const end = typeof to === 'number' ? to : to.getTime()
    await settle()
    for (let timer = this.#next(); timer && timer.at <= end; timer = this.#next()) {
      this.#timers.delete(timer)
      this.#now = Math.max(this.#now, timer.at)
      timer.fn()
      await settle()
    }
    this.#now = Math.max(this.#now, end)
    await settle()
  }

  async advance(ms: number, settle?: () => Promise<void>): Promise<void> {
    await this.goTo(this.#now + ms, settle)
  }

  /** The wall clock jumps, forward or back, without the timers in between firing first (sleep, a corrected clock). */
  jumpTo(to: Date | number): void {
    this.#now = typeof to === 'number' ? to : to.getTime()
  }

  /** Fires what is due now, e.g. after `jumpTo`. */
  async fireDue(settle?: () => Promise<void>): Promise<void> {
    await this.goTo(this.#now, settle)
  }
}
