/**
 * Driving the network from another process: accounts and faults, as JSON under `/_control`. Asks for a JSON content
 * type, so that no page in a browser can do it.
 */
import * as z from 'zod'
import { Refusal } from './answer.ts'
import type { BlueskyNetwork } from './bluesky/network.ts'
import { fault, type Faults } from './faults.ts'
import type { PracticeRequest, Route } from './http-server.ts'
import type { PlainNetwork } from './plain/network.ts'

const newAccount = z.object({ handle: z.string(), password: z.string(), displayName: z.string().optional() })
const newPlainAccount = z.object({ name: z.string(), password: z.string() })

export const controlRoutes = ({ faults, bluesky, plain }: { faults: Faults; bluesky: BlueskyNetwork; plain: PlainNetwork }): Route[] => [
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
      const { did, handle } = bluesky.createAccount(read(request, newAccount))
      return { status: 200, body: { did, handle } }
    },
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
