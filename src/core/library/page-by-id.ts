/** Pages whose cursor is the id of the last thing shown. Pure. */
import { AppError } from '../app-error.ts'

/** Throws BAD_INPUT for what is no id of this kind. */
export const idCursor = (cursor: string | undefined, prefix: string): string | null => {
  if (cursor === undefined) return null
  if (!new RegExp(`^${prefix}_[0-9a-f-]{36}$`).test(cursor))
    throw new AppError('BAD_INPUT', { issues: [{ path: 'cursor', code: 'malformed_cursor' }] })
  return cursor
}
