/** The practice Instagram: its state and its routes. */
import type { Route } from '../http-server.ts'
import type { OpenDeps } from '../open-deps.ts'
import { consent, generateToken } from './consent.ts'
import { InstagramGrants } from './grants.ts'
import { hashtagEdges } from './hashtag-methods.ts'
import { messageEdges } from './message-methods.ts'
import { base, edgeRoutes, facebookBase, UseMeter, type InstagramParts } from './methods.ts'
import { InstagramNetwork, type InstagramAccount } from './network.ts'
import { pages } from './pages.ts'
import { publishMethods, upload } from './publish-methods.ts'
import { readMethods } from './read-methods.ts'

export interface InstagramOptions {
  /** How long it works on a video; 2 s when left out; 0: it is done with it before it answers. Pictures are there at once. */
  processingMs?: number
  /** The token endpoint's answer is bare, as older copies of the documentation have it. */
  bareTokens?: boolean
  /** Without budgets, e.g. for a load test. */
  noLimits?: boolean
}

export const openInstagram = (options: InstagramOptions, { clock, journal, audience, origin }: OpenDeps) => {
  const network = new InstagramNetwork(clock, journal)
  const grants = new InstagramGrants(clock, journal)
  network.restore()
  grants.restore()
  const parts: InstagramParts = {
    network,
    grants,
    audience,
    use: new UseMeter(() => clock.now(), options.noLimits ?? false),
    processingMs: options.processingMs ?? 2000,
    wrapsTokens: !(options.bareTokens ?? false),
    url: () => `${origin()}${base}`,
  }
  const own: Route[] = [
    ...[consent, upload, pages].flatMap((make) => make(parts)),
    ...edgeRoutes(parts, [...readMethods(parts), ...publishMethods(parts), ...hashtagEdges(parts), ...messageEdges(parts)]),
  ]
  // Facebook's own servers, for Facebook Login: the same under another path.
  const routes = [...own, ...own.map((route) => ({ ...route, path: route.path.replace(base, facebookBase) }))]
  return {
    network,
    grants,
    routes,
    url: parts.url,
    /** A token as the dashboard's "Generate token" gives it: 60 days, no consent. */
    generateToken: (account: InstagramAccount, login: 'instagram' | 'facebook' = 'instagram'): string =>
      generateToken(parts, account, login),
  }
}
