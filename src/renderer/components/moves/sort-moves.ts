/** Moves by what stands in their way. */
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

/**
 * What stays may break what else would move: the clear ones are asked about alone until they break nothing new. Each that
 * falls out says what it broke then.
 */
export const settleMoves = async (
  checked: readonly CheckedMove[],
  check: (moves: readonly CheckedMove[]) => Promise<CheckedMove[]>,
): Promise<SortedMoves> => {
  const { clear, broken, stopped } = sortMoves(checked)
  if (clear.length === 0 || clear.length === checked.length) return { clear, broken, stopped }
  const rest = await settleMoves(await check(clear), check)
  return { clear: rest.clear, broken: [...broken, ...rest.broken], stopped: [...stopped, ...rest.stopped] }
}
