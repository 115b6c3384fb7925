/** A failure as it is stored: a code of the contract's table and its data, JSON-safe. Never a platform's own words. */
import type { ErrorCode } from '../contract/errors.ts'
import { AppError } from './app-error.ts'
import { sqliteFailure } from './sqlite-failure.ts'

export interface Failure {
  code: ErrorCode
  data: Record<string, unknown>
}

/** What is not an AppError is a fault of ours: INTERNAL, its detail only in the log. */
export const toFailure = (error: unknown): Failure => {
  const known = error instanceof AppError ? error : sqliteFailure(error)
  return known
    ? { code: known.code, data: JSON.parse(JSON.stringify(known.data)) as Record<string, unknown> }
    : { code: 'INTERNAL', data: {} }
}
