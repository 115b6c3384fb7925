/**
 * Reading lists that a platform gives newest first: back to what was read before, a page at a time. The place is kept as
 * the cursor, so that a reading that ends in between goes on where it was.
 */
import * as z from 'zod'

const place = z.object({
  /** Read up to here. */
  since: z.string(),
  /** The way back is not done: the platform's own cursor, and what will have been read at its end. */
  page: z.string().optional(),
  newest: z.string().optional(),
})
export type Place = z.infer<typeof place>

/** Null: nothing was read yet. */
export const placeOf = (cursor: string | null): Place | null => {
  if (cursor === null) return null
  try {
    return place.parse(JSON.parse(cursor))
  } catch {
    // Of another version: the newest page is read anew.
    return null
  }
}

/**
 * The place after a page. `newest` is the mark of its first entry, `reached` whether it goes back to the place's `since`,
 * `next` the platform's cursor for what is older.
 */
export const placeAfter = (
  before: Place | null,
  { newest, reached, next }: { newest: string | undefined; reached: boolean; next: string | undefined },
): { cursor: string; more: boolean } => {
  const since = before?.since ?? ''
  const first = before?.newest ?? newest ?? since
  const isDone = before === null || reached || next === undefined
  const after: Place = isDone ? { since: first } : { since, page: next, newest: first }
  return { cursor: JSON.stringify(after), more: !isDone }
}
