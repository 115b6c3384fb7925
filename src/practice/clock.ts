/** The part of a lent clock that the practice network needs; core's clocks have it too. */
export interface PracticeClock {
  /** ms UTC */
  now(): number
  /** Runs `fn` once, not before `at` (ms UTC). */
  at(at: number, fn: () => void): Disposable
}
