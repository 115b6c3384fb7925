/** Recomputes the audit trail's hash chain and looks whether its end is there, some rows at a time, so that other calls go on meanwhile. */
import { setImmediate } from 'node:timers/promises'
import type { Handler } from '../../procedure.ts'
import { chainStart, createHistoryReader } from '../../store/history-reader.ts'
import type { ProceduresDeps } from './deps.ts'

const rowsAtOnce = 2000

export const verifyHistory = ({ store, people }: ProceduresDeps): Handler<'history.verify'> => {
  const reader = createHistoryReader(store)
  return async ({ call }) => {
    let state = chainStart
    for (let next = reader.verifySome(state, rowsAtOnce); next; next = reader.verifySome(state, rowsAtOnce)) {
      state = next
      call.signal?.throwIfAborted()
      await setImmediate()
    }
    const end = people.historySeal.check()
    const firstBroken = state.firstBroken ?? (end.state === 'cut' ? end.seq : null)
    return { intact: firstBroken === null, rows: state.rows, firstBroken, end: end.state }
  }
}
