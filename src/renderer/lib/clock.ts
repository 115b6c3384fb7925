/** The page's own time: the one place that asks the browser for it. Core's time comes with `system.status`. */
import { useEffect, useState } from 'react'

/** Milliseconds since 1970 UTC on this machine. */
export const nowMs = (): number => Date.now()

/** Runs `fn` once after `delayMs`; the answer cancels it. */
export const after = (delayMs: number, fn: () => void): (() => void) => {
  const timer = setTimeout(fn, delayMs)
  return () => clearTimeout(timer)
}

/** Runs `fn` every `periodMs`; the answer stops it. */
export const every = (periodMs: number, fn: () => void): (() => void) => {
  const timer = setInterval(fn, periodMs)
  return () => clearInterval(timer)
}

/** Waits, or ends early when the signal is aborted. */
export const pause = (delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const cancel = after(delayMs, resolve)
    signal.addEventListener('abort', () => (cancel(), resolve()), { once: true })
  })

/** Now, read again every `periodMs`, for countdowns and relative times. */
export const useNow = (periodMs: number): number => {
  const [now, setNow] = useState(nowMs)
  useEffect(() => every(periodMs, () => setNow(nowMs())), [periodMs])
  return now
}
