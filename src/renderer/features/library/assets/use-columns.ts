import { useLayoutEffect, useState, type RefObject } from 'react'

/** Sizes in pixels of the grid's squares. */
export const gridSizes = { least: 168, gap: 12, pad: 24, foot: 36 } as const

/** Of the pictures that core cuts for lists (`media.readMany`). */
export const squareSide = 256

export interface Columns {
  count: number
  /** Of a square. */
  side: number
}

const columnsIn = (width: number): Columns => {
  const { least, gap, pad } = gridSizes
  const inner = Math.max(least, width - 2 * pad)
  const count = Math.max(2, Math.floor((inner + gap) / (least + gap)))
  return { count, side: Math.floor((inner - gap * (count - 1)) / count) }
}

/** As many squares as fit beside each other, and how wide that makes them. */
export const useColumns = (element: RefObject<HTMLElement | null>): Columns => {
  const [columns, setColumns] = useState<Columns>(() => columnsIn(1000))
  useLayoutEffect(() => {
    const node = element.current
    if (!node) return
    const measure = (): void => {
      const next = columnsIn(node.clientWidth)
      setColumns((before) => (before.count === next.count && before.side === next.side ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    return () => observer.disconnect()
  }, [element])
  return columns
}
