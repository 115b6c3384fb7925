/** A word that a page keeps in its address (`?period=last7`), so that what is shown can be linked and goes back. */
import { useNavigate, useSearch } from '@tanstack/react-router'

export interface AddressWord {
  /** Absent, or not a word: undefined. */
  word: string | undefined
  /** `replace`: back leaves it out. */
  setWord: (word: string | undefined, how?: { replace: boolean }) => void
}

export const useAddressWord = (name: 'period' | 'tab'): AddressWord => {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const said = search[name]
  return {
    word: typeof said === 'string' ? said : undefined,
    setWord: (word, { replace } = { replace: false }) =>
      void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, [name]: word }), replace }),
  }
}
