/** Periods of whole days that are over, as dates of one zone's calendar. Pure. */
import { parseDate } from '@internationalized/date'
import * as z from 'zod'

export interface Period {
  /** `YYYY-MM-DD`, both included. */
  from: string
  to: string
}

export const lengths = { last7: 7, last30: 30, last90: 90 } as const
export type PeriodChoice = keyof typeof lengths | 'custom'
const usual = 'last30'

const longest = 366

/** The `days` days before `today`. */
export const lastDays = (today: string, days: number): Period => {
  const end = parseDate(today).subtract({ days: 1 })
  return { from: end.subtract({ days: days - 1 }).toString(), to: end.toString() }
}

export const isPeriod = ({ from, to }: Period): boolean => {
  const days = parseDate(to).compare(parseDate(from)) + 1
  return days >= 1 && days <= longest
}

const dates = z.tuple([z.iso.date(), z.iso.date()])

/** What an address says: `last7`, `last90`, `2026-11-01..2026-11-20`. Nothing, or nonsense: the last 30 days. */
export const readPeriod = (word: string | undefined, today: string): Period & { choice: PeriodChoice } => {
  const custom = dates.safeParse(word?.split('..'))
  if (custom.success) return { choice: 'custom', from: custom.data[0], to: custom.data[1] }
  const choice = word === 'last7' || word === 'last90' ? word : usual
  return { choice, ...lastDays(today, lengths[choice]) }
}

export const writePeriod = ({ choice, from, to }: Period & { choice: PeriodChoice }): string | undefined =>
  choice === 'custom' ? `${from}..${to}` : choice === usual ? undefined : choice
