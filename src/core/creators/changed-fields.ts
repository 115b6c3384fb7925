/** What an audit entry keeps of a change: the fields that differ, before and after. Pure. */
import { isDeepStrictEqual } from 'node:util'

/** `null` when nothing differs. Fields of `after` only are looked at. */
export const changedFields = <T extends object>(
  before: Readonly<T>,
  after: Readonly<Partial<T>>,
): { before: Partial<T>; after: Partial<T> } | null => {
  const keys = (Object.keys(after) as (keyof T)[]).filter((key) => after[key] !== undefined && !isDeepStrictEqual(before[key], after[key]))
  if (keys.length === 0) return null
  const pick = (from: Readonly<Partial<T>>) => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>
  return { before: pick(before), after: pick(after) }
}
