/** Waiting, for hosts that have no clock port of their own. */

/** Runs `fn` once after so many milliseconds; the answer cancels. Does not keep the process alive. */
export const after = (delayMs: number, fn: () => void): (() => void) => {
  const timer = setTimeout(fn, delayMs)
  timer.unref()
  return () => clearTimeout(timer)
}
