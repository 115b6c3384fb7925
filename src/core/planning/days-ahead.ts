/** What is missing of several creators on the days ahead, gathered by day. Pure. */
import type { DayAhead, ObligationDay, PlanGap } from '../../contract/obligations.ts'
import { mostTold } from '../../contract/obligations.ts'

export interface Missing {
  /** Missing or at risk; by the day on which they show. */
  debts: readonly { shownOn: string; debt: ObligationDay }[]
  gaps: readonly PlanGap[]
}

type Day = Omit<DayAhead, 'more'> & { debtCount: number; gapCount: number; atRiskDebts: ObligationDay[] }

/** On which day what is owed shows, where something stands in its way; null: nothing does, or it is over. */
export const shownOn = ({ state, date, per }: ObligationDay, today: string): string | null => {
  if (state !== 'missing' && state !== 'at_risk') return null
  if (date >= today) return date
  return per === 'week' ? today : null
}

export const createDaysAhead = () => {
  const days = new Map<string, Day>()
  const dayOf = (date: string): Day => {
    const found = days.get(date)
    if (found) return found
    const made = { date, missing: 0, atRisk: 0, kind: null, short: 0, debts: [], gaps: [], debtCount: 0, gapCount: 0, atRiskDebts: [] }
    days.set(date, made)
    return made
  }
  const addDebt = (date: string, debt: ObligationDay): void => {
    const day = dayOf(date)
    day.kind = day.debtCount === 0 || day.kind === debt.kind ? debt.kind : null
    day.debtCount += 1
    if (debt.state === 'missing') day.missing += 1
    else day.atRisk += 1
    const told = debt.state === 'missing' ? day.debts : day.atRiskDebts
    if (told.length < mostTold) told.push(debt)
  }
  return {
    add: ({ debts, gaps }: Missing): void => {
      for (const { shownOn: date, debt } of debts) addDebt(date, debt)
      for (const gap of gaps) {
        const day = dayOf(gap.date)
        day.gapCount += 1
        day.short += gap.wanted - gap.planned
        if (day.gaps.length < mostTold) day.gaps.push(gap)
      }
    },
    /** By date. */
    days: (): DayAhead[] =>
      [...days.values()]
        .toSorted((a, b) => a.date.localeCompare(b.date))
        .map(({ debtCount, gapCount, atRiskDebts, ...day }) => {
          const debts = [...day.debts, ...atRiskDebts].slice(0, mostTold)
          return { ...day, debts, more: debtCount + gapCount - debts.length - day.gaps.length }
        }),
  }
}
