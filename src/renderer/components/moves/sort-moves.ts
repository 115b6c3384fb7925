/** Moves by what stands in their way. Pure. */
import type { CheckedMove } from '../../../contract/calendar.ts'

/** `clear`: nothing new; `broken`: with a reason; `stopped`: not at all. */
export interface SortedMoves {
  clear: CheckedMove[]
  broken: CheckedMove[]
  stopped: CheckedMove[]
}

export const sortMoves = (checked: readonly CheckedMove[]): SortedMoves => {
  const isStopped = ({ broken }: CheckedMove): boolean => broken.some(({ canOverride }) => !canOverride)
  const isClear = ({ broken }: CheckedMove): boolean => broken.every(({ isNew, canOverride }) => canOverride && !isNew)
  return {
    clear: checked.filter(isClear),
    broken: checked.filter((move) => !isClear(move) && !isStopped(move)),
    stopped: checked.filter(isStopped),
  }
}
