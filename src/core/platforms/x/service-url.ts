/** Addresses: X's own API, pages and consent are on two hosts; any other server has all of them under its one address. */

export const ownService = 'https://api.x.com'
const ownPages = 'https://x.com'

export const apiUrl = (service: string, path: string): URL => new URL(`${service}${path}`)

const pagesOf = (service: string): string => (service === ownService ? ownPages : service)

export const consentUrl = (service: string): URL => new URL(`${pagesOf(service)}/i/oauth2/authorize`)

export const profileUrl = (service: string, username: string): string => `${pagesOf(service)}/${username}`

/** X finds a post by its id; the name before it may be anybody's. */
export const postUrl = (service: string, username: string, id: string): string => `${pagesOf(service)}/${username}/status/${id}`

/** Whatever else a copied link carries. */
export const readLink = (link: string): string | null =>
  URL.canParse(link) ? (/\/status\/([0-9]{1,19})(?:\/|$)/.exec(new URL(link).pathname)?.[1] ?? null) : null
