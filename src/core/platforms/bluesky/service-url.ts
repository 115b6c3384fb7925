/** Addresses of Bluesky servers: only https, except on this machine itself. */
import { AppError } from '../../app-error.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Origin of what a person typed; `bsky.social` is read as https. Throws PLATFORM_REJECTED for the field `service`. */
export const parseService = (typed: string): string => {
  const origin = safeOrigin(/^[a-z]+:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`)
  if (origin === null) throw new AppError('PLATFORM_REJECTED', { platform: 'bluesky', reason: 'service_address', field: 'service' })
  return origin
}

/** `null` when it is no address that credentials may be sent to. */
export const safeOrigin = (address: string): string | null => {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return null
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname)) ? url.origin : null
}

const isLoopback = (origin: string): boolean => loopback.has(new URL(origin).hostname)

/** Where a person sees a profile or post. A server on this machine is none that bsky.app knows, so it shows its own. */
export const webUrl = (service: string, path: string): string => `${isLoopback(service) ? service : 'https://bsky.app'}${path}`
