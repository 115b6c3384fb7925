import { useCallback, useRef } from 'react'

/** The same function over all renders, which does what the newest one would: for handlers of memoised parts. */
export const useStable = <Args extends unknown[], Result>(fn: (...args: Args) => Result): ((...args: Args) => Result) => {
  const latest = useRef(fn)
  latest.current = fn
  return useCallback((...args: Args) => latest.current(...args), [])
}
