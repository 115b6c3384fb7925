import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function over all renders, which does what the newest one would: for handlers of memoised parts. */
export const useStable = <Args extends unknown[], Result>(fn: (...args: Args) => Result): ((...args: Args) => Result) => {
  const latest = useRef(fn)
  // Once it is on the page: a render that React gives up must not leave its handlers behind.
  useLayoutEffect(() => {
    latest.current = fn
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
