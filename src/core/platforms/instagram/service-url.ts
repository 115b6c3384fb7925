/** Addresses of Instagram's servers, or of another that speaks like them, which has all of it under one base. */
import { AppError } from '../../app-error.ts'

export const realService = 'https://graph.instagram.com'
/** Of Facebook Login, for accounts that stand on a Facebook Page. */
export const facebookService = 'https://graph.facebook.com'
export type Login = 'instagram' | 'facebook'
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

/** By whose pages an account consents there. Another server that speaks like both has Facebook's under `/facebook`. */
export const loginOf = (service: string): Login => {
  const { address } = baseOf(service)
  return address === facebookService || (address !== realService && address.endsWith('/facebook')) ? 'facebook' : 'instagram'
}

/** The account itself: of Facebook Login `me` is a person. */
export const ownPath = ({ service, remoteId }: { service: string; remoteId: string }): string =>
  loginOf(service) === 'facebook' ? `/${remoteId}` : '/me'

/** Of the Graph API, e.g. `/me`. */
export const graphUrl = (service: string, path: string): URL => {
  const { address, version } = baseOf(service)
  return new URL(`${address}/${version}${path}`)
}

/** Where tokens are lengthened and renewed: these have no version. */
export const tokenUrl = (service: string, path: '/access_token' | '/refresh_access_token'): URL =>
  new URL(`${baseOf(service).address}${path}`)

const isReal = (address: string): boolean => address === realService || address === facebookService

const onOtherHost = (service: string, host: string, path: string): URL => {
  const { address } = baseOf(service)
  return new URL(`${isReal(address) ? host : address}${path}`)
}

/** Where a code becomes a token. */
export const codeUrl = (service: string): URL =>
  loginOf(service) === 'facebook'
    ? graphUrl(service, '/oauth/access_token')
    : onOtherHost(service, 'https://api.instagram.com', '/oauth/access_token')

export const consentUrl = (service: string): URL => {
  if (loginOf(service) === 'instagram') return onOtherHost(service, 'https://www.instagram.com', '/oauth/authorize')
  const { address, version } = baseOf(service)
  return isReal(address) ? new URL(`https://www.facebook.com/${version}/dialog/oauth`) : new URL(`${address}/dialog/oauth`)
}

/** Where a person sees a profile. */
export const profileUrl = (service: string, username: string): string =>
  onOtherHost(service, 'https://www.instagram.com', `/${encodeURIComponent(username)}/`).href

/** Whether a video's bytes, and the token with them, may be sent to an address that Instagram named. */
export const isUploadUrl = (service: string, named: string): boolean => {
  if (!URL.canParse(named)) return false
  const url = new URL(named)
  const { address } = baseOf(service)
  return isReal(address) ? url.origin === 'https://rupload.facebook.com' : url.origin === new URL(address).origin
}
