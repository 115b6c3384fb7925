/** What Meta says of use: percentages, and the minutes until calls are taken again. There is no Retry-After. */
import type * as z from 'zod'
import { appUse, businessUse } from './answers.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const fallbackMs = 10 * minuteMs

const parsed = <T>(value: string | null, schema: z.ZodType<T>): T | null => {
  try {
    return schema.safeParse(JSON.parse(value ?? '')).data ?? null
  } catch {
    // A header that is no JSON says nothing.
    return null
  }
}

/** When to ask again after a limit was reached; ten minutes where it is not said, a day at most. */
export const retryAtOf = (headers: Headers, now: number): Date => {
  const uses = Object.values(parsed(headers.get('x-business-use-case-usage'), businessUse) ?? {}).flat()
  const minutes = Math.max(0, ...uses.map((use) => use.estimated_time_to_regain_access ?? 0))
  const ms = minutes > 0 ? Math.round(minutes * minuteMs) : fallbackMs
  return new Date(now + Math.min(ms, 24 * hourMs))
}

/** Of the calls of an hour, in percent. */
export const callBudget = (headers: Headers, now: number) => {
  const use = parsed(headers.get('x-app-usage'), appUse)
  if (!use) return null
  const used = Math.min(100, Math.max(use.call_count, use.total_cputime ?? 0, use.total_time ?? 0))
  return { name: 'calls', limit: 100, remaining: Math.floor(100 - used), resetsAt: now + hourMs }
}
