/**
 * A clock that runs through days in seconds: it goes from one timer to the next and lets what each started end
 * before it goes on. Once released it is the machine's own clock, from the moment it had reached.
 */
import type { Clock } from '../../core/ports.ts'
import type { NodeClock } from '../../host/node-clock.ts'

interface Timer {
  at: number
  fn: () => void
  /** Set once the clock is released. */
  real?: Disposable
}

export interface AcceleratedClock extends Clock {
  /** Goes to `to` (ms UTC); `settle` runs after each timer. Stops early when `signal` aborts. */
  runTo(to: number, settle: () => Promise<void>, signal?: AbortSignal): Promise<void>
  /** From now on real time passes. */
  release(): void
}

export const createAcceleratedClock = (start: number, real: NodeClock): AcceleratedClock => {
  const timers = new Set<Timer>()
  let reached = start
  let releasedAt: number | undefined

  const now = (): number => (releasedAt === undefined ? reached : reached + (real.now() - releasedAt))
  const arm = (timer: Timer): void => {
    timer.real = real.at(real.now() + Math.max(0, timer.at - now()), () => {
      timers.delete(timer)
      timer.fn()
    })
  }
  const first = (): Timer | undefined => {
    let earliest: Timer | undefined
    for (const timer of timers) if (!earliest || timer.at < earliest.at) earliest = timer
    return earliest
  }

  return {
    now,
    monotonic: now,
    at: (at, fn) => {
      const timer: Timer = { at, fn }
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
      for (let timer = first(); timer && timer.at <= to && !signal?.aborted; timer = first()) {
        timers.delete(timer)
        reached = Math.max(reached, timer.at)
        timer.fn()
        await settle()
      }
      reached = Math.max(reached, to)
      await settle()
    },
    release: () => {
      releasedAt = real.now()
      for (const timer of timers) arm(timer)
    },
  }
}
