/** Which row of the error table a thrown thing is. Branch on this, never on a message. */
import { ORPCError } from '@orpc/client'
import { errorTable, type ErrorCode, type ErrorData } from '../../contract/errors.ts'

/** Core gave no answer at all: not started, ended, or the line is cut. */
export type SeenCode = ErrorCode | 'UNREACHABLE'

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code)

export const codeOf = (error: unknown): SeenCode => {
  if (error instanceof ORPCError) {
    const { code } = error as ORPCError<string, unknown>
    // The library's own word for input that is not of the contract.
    if (code === 'BAD_REQUEST') return 'BAD_INPUT'
    return isErrorCode(code) ? code : 'INTERNAL'
  }
  if (error instanceof DOMException && error.name === 'AbortError') return 'CANCELLED'
  return 'UNREACHABLE'
}

/** The data of an error, when it is the code asked for. */
export const dataOf = <C extends ErrorCode>(error: unknown, code: C): ErrorData<C> | null => {
  if (codeOf(error) !== code || !(error instanceof ORPCError)) return null
  const parsed = errorTable[code].data.safeParse((error as ORPCError<string, unknown>).data)
  return parsed.success ? (parsed.data as ErrorData<C>) : null
}
