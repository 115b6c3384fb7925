/** The plain network's endpoints, under `/plain`. Errors are `{error, message}` as elsewhere on the practice network. */
import * as z from 'zod'
import { Refusal } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import type { PlainNetwork, PlainPost } from './network.ts'

const signIn = z.object({ name: z.string().min(1).max(64), password: z.string().min(1) })
const newPost = z.object({ text: z.string().min(1).max(280), mediaIds: z.array(z.string()).max(4).default([]) })

export const plainRoutes = (network: PlainNetwork): Route[] => [
  {
    method: 'POST',
    path: '/plain/tokens',
    handle: (request) => {
      const { name, password } = read(request, signIn)
      const token = network.signIn(name, password)
      if (token === null) throw new Refusal(401, 'WrongCredentials', 'wrong name or password')
      return { status: 200, body: { token, account: name } }
    },
  },
  { method: 'GET', path: '/plain/me', handle: (request) => ({ status: 200, body: { account: signedIn(network, request) } }) },
  {
    method: 'POST',
    path: '/plain/media',
    maxBodyBytes: 10_000_000,
    handle: (request) => (signedIn(network, request), { status: 201, body: { id: network.addMedia() } }),
  },
  {
    method: 'POST',
    path: '/plain/posts',
    handle: (request) => {
      const account = signedIn(network, request)
      const { text, mediaIds } = read(request, newPost)
      if (!mediaIds.every((id) => network.hasMedia(id))) throw new Refusal(400, 'MediaNotFound', 'no such media')
      return { status: 201, body: shown(network.addPost(account, text, mediaIds)) }
    },
  },
  {
    method: 'GET',
    path: '/plain/posts',
    handle: (request) => {
      const account = request.query.get('account') ?? ''
      const limit = Math.min(1000, Number(request.query.get('limit') ?? 1000) || 1000)
      return { status: 200, body: { posts: network.timeline(account).slice(0, limit).map(shown) } }
    },
  },
  {
    method: 'DELETE',
    path: '/plain/posts/*',
    handle: (request) => {
      network.removePost(signedIn(network, request), request.path.split('/').at(-1) ?? '')
      return { status: 204 }
    },
  },
]

const signedIn = (network: PlainNetwork, request: PracticeRequest): string => {
  const account = request.token === null ? null : network.accountOf(request.token)
  if (account === null) throw new Refusal(401, 'TokenOver', 'sign in again')
  return account
}

const read = <T>(request: PracticeRequest, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(safeJson(request.body))
  if (!parsed.success) throw new Refusal(400, 'BadInput', 'not as it should be')
  return parsed.data
}

const safeJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    // The schema refuses it.
    return undefined
  }
}

const shown = ({ id, account, text, createdAt, mediaIds }: PlainPost): object => ({
  id,
  account,
  text,
  createdAt: new Date(createdAt).toISOString(),
  mediaIds,
})
