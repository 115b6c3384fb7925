/** The part of a lent clock that the practice network needs; core's clocks have it too. */
export interface PracticeClock {
  /** ms UTC */
  now(): number
  /** Runs `fn` once, not before `at` (ms UTC). */
  at(at: number, fn: () => void): Disposable
}

/** The machine's own, for a network that runs by itself. */
export const machineClock: PracticeClock = {
  now: () => Date.now(),
  at: (at, fn) => {
    const timer = setTimeout(fn, Math.max(0, at - Date.now()))
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
}
