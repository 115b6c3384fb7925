import type { ScriptRun } from '../../../contract/scripts.ts'
import type { ListedRun } from '../../store/script-reader.ts'
import { isHeld, textOfStep } from './look-after-run.ts'
import type { Scripts } from './parts.ts'

export const toRun = (it: Scripts, row: ListedRun): ScriptRun => {
  const { draft, endedAt, endedReason } = row
  const index = draft.steps.findIndex(({ id }) => id === row.step)
  const step = draft.steps[index]
  const isOver = endedAt !== null
  const isToCopy = !isOver && row.itemId === null && row.phase === 'saying' && step?.kind === 'say'
  return {
    id: row.id,
    scriptId: row.scriptId,
    scriptName: row.scriptName,
    creatorId: row.creatorId,
    creatorName: row.creatorName,
    accountId: row.accountId,
    accountHandle: row.accountHandle,
    platform: row.platform,
    person: row.person,
    personName: row.personName,
    itemId: row.itemId,
    startedAt: new Date(row.startedAt),
    startedBy: row.startedBy,
    phase: isOver ? null : row.phase,
    step: isOver || index < 0 ? null : index + 1,
    steps: draft.steps.length,
    said: row.said.length,
    nextAt: isOver || row.until === null ? null : new Date(row.until),
    heldBy: isOver ? null : (isHeld(it, row)?.by ?? null),
    ended: endedAt === null || endedReason === null ? null : { at: new Date(endedAt), reason: endedReason, detail: row.endedDetail },
    toCopy: isToCopy ? { step: step.id, text: textOfStep(it, row, step.text) } : null,
  }
}
