/** Recomputes the audit trail's hash chain, some rows at a time, so that other calls go on meanwhile. */
import { setImmediate } from 'node:timers/promises'
import type { Handler } from '../../procedure.ts'
import { chainStart, createHistoryReader } from '../../store/history-reader.ts'
import type { ProceduresDeps } from './deps.ts'

const rowsAtOnce = 2000

export const verifyHistory = ({ store }: ProceduresDeps): Handler<'history.verify'> => {
  const reader = createHistoryReader(store)
  return async ({ call }) => {
    let state = chainStart
    for (let next = reader.verifySome(state, rowsAtOnce); next; next = reader.verifySome(state, rowsAtOnce)) {
      state = next
      call.signal?.throwIfAborted()
      await setImmediate()
    }
    return { intact: state.firstBroken === null, rows: state.rows, firstBroken: state.firstBroken }
  }
}
