/**
 * Which HTTP requests are ours to answer. The server listens on loopback only, but any web page of any
 * browser on this machine can reach loopback: so Host must be ours (DNS rebinding), Origin must be ours
 * (cross-site requests), and a call must carry a header that a foreign page cannot send without asking (CSRF).
 */
import type { IncomingMessage } from 'node:http'

export const callHeader = 'x-coulisse'

const loopbackNames = new Set(['127.0.0.1', 'localhost'])

/** Whether `Host` names this server. */
export const isOwnHost = (request: IncomingMessage, port: number): boolean => {
  const [name, hostPort] = (request.headers.host ?? '').split(':')
  return loopbackNames.has(name ?? '') && Number(hostPort ?? 80) === port
}

/** Whether the page that sent this is ours: no Origin (not a page), or our own. */
export const isOwnOrigin = (request: IncomingMessage, port: number): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  return origin === undefined || [...loopbackNames].some((name) => origin === `http://${name}:${port}`)
}

export const mayCall = (request: IncomingMessage, port: number): boolean =>
  isOwnHost(request, port) && isOwnOrigin(request, port) && request.headers[callHeader] === '1'
