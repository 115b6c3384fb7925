/** Where a page ended, as an opaque string. Pure. */
import { AppError } from '../app-error.ts'

export const toCursor = (at: number, id: string): string => Buffer.from(`${at}/${id}`).toString('base64url')

/** Throws BAD_INPUT for what is no cursor of ours. */
export const fromCursor = (cursor: string | undefined): { at: number; id: string } | null => {
  if (cursor === undefined) return null
  const [, at, id] = /^(-?\d{1,16})\/([a-z]{3}_[0-9a-f-]+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (at === undefined || id === undefined) throw new AppError('BAD_INPUT', { issues: [{ path: 'cursor', code: 'malformed_cursor' }] })
  return { at: Number(at), id }
}

/** One more than a page was read: whether there is a next one, and where it begins. */
export const toPage = <T, R>(
  rows: readonly R[],
  limit: number,
  to: (row: R) => T,
  place: (row: R) => { at: number; id: string },
): { items: T[]; next?: string } => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? place(last) : undefined
  return { items: items.map(to), ...(next && { next: toCursor(next.at, next.id) }) }
}
