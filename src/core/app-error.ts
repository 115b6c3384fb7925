/** The one class of expected failure. Code and data come from the closed table in `contract/errors.ts`. */
import type { ErrorCode, ErrorData } from '../contract/errors.ts'

export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError'
  readonly code: C
  readonly data: ErrorData<C>

  constructor(code: C, data: ErrorData<C>, options?: { cause?: unknown }) {
    super(code, options)
    this.code = code
    this.data = data
  }
}

export const isAppError = <C extends ErrorCode>(error: unknown, ...codes: C[]): error is AppError<C> =>
  error instanceof AppError && (codes.length === 0 || codes.includes(error.code as C))
