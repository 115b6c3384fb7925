/** Addresses of TikTok's servers, or of another that speaks like them, which has all of it under one base. */
import { AppError } from '../../app-error.ts'

export const realService = 'https://open.tiktokapis.com'
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Only https, except on this machine itself. Throws PLATFORM_REJECTED. */
export const apiUrl = (service: string, path: string): URL => {
  const base = URL.canParse(service) ? new URL(service) : null
  if (!base || !isSafe(base)) throw new AppError('PLATFORM_REJECTED', { platform: 'tiktok', reason: 'service_address' })
  return new URL(`${base.href.replace(/\/+$/, '')}${path}`)
}

/** Whether what is secret may be sent there. */
export const isSafe = (url: URL): boolean =>
  url.username === '' && url.password === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname)))

const isReal = (service: string): boolean => service.replace(/\/+$/, '') === realService

/** The page of consent is not on the API's own host. */
export const consentUrl = (service: string): URL =>
  isReal(service) ? new URL('https://www.tiktok.com/v2/auth/authorize/') : apiUrl(service, '/v2/auth/authorize/')

/** Where a person sees a profile, or one of its videos. */
export const webUrl = (service: string, username: string, videoId?: string): string => {
  const path = `/@${encodeURIComponent(username)}${videoId === undefined ? '' : `/video/${videoId}`}`
  return isReal(service) ? `https://www.tiktok.com${path}` : apiUrl(service, path).href
}
