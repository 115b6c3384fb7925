/** Where the cursor goes for a key, in `count` things shown in rows of `columns`, of which `rows` are in view. `null`: not ours. Pure. */
export const nextPlace = (
  key: string,
  at: number,
  { count, columns, rows }: { count: number; columns: number; rows: number },
): number | null => {
  const last = count - 1
  if (last < 0) return null
  const to = (place: number): number => Math.min(last, Math.max(0, place))
  switch (key) {
    case 'ArrowRight':
      return to(at + 1)
    case 'ArrowLeft':
      return to(at - 1)
    case 'ArrowDown':
    case 'j':
      return at + columns > last ? at : at + columns
    case 'ArrowUp':
    case 'k':
      return at - columns < 0 ? at : at - columns
    case 'PageDown':
      return to(at + columns * rows)
    case 'PageUp':
      return to(at - columns * rows)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
