import { useSyncExternalStore } from 'react'

const query = '(max-width: 47.99rem)'

const watch = (onChange: () => void): (() => void) => {
  const list = window.matchMedia(query)
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}

/** A phone's width: below Tailwind's `md`. For what a class cannot say, such as the height of a virtual row. */
export const useIsNarrow = (): boolean => useSyncExternalStore(watch, () => window.matchMedia(query).matches)
