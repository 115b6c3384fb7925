/** How large a request may be, decided before a byte of it is read: a body is held in memory whole. */
import type { IncomingMessage } from 'node:http'
import type { CurrentUser } from '../procedure.ts'

/** A caption, a form: nobody needs more before signing in. */
const anonymousBytes = 1_000_000
/** An import of 20 MB of CSV with what JSON adds. Files that are larger come in parts (`media.beginUpload`). */
const signedInBytes = 25_000_000

export const bodyLimit = (user: CurrentUser | null): number => (user === null ? anonymousBytes : signedInBytes)

/** The announced length; undefined when there is a body of unknown length. HTTP holds a body to its announcement. */
export const announcedBytes = (request: IncomingMessage): number | undefined => {
  if (request.headers['transfer-encoding'] !== undefined) return undefined
  const length = request.headers['content-length']
  return length === undefined ? 0 : Number(length)
}
