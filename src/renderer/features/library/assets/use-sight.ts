import { useEffect, useRef, useState } from 'react'
import { after } from '../../../lib/clock.ts'
import { sightOf, type Sight } from './sight.ts'

/** From look to look: what is gone sooner flies by, and core is not asked for it. */
const lookMs = 80

const isSame = (a: { first: number; last: number }, b: { first: number; last: number }): boolean => a.first === b.first && a.last === b.last

/** What is in view of a list that somebody scrolls. At rest that is all of it, at once. */
export const useSight = ({ first, last }: { first: number; last: number }): Sight => {
  const [sight, setSight] = useState<Sight>({ first, last, step: 0 })
  const now = useRef({ first, last })
  const look = useRef<(() => void) | null>(null)
  useEffect(() => {
    now.current = { first, last }
    const keep = (next: Sight): void => setSight((before) => (isSame(before, next) && before.step === next.step ? before : next))
    const lookAgain = (before: { first: number; last: number }): void => {
      look.current = after(lookMs, () => {
        look.current = null
        const next = sightOf(before, now.current)
        if (next) keep(next)
        if (!isSame(before, now.current)) lookAgain(now.current)
      })
    }
    if (look.current) return
    keep({ first, last, step: 0 })
    lookAgain({ first, last })
  }, [first, last])
  useEffect(
    () => () => {
      look.current?.()
      look.current = null
    },
    [],
  )
  return sight
}
