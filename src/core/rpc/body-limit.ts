/** How large a request may be, decided before a byte of it is read: a body is held in memory whole. */
import type { IncomingMessage } from 'node:http'
import type { CurrentUser } from '../procedure.ts'

/** A caption, a form: nobody needs more before signing in. */
const anonymousBytes = 1_000_000
/** An import of 20 MB of CSV with what JSON adds. */
const signedInBytes = 25_000_000
/** The largest file (300 MB, `media.upload`) with what multipart adds. */
const uploadBytes = 301_000_000

export const bodyLimit = (path: string, user: Pick<CurrentUser, 'role'> | null): number => {
  if (user === null) return anonymousBytes
  return path === '/rpc/media/upload' && user.role !== 'model' ? uploadBytes : signedInBytes
}

/** The announced length; undefined when there is a body of unknown length. HTTP holds a body to its announcement. */
export const announcedBytes = (request: IncomingMessage): number | undefined => {
  if (request.headers['transfer-encoding'] !== undefined) return undefined
  const length = request.headers['content-length']
  return length === undefined ? 0 : Number(length)
}
