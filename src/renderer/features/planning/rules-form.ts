/** What every part of the plan's form is given. */
import type { PlanRules } from '../../../contract/plans.ts'

export interface RulesFormPart {
  rules: PlanRules
  /** Only what changes. */
  onChange: (changes: Partial<PlanRules>) => void
  /** The words under the field of this path (`bands.0.min`), when something stands against it. */
  errorAt: (path: string) => string | null
}

export const replaced = <T>(list: readonly T[], index: number, changes: Partial<T>): T[] =>
  list.map((item, at) => (at === index ? { ...item, ...changes } : item))

export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index)

/** `band-4`: the next number that no band has, so that no two share their slots. */
export const nextBandId = (taken: readonly string[]): string => {
  const numbers = taken.map((id) => Number(/^band-(\d+)$/.exec(id)?.[1] ?? 0))
  return `band-${Math.max(0, ...numbers) + 1}`
}
