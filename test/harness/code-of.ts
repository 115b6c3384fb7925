/** How a call ended, by its code: `ok`, a code of the error table, or `undefined:…` for what the contract does not know. */
import { ORPCError } from '@orpc/client'

export const codeOf = async (call: PromiseLike<unknown>): Promise<string> => {
  try {
    await call
    return 'ok'
  } catch (error) {
    if (error instanceof ORPCError) return error.defined ? String(error.code) : `undefined:${String(error.code)}`
    return `undefined:${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`
  }
}
