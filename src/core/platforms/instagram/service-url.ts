/** Addresses of Instagram's servers, or of another that speaks like them, which has all of it under one base. */
import { AppError } from '../../app-error.ts'

export const realService = 'https://graph.instagram.com'
/** Unless the address of the servers ends in another, e.g. `https://graph.instagram.com/v26.0`. */
const usualVersion = 'v25.0'
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

interface Base {
  /** Without a slash at its end. */
  address: string
  version: string
}

/** Only https, except on this machine itself. Throws PLATFORM_REJECTED. */
const baseOf = (service: string): Base => {
  const url = URL.canParse(service) ? new URL(service) : null
  if (!url || !isSafe(url)) throw new AppError('PLATFORM_REJECTED', { platform: 'instagram', reason: 'service_address', field: 'service' })
  const address = url.href.replace(/\/+$/, '')
  const version = /\/(v\d+\.\d+)$/.exec(address)?.[1]
  return version === undefined ? { address, version: usualVersion } : { address: address.slice(0, -version.length - 1), version }
}

const isSafe = (url: URL): boolean =>
  url.username === '' &&
  url.password === '' &&
  url.search === '' &&
  (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname)))

/** Of the Graph API, e.g. `/me`. */
export const graphUrl = (service: string, path: string): URL => {
  const { address, version } = baseOf(service)
  return new URL(`${address}/${version}${path}`)
}

/** Where tokens are lengthened and renewed: these have no version. */
export const tokenUrl = (service: string, path: '/access_token' | '/refresh_access_token'): URL =>
  new URL(`${baseOf(service).address}${path}`)

const onOtherHost = (service: string, host: string, path: string): URL => {
  const { address } = baseOf(service)
  return new URL(`${address === realService ? host : address}${path}`)
}

/** Where a code becomes a token. */
export const codeUrl = (service: string): URL => onOtherHost(service, 'https://api.instagram.com', '/oauth/access_token')

export const consentUrl = (service: string): URL => onOtherHost(service, 'https://www.instagram.com', '/oauth/authorize')

/** Where a person sees a profile. */
export const profileUrl = (service: string, username: string): string =>
  onOtherHost(service, 'https://www.instagram.com', `/${encodeURIComponent(username)}/`).href
