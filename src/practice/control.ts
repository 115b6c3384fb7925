/**
 * Driving the network from another process: accounts and faults, as JSON under `/_control`. Asks for a JSON content
 * type, so that no page in a browser can do it.
 */
import * as z from 'zod'
import { Refusal } from './answer.ts'
import type { BlueskyNetwork } from './bluesky/network.ts'
import { fault, type Faults } from './faults.ts'
import type { PracticeRequest, Route } from './http-server.ts'
import type { openInstagram } from './instagram/open.ts'
import type { PlainNetwork } from './plain/network.ts'
import type { TiktokNetwork } from './tiktok/network.ts'
import { addPast, pastOf, type HistoryParts } from './history.ts'
import { audienceMarkets } from './truth.ts'
import type { XNetwork } from './x/network.ts'

/** Where its simulated audience is. */
const market = z.enum(audienceMarkets).optional()
const newAccount = z.object({ handle: z.string(), password: z.string(), displayName: z.string().optional(), market })
const newXAccount = z.object({ username: z.string().regex(/^\w{1,15}$/), name: z.string().optional(), market })
const newXApp = z.object({ name: z.string().optional(), redirectUris: z.array(z.url()).min(1).max(10) })
const newTiktokAccount = z.object({
  username: z.string().regex(/^[\w.]{2,24}$/),
  displayName: z.string().optional(),
  isPrivate: z.boolean().optional(),
  off: z.array(z.enum(['comment', 'duet', 'stitch'])).optional(),
  maxVideoSeconds: z.int().min(1).optional(),
  market,
})
const newTiktokApp = z.object({
  name: z.string().optional(),
  redirectUris: z.array(z.string().max(512)).min(1).max(10).optional(),
  audited: z.boolean().optional(),
  verifiedDomains: z.array(z.string()).optional(),
})
const newInstagramAccount = z.object({
  username: z.string().regex(/^[\w.]{1,30}$/),
  name: z.string().optional(),
  accountType: z.enum(['BUSINESS', 'MEDIA_CREATOR', 'PERSONAL']).optional(),
  quota: z.int().min(0).optional(),
  market,
})
const newInstagramApp = z.object({ name: z.string().optional(), redirectUris: z.array(z.url()).min(1).max(10).optional() })
const newPlainAccount = z.object({ name: z.string(), password: z.string() })

interface Controlled {
  faults: Faults
  bluesky: BlueskyNetwork
  x: XNetwork
  tiktok: TiktokNetwork
  instagram: Pick<ReturnType<typeof openInstagram>, 'network' | 'generateToken'>
  plain: PlainNetwork
  history: HistoryParts
}

export const controlRoutes = ({ faults, bluesky, x, tiktok, instagram, plain, history }: Controlled): Route[] => [
  {
    method: 'POST',
    path: '/_control/faults',
    handle: (request) => {
      faults.next(read(request, fault))
      return { status: 200, body: { pending: faults.pending } }
    },
  },
  { method: 'GET', path: '/_control/faults', handle: () => ({ status: 200, body: { pending: faults.pending } }) },
  {
    method: 'DELETE',
    path: '/_control/faults',
    handle: () => {
      faults.clear()
      return { status: 200, body: { pending: 0 } }
    },
  },
  {
    method: 'POST',
    path: '/_control/accounts',
    handle: (request) => {
      const { did, handle } = bluesky.createAccount(given(read(request, newAccount)))
      return { status: 200, body: { did, handle } }
    },
  },
  {
    method: 'POST',
    path: '/_control/x-accounts',
    handle: (request) => {
      const { id, username } = x.createAccount(given(read(request, newXAccount)))
      return { status: 200, body: { id, username } }
    },
  },
  {
    method: 'POST',
    path: '/_control/x-apps',
    handle: (request) => ({ status: 200, body: x.createApp(read(request, newXApp)) }),
  },
  {
    method: 'POST',
    path: '/_control/tiktok-accounts',
    handle: (request) => {
      const { id, username } = tiktok.createAccount(given(read(request, newTiktokAccount)))
      return { status: 200, body: { id, username } }
    },
  },
  {
    method: 'POST',
    path: '/_control/tiktok-apps',
    handle: (request) => ({ status: 200, body: tiktok.createApp(given(read(request, newTiktokApp))) }),
  },
  {
    method: 'POST',
    path: '/_control/instagram-accounts',
    handle: (request) => {
      const account = instagram.network.createAccount(given(read(request, newInstagramAccount)))
      // As the dashboard generates it, for whoever connects without a page of consent.
      return { status: 200, body: { id: account.id, username: account.username, token: instagram.generateToken(account) } }
    },
  },
  {
    method: 'POST',
    path: '/_control/instagram-apps',
    handle: (request) => ({ status: 200, body: instagram.network.createApp(given(read(request, newInstagramApp))) }),
  },
  {
    method: 'POST',
    path: '/_control/history',
    maxBodyBytes: 16_000_000,
    handle: (request) => ({ status: 200, body: { posts: addPast(history, read(request, pastOf)) } }),
  },
  {
    method: 'POST',
    path: '/_control/plain-accounts',
    handle: (request) => {
      const { name, password } = read(request, newPlainAccount)
      plain.createAccount(name, password)
      return { status: 200, body: { name } }
    },
  },
]

const read = <T>(request: PracticeRequest, schema: z.ZodType<T>): T => {
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) throw new Refusal(415, 'UnsupportedMediaType', 'send JSON')
  const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(request.body)))
  if (!parsed.success) throw new Refusal(400, 'InvalidRequest', z.prettifyError(parsed.error))
  return parsed.data
}

/** Without the fields that were left out. */
const given = <T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
