/** Tells which rows of a list that is drawn whole are in sight; where nobody can tell, all of them are. */
import { useEffect, useRef, type RefObject } from 'react'

export const useRowsInSight = (
  rows: readonly unknown[],
  show: (first: number, last: number) => void,
): RefObject<HTMLUListElement | null> => {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const box = list.current
    if (!box || rows.length === 0) return
    if (typeof IntersectionObserver === 'undefined') {
      show(0, rows.length - 1)
      return
    }
    const children = [...box.children].slice(-rows.length)
    const seen = new Set<number>()
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const place = children.indexOf(target)
        if (isIntersecting) seen.add(place)
        else seen.delete(place)
      }
      if (seen.size > 0) show(Math.min(...seen), Math.max(...seen))
    })
    for (const child of children) observer.observe(child)
    return () => observer.disconnect()
  }, [rows, show])
  return list
}
