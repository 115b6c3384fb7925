/**
 * A clock that runs through days in seconds: it goes from one timer to the next and lets what each started end before
 * it goes on, so that no time-out passes while something is under way. Released, time passes as it does for everybody.
 */
import type { Clock } from '../core/ports.ts'

interface Timer {
  at: number
  order: number
  fn: () => void
  /** Set once the clock is released. */
  real: Disposable | undefined
}

export interface AcceleratedClock extends Clock {
  /** Goes to `to` (ms UTC); `settle` is awaited after each instant at which something fired. Stops early when `signal` aborts. */
  runTo(to: number, settle: () => Promise<void>, signal?: AbortSignal): Promise<void>
  /** From now on real time passes, from the moment reached. */
  release(): void
}

export const createAcceleratedClock = (startAt: number, real: Clock): AcceleratedClock => {
  const timers = new Set<Timer>()
  let reached = startAt
  let order = 0
  let releasedAt: number | undefined

  const now = (): number => (releasedAt === undefined ? reached : reached + (real.now() - releasedAt))
  const fire = (timer: Timer): void => {
    timers.delete(timer)
    timer.fn()
  }
  const arm = (timer: Timer): void => {
    timer.real = real.at(real.now() + Math.max(0, timer.at - now()), () => fire(timer))
  }
  const first = (): Timer | undefined => {
    let earliest: Timer | undefined
    for (const timer of timers)
      if (!earliest || timer.at < earliest.at || (timer.at === earliest.at && timer.order < earliest.order)) earliest = timer
    return earliest
  }

  return {
    now,
    monotonic: () => real.monotonic(),
    at: (at, fn) => {
      order += 1
      const timer: Timer = { at, order, fn, real: undefined }
      timers.add(timer)
      if (releasedAt !== undefined) arm(timer)
      return {
        [Symbol.dispose]: () => {
          timers.delete(timer)
          timer.real?.[Symbol.dispose]()
        },
      }
    },
    runTo: async (to, settle, signal) => {
      await settle()
      // oxlint-disable-next-line no-unmodified-loop-condition -- whoever holds the controller changes it
      for (let timer = first(); timer && timer.at <= to && !signal?.aborted; timer = first()) {
        reached = Math.max(reached, timer.at)
        // All of one instant together: what is due at once is under way at once.
        for (let same: Timer | undefined = timer; same && same.at <= reached; same = first()) fire(same)
        await settle()
      }
      if (!signal?.aborted) reached = Math.max(reached, to)
      await settle()
    },
    release: () => {
      if (releasedAt !== undefined) return
      releasedAt = real.now()
      for (const timer of timers) arm(timer)
    },
  }
}
