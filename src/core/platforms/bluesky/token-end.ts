/** When a token ends, as it says itself (the `exp` of a JWT, RFC 7519 §4.1.4). It is not verified: nothing hangs on it. */
import * as z from 'zod'

const claims = z.object({ exp: z.number() })

/** ms UTC; null for what is no JWT, or one without an end. */
export const endOf = (token: string): number | null => {
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
    return read.success ? read.data.exp * 1000 : null
  } catch {
    return null
  }
}
