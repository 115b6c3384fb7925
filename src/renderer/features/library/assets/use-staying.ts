import { useEffect, useRef, useState } from 'react'
import { after } from '../../../lib/clock.ts'

export interface Span {
  first: number
  last: number
}

const isSame = (a: Span, b: Span): boolean => a.first === b.first && a.last === b.last

/** How long something has to be in sight before core is asked for it: what flies by while somebody scrolls is not worth it. */
const stayMs = 80

/** What of `span` stays in sight. At rest that is all of it, at once. */
export const useStaying = ({ first, last }: Span): Span => {
  const [staying, setStaying] = useState<Span>({ first, last })
  const now = useRef<Span>({ first, last })
  const look = useRef<(() => void) | null>(null)
  useEffect(() => {
    now.current = { first, last }
    const keep = (next: Span): void => setStaying((before) => (isSame(before, next) ? before : next))
    const lookAgain = (seen: Span): void => {
      look.current = after(stayMs, () => {
        look.current = null
        const stays = { first: Math.max(seen.first, now.current.first), last: Math.min(seen.last, now.current.last) }
        if (stays.first <= stays.last) keep(stays)
        if (!isSame(seen, now.current)) lookAgain(now.current)
      })
    }
    if (look.current) return
    keep({ first, last })
    lookAgain({ first, last })
  }, [first, last])
  useEffect(
    () => () => {
      look.current?.()
      look.current = null
    },
    [],
  )
  return staying
}
