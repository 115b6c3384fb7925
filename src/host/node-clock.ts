/** The machine's clock. */
import type { Clock } from '../core/ports.ts'

/**
 * A timer counts running time, not wall time: it stops while the machine sleeps and does not hear that
 * somebody set the clock. So each wait is cut into pieces no longer than this and looks at the wall clock
 * again, which also keeps it under the 2^31 ms that `setTimeout` takes.
 */
const recheckEveryMs = 60_000

export interface NodeClock extends Clock {
  /** Looks at the wall clock now and fires what is due; for hosts that hear of a wake from sleep. */
  recheck(): void
}

export const createNodeClock = (): NodeClock => {
  const pending = new Set<() => void>()

  const at = (dueAt: number, fn: () => void): Disposable => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const cancel = () => {
      clearTimeout(timer)
      pending.delete(look)
    }
    const look = () => {
      clearTimeout(timer)
      const leftMs = dueAt - Date.now()
      if (leftMs > 0) {
        timer = setTimeout(look, Math.min(leftMs, recheckEveryMs))
        return
      }
      cancel()
      fn()
    }
    pending.add(look)
    timer = setTimeout(look, Math.max(0, Math.min(dueAt - Date.now(), recheckEveryMs)))
    return { [Symbol.dispose]: cancel }
  }

  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    at,
    recheck: () => {
      // A copy: what is set while looking is for the next time.
      for (const look of Array.from(pending)) look()
    },
  }
}
