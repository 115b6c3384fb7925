/** Small choices kept on this machine: some for before anybody is signed in, some per person. Nothing secret. */
import { useCallback, useState } from 'react'

export type RememberedKey = 'language' | 'theme' | 'creator' | 'library.view' | 'library.order' | `columns.${string}` | `recent.${string}`

const nameOf = (key: RememberedKey) => `coulisse.${key}`

export const remembered = (key: RememberedKey): string | null => {
  try {
    return localStorage.getItem(nameOf(key))
  } catch {
    // Storage can be switched off in a browser; then nothing is remembered, which is all this is for.
    return null
  }
}

export const remember = (key: RememberedKey, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(nameOf(key))
    else localStorage.setItem(nameOf(key), value)
  } catch {
    // As above.
  }
}

/** State that outlives the page. */
export const useRemembered = (key: RememberedKey): [string | null, (value: string | null) => void] => {
  const [value, setValue] = useState(() => remembered(key))
  const keep = useCallback(
    (next: string | null) => {
      remember(key, next)
      setValue(next)
    },
    [key],
  )
  return [value, keep]
}
