/** Is the end of the history there? Whether every row of it is, its verification says (`history.verify`). */
import type { HistorySeal } from '../people/history-seal.ts'
import { failed } from './check.ts'
import type { Check } from './check.ts'

export const checkHistory = (historySeal: Pick<HistorySeal, 'check'>): Check[] => {
  const end = historySeal.check()
  return end.state === 'cut' ? [failed('store', 'store.history_cut', { seq: end.seq })] : []
}
