import { useEffect, useMemo, useState } from 'react'
import { after } from '../../lib/clock.ts'

/**
 * The first `step` of `items`, then so many more in a task of its own each, so that the window answers in between. Begins again
 * with another `key`.
 */
export const useInSteps = <Item>(items: Item[], key: string, step: number): Item[] => {
  const [seen, setSeen] = useState({ key, count: step })
  const count = seen.key === key ? seen.count : step
  const isAll = count >= items.length
  useEffect(() => (isAll ? undefined : after(0, () => setSeen({ key, count: count + step }))), [key, count, isAll, step])
  return useMemo(() => (isAll ? items : items.slice(0, count)), [items, count, isAll])
}
