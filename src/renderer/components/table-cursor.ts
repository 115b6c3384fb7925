/** Where the cursor goes for a key, in a list of `count` rows of which `page` are in view. `null`: not ours. */
export const nextCursor = (key: string, cursor: number, count: number, page: number): number | null => {
  const last = count - 1
  if (last < 0) return null
  const clamp = (row: number) => Math.min(last, Math.max(0, row))
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return clamp(cursor + 1)
    case 'ArrowUp':
    case 'k':
      return clamp(cursor - 1)
    case 'PageDown':
      return clamp(cursor + page)
    case 'PageUp':
      return clamp(cursor - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** The ids from one row to another, both included, in whichever order. */
export const idsBetween = (ids: readonly string[], from: number, to: number): string[] =>
  ids.slice(Math.min(from, to), Math.max(from, to) + 1)
