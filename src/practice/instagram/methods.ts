/** What the practice Instagram's endpoints share: who asks, with which permissions, what was sent, and the headers on use. */
import type { Answer } from '../answer.ts'
import type { Audience } from '../audience.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import type { InstagramGrant, InstagramGrants } from './grants.ts'
import type { InstagramAccount, InstagramNetwork } from './network.ts'
import { badToken, invalid, limitReached, noPermission, noSuchObject } from './refusals.ts'

export const base = '/instagram'
export const facebookBase = '/facebook'
const hourMs = 3_600_000
/** Platform limit for each user of an application, and that of a business use case at least. */
const callsPerHour = 200
const callsPerDay = 4800

export interface InstagramParts {
  network: InstagramNetwork
  grants: InstagramGrants
  /** `null`: nobody but the network's own accounts. */
  audience: Audience | null
  use: UseMeter
  /** How long a video is worked on once it is here. */
  processingMs: number
  /** The token endpoint answers `{data: […]}`, as newer copies of the documentation have it, and not the bare token. */
  wrapsTokens: boolean
  /** Of this server, with the path under which Instagram is. */
  url: () => string
}

/** Calls of each account, of the last hour and of the last day, as Meta's headers tell of them. */
export class UseMeter {
  readonly isOff: boolean
  readonly #now: () => number
  readonly #times = new Map<string, number[]>()

  constructor(now: () => number, isOff: boolean) {
    this.#now = now
    this.isOff = isOff
  }

  /** Answers the headers. Throws (#4) when the hour is used up, (#80002) when the day is. */
  take(account: string): Record<string, string> {
    const now = this.#now()
    const times = [...(this.#times.get(account) ?? []).filter((at) => at > now - 24 * hourMs), now]
    if (!this.isOff) this.#times.set(account, times)
    const inHour = times.filter((at) => at > now - hourMs).length
    const percent = (count: number, of: number): number => (this.isOff ? 0 : Math.floor((100 * count) / of))
    const isOver = times.length > callsPerDay
    const minutes = isOver ? Math.ceil(((times[0] ?? now) + 24 * hourMs - now) / 60_000) : 0
    const business = { type: 'instagram', call_count: percent(times.length, callsPerDay), total_cputime: 1, total_time: 1 }
    const headers = {
      'x-app-usage': JSON.stringify({ call_count: percent(inHour, callsPerHour), total_cputime: 1, total_time: 1 }),
      'x-business-use-case-usage': JSON.stringify({ [account]: [{ ...business, estimated_time_to_regain_access: minutes }] }),
    }
    if (this.isOff) return headers
    if (isOver) throw limitReached(80_002, headers)
    if (inHour > callsPerHour) throw limitReached(4, headers)
    return headers
  }
}

export interface Asker {
  account: InstagramAccount
  grant: InstagramGrant
}

/** The permission of each login that stands for the same. */
const facebookNames: Readonly<Record<string, string>> = {
  instagram_business_basic: 'instagram_basic',
  instagram_business_content_publish: 'instagram_content_publish',
  instagram_business_manage_comments: 'instagram_manage_comments',
  instagram_business_manage_insights: 'instagram_manage_insights',
}

export interface Asked {
  asker: Asker
  /** Of the path, `me` replaced. */
  node: string
  params: Params
}

export type Params = Readonly<Record<string, string>>

/** A token in the header, or among the parameters. */
export const tokenIn = (request: PracticeRequest, params: Params): string | null => request.token ?? params['access_token'] ?? null

/** One that is tried on a node of any kind; the first whose `handle` gives an answer has it. */
export interface Edge {
  method: 'GET' | 'POST' | 'DELETE'
  /** Empty: the node itself. */
  edge: string
  /** Of Instagram Login. */
  permission: string
  /** `undefined`: the node is not of the kind that has it. */
  handle: (asked: Asked) => object | undefined | Promise<object | undefined>
}

export const edgeRoutes = (parts: InstagramParts, edges: readonly Edge[]): Route[] =>
  (['GET', 'POST', 'DELETE'] as const).flatMap((method) =>
    ['', '/:edge'].map((end) => ({
      method,
      path: `${base}/:version/:node${end}`,
      handle: (request: PracticeRequest) =>
        answer(
          parts,
          edges.filter((one) => one.method === method && one.edge === (request.params['edge'] ?? '')),
          request,
        ),
    })),
  )

const answer = async (parts: InstagramParts, edges: readonly Edge[], request: PracticeRequest): Promise<Answer> => {
  const { version = '', node = '' } = request.params
  const params = paramsOf(request)
  const asker = askerOf(parts, tokenIn(request, params))
  if (!/^v\d+\.\d$/.test(version)) throw invalid(`Unknown path components: /${version}`)
  const headers = { ...parts.use.take(asker.account.id), 'facebook-api-version': version }
  const { login, scope } = asker.grant
  const isGranted = (permission: string): boolean =>
    scope.includes(login === 'facebook' ? (facebookNames[permission] ?? permission) : permission)
  // Of Facebook Login `me` is a person, who has Pages and has given permissions.
  const isPerson = login === 'facebook' && !['accounts', 'permissions'].includes(request.params['edge'] ?? '')
  for (const { permission, handle } of edges) {
    if (!isGranted(permission)) continue
    const body = await handle({ asker, node: node === 'me' && !isPerson ? asker.account.id : node, params })
    if (body !== undefined) return { status: 200, headers, body }
  }
  if (!edges.every(({ permission }) => isGranted(permission))) throw noPermission()
  throw noSuchObject(node)
}

const askerOf = ({ grants, network }: InstagramParts, token: string | null): Asker => {
  const grant = grants.verify(token)
  const account = network.accountsById.get(grant.account)
  if (!account) throw badToken()
  return { account, grant }
}

/** Whatever way they came: in the query, a form, or JSON. Lists are joined by commas. */
export const paramsOf = ({ query, headers, body }: PracticeRequest): Params => {
  const params = Object.fromEntries(query)
  const text = new TextDecoder().decode(body)
  if (text === '') return params
  if (!(headers['content-type'] ?? '').startsWith('application/json'))
    return { ...params, ...Object.fromEntries(new URLSearchParams(text)) }
  const sent = jsonIn(text)
  if (typeof sent !== 'object' || sent === null) throw invalid('Invalid JSON')
  return { ...params, ...Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, wordOf(value)])) }
}

const wordOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Refused by whoever asked.
    return undefined
  }
}

/** Names in `fields`; what stands in braces after one is not looked at. */
export const fieldsIn = (params: Params, without: readonly string[]): string[] => {
  const names = (params['fields'] ?? '').replaceAll(/\{[^}]*\}/g, '').split(',')
  const asked = names.map((name) => name.trim()).filter((name) => name !== '')
  return asked.length === 0 ? [...without] : ['id', ...asked.filter((name) => name !== 'id')]
}

/** A node's fields as they were asked for. Throws (#100) for one that it has not. */
export const view = <T>(
  readers: Readonly<Record<string, (of: T) => unknown>>,
  of: T,
  type: string,
  names: readonly string[],
): Record<string, unknown> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const read = readers[name]
      if (!read) throw invalid(`Tried accessing nonexisting field (${name}) on node type (${type})`)
      const value = read(of)
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** Meta's times. */
export const timeOf = (ms: number): string => new Date(Math.trunc(ms / 1000) * 1000).toISOString().replace('.000Z', '+0000')

export const formOf = (request: PracticeRequest): URLSearchParams => new URLSearchParams(new TextDecoder().decode(request.body))
