/** The practice X: its state and its routes. */
import type { Route } from '../http-server.ts'
import type { OpenDeps } from '../open-deps.ts'
import { RateLimiter } from '../rate-limiter.ts'
import { consent } from './consent.ts'
import { XGrants } from './grants.ts'
import { mediaMethods } from './media-methods.ts'
import { base, xRates, type XParts } from './methods.ts'
import { XNetwork } from './network.ts'
import { messageMethods } from './message-methods.ts'
import { pages, unknownEndpoints } from './pages.ts'
import { postMethods } from './post-methods.ts'
import { userMethods } from './user-methods.ts'

export interface XOptions {
  /** Budget of every endpoint, in place of X's own. */
  limit?: number
  /** `old`: fields by the names they had before X's description 2.167. */
  names?: 'new' | 'old'
  /** How long it works on a video; 2 s when left out. */
  processingMs?: number
}

export const openX = (options: XOptions, { clock, journal, audience, origin }: OpenDeps) => {
  const network = new XNetwork(clock, journal)
  const grants = new XGrants(clock, journal)
  network.restore()
  grants.restore()
  const parts: XParts = {
    network,
    grants,
    audience,
    limiter: new RateLimiter(clock, xRates),
    limit: options.limit ?? null,
    names: options.names ?? 'new',
    processingMs: options.processingMs ?? 2000,
    url: () => `${origin()}${base}`,
  }
  const routes: Route[] = [
    ...[consent, postMethods, mediaMethods, userMethods, messageMethods, pages].flatMap((make) => make(parts)),
    ...unknownEndpoints,
  ]
  return { network, grants, routes, url: parts.url }
}
