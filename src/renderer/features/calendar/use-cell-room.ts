import { useSyncExternalStore } from 'react'

const watch = (onChange: () => void): (() => void) => {
  addEventListener('resize', onChange)
  return () => removeEventListener('resize', onChange)
}

/** What stands over a month's grid, the head of a cell and a line in it, in pixels, more or less. */
const [above, head, line, least] = [190, 26, 20, 4]

/** So many publications a month's cell has room for, one more than are in sight, so that it says that there are more. */
export const useCellRoom = (weeks: number): number =>
  useSyncExternalStore(watch, () => Math.max(least, Math.floor(((innerHeight - above) / Math.max(1, weeks) - head) / line) + 1))
