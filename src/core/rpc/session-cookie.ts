/** The browser's session: a cookie that scripts cannot read and other sites cannot send. */
import type { IncomingMessage } from 'node:http'

/** The port is in the name: cookies do not know ports, and two Coulisses on one machine must not share one. */
const nameFor = (port: number): string => `coulisse_${port}`

export const readSessionCookie = (request: IncomingMessage, port: number): string | null => {
  const wanted = `${nameFor(port)}=`
  const pair = (request.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(wanted))
  return pair ? pair.slice(wanted.length) : null
}

export const sessionCookie = (port: number, token: string | null, expiresAt: number | undefined): string => {
  const base = `${nameFor(port)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict`
  return token === null ? `${base}; Max-Age=0` : `${base}${expiresAt === undefined ? '' : `; Expires=${new Date(expiresAt).toUTCString()}`}`
}
