/** The practice TikTok: its state and its routes. */
import type { Route } from '../http-server.ts'
import type { OpenDeps } from '../open-deps.ts'
import { consent } from './consent.ts'
import { displayMethods } from './display-methods.ts'
import { TiktokGrants } from './grants.ts'
import { base, MinuteLimiter, type TiktokParts } from './methods.ts'
import { TiktokNetwork } from './network.ts'
import { pages } from './pages.ts'
import { publishMethods } from './publish-methods.ts'
import { finishDraft } from './settle.ts'
import { upload } from './upload.ts'

export interface TiktokOptions {
  /** How long it works on a post; 2 s when left out. */
  processingMs?: number
  /** How long a public post is looked at before its id is told; 5 s when left out. TikTok takes minutes to hours. */
  moderationMs?: number
  /** Refusals come with HTTP 200, as TikTok's may: only `error.code` tells. */
  refusalsOn200?: boolean
  /** Without budgets and caps of a day, e.g. for a load test. */
  noLimits?: boolean
}

export const openTiktok = (options: TiktokOptions, { clock, journal, audience, origin }: OpenDeps) => {
  const network = new TiktokNetwork(clock, journal)
  const grants = new TiktokGrants(clock, journal)
  network.restore()
  grants.restore()
  const parts: TiktokParts = {
    network,
    grants,
    audience,
    limiter: new MinuteLimiter(() => clock.now(), options.noLimits ?? false),
    noLimits: options.noLimits ?? false,
    processingMs: options.processingMs ?? 2000,
    moderationMs: options.moderationMs ?? 5000,
    refusalsOn200: options.refusalsOn200 ?? false,
    url: () => `${origin()}${base}`,
  }
  const routes: Route[] = [consent, publishMethods, upload, displayMethods, pages].flatMap((make) => make(parts))
  return {
    network,
    grants,
    routes,
    /** Of consents, and of the addresses that videos are sent to. */
    tokens: {
      ownerOf: (token: string): string | null => grants.ownerOf(token) ?? network.uploaderOf(token),
      expire: (token: string): void => grants.expire(token),
      revoke: (token: string): void => {
        const uploader = network.uploaderOf(token)
        if (uploader === null) grants.revoke(token)
        else grants.revokeAll(uploader)
      },
    },
    url: parts.url,
    /** The creator posts a draft of the inbox. */
    finishDraft: (publishId: string, post: { text: string; privacy: string }) => finishDraft(parts, publishId, post),
  }
}
