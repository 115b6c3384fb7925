/**
 * The machine's clock, ahead by as much as the harness has skipped: back-offs of minutes pass at once, while
 * everything else (network, disk, death) happens at its real speed.
 */
import { createNodeClock } from '../../src/host/node-clock.ts'
import type { Clock } from '../../src/core/ports.ts'

export interface OffsetClock extends Clock {
  offsetMs: number
}

export const createOffsetClock = (offsetMs: number): OffsetClock => {
  const real = createNodeClock()
  const pending = new Set<{ at: number; fn: () => void; timer: Disposable }>()
  const clock: OffsetClock = {
    get offsetMs() {
      return offsetMs
    },
    set offsetMs(next: number) {
      offsetMs = next
      for (const entry of pending) {
        entry.timer[Symbol.dispose]()
        entry.timer = arm(entry)
      }
    },
    now: () => real.now() + offsetMs,
    monotonic: () => real.monotonic(),
    at: (at, fn) => {
      const entry = { at, fn, timer: { [Symbol.dispose]: () => undefined } as Disposable }
      pending.add(entry)
      entry.timer = arm(entry)
      return {
        [Symbol.dispose]: () => {
          pending.delete(entry)
          entry.timer[Symbol.dispose]()
        },
      }
    },
  }
  const arm = (entry: { at: number; fn: () => void }): Disposable =>
    real.at(entry.at - offsetMs, () => {
      pending.delete(entry as never)
      entry.fn()
    })
  return clock
}
