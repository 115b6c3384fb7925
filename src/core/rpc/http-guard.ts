/**
 * Which HTTP requests are ours to answer. The server listens on loopback only, but any web page of any
 * browser on this machine can reach loopback: so Host must be ours (DNS rebinding), Origin must be ours
 * (cross-site requests), and a call must carry a header that a foreign page cannot send without asking (CSRF).
 */
import type { IncomingMessage } from 'node:http'

export const callHeader = 'x-coulisse'

const loopbackNames = ['127.0.0.1', 'localhost']

/** Whether `Host` names this server, exactly. */
export const isOwnHost = (request: IncomingMessage, port: number): boolean =>
  loopbackNames.some((name) => request.headers.host === `${name}:${port}` || (port === 80 && request.headers.host === name))

/** Whether the page that sent this is ours: no Origin (not a page), or our own. */
export const isOwnOrigin = (request: IncomingMessage, port: number): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  return origin === undefined || loopbackNames.some((name) => origin === `http://${name}:${port}`)
}

/** JSON or a form with files, which is all that our own client sends. */
const isOwnContent = (request: IncomingMessage): boolean => {
  const type = request.headers['content-type']
  return type === undefined || /^(?:application\/json|multipart\/form-data)\b/i.test(type)
}

/** Why a call is not answered: a status and a sentence; undefined when it is. */
export const refusalOf = (request: IncomingMessage, port: number): [status: number, text: string] | undefined => {
  if (!isOwnOrigin(request, port) || request.headers[callHeader] !== '1') return [403, 'Calls come from Coulisse itself only.']
  if (request.method !== 'POST') return [405, 'Only POST here.']
  if (!isOwnContent(request)) return [415, 'Only JSON and forms here.']
  return undefined
}
