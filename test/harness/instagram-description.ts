/** Meta's own description of its nodes (not OpenAPI), where the folder is: what is sent and answered is held against it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonOf } from '../../src/core/platforms/kit/http.ts'
import type { Network, NetworkAnswer, NetworkRequest } from '../../src/core/ports.ts'

const sample = join('instagram', 'IGUserForIGOnlyAPI.json')

/** `COULISSE_SPECS`: the folder that holds `instagram/`. Answers why there is none to hold anything against. */
export const whyNoInstagramDescription = (): string | null => {
  const folder = process.env['COULISSE_SPECS']
  if (folder === undefined) return `set COULISSE_SPECS to the folder with ${sample}`
  return existsSync(join(folder, sample)) ? null : `no ${sample} in COULISSE_SPECS (${folder})`
}

interface Parameter {
  name: string
  required?: boolean
  type: string
}
interface Api {
  name?: string
  method: string
  endpoint?: string
  return: string
  params: Parameter[]
}
interface Node {
  apis: Api[]
  fields: { name: string }[]
}

/** Of paging, and of what every call takes. */
const everywhere = new Set(['fields', 'limit', 'after', 'before'])
/** What is answered, by the file that describes it. */
const answered: Readonly<Record<string, string>> = {
  Media: 'IGMediaForIGOnlyAPI',
  Comment: 'IGComment',
  InsightsResult: 'InstagramInsightsResult',
  ContentPublishingLimitResponse: 'ContentPublishingLimitResponse',
}

const nodeOf = (id: string, login: 'instagram' | 'facebook'): string => {
  if (/^17[78]\d{14}/.test(id) && !id.startsWith('1784140')) return 'IGComment'
  if (id.startsWith('179')) return 'ShadowIGMediaBuilder'
  const kind = id.startsWith('180') ? 'IGMedia' : 'IGUser'
  return login === 'facebook' ? kind : `${kind}ForIGOnlyAPI`
}

export interface HeldAgainst {
  network: Network
  /** What was not as Meta describes it, in words. */
  breaches: string[]
  /** What was used, e.g. `POST IGUserForIGOnlyAPI/media_publish`. */
  used: ReadonlySet<string>
}

/**
 * `base`: the address that stands for `https://graph.instagram.com`, or for Facebook's with that login. The exchange of a
 * code is not in the description; nor are Facebook's users and where a video's bytes go.
 */
export const heldAgainstInstagram = (through: Network, base: string, login: 'instagram' | 'facebook' = 'instagram'): HeldAgainst => {
  const folder = join(process.env['COULISSE_SPECS'] ?? '', 'instagram')
  const load = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  const nodes = new Map<string, Node>()
  const node = (name: string): Node => {
    const known = nodes.get(name) ?? (load(name) as Node)
    nodes.set(name, known)
    return known
  }
  const described = (type: string | undefined): string | undefined =>
    type !== undefined && existsSync(join(folder, `${type}.json`)) ? type : undefined
  const enums = load('enum_types.instagram-subset') as { name: string; values: string[] }[]
  // The files for Instagram Login leave the values out; those for Facebook Login name the same parameters.
  const valuesOf = (type: string): string[] | null => enums.find(({ name }) => name === type || name === `shadowig${type}`)?.values ?? null
  const breaches: string[] = []
  const used = new Set<string>()

  const checkValue = (name: string, { name: parameter, type }: Parameter, value: unknown): void => {
    const [, inner = type] = /^list<(.*)>$/.exec(type) ?? []
    const isFitting = (one: unknown): boolean => {
      if (inner === 'Object') return typeof one === 'object' && one !== null
      if (inner === 'bool') return typeof one === 'boolean'
      if (inner === 'unsigned int') return /^\d+$/.test(String(one))
      const values = inner.endsWith('_enum_param') ? valuesOf(inner) : null
      return typeof one === 'string' && (values === null || values.includes(one))
    }
    const list = Array.isArray(value) ? value : inner !== type && typeof value === 'string' ? value.split(',') : null
    const isGood =
      inner === type ? list === null && isFitting(value) : (list ?? []).length > 0 && (list ?? []).every((one) => isFitting(one))
    if (!isGood) breaches.push(`${name}: ${parameter}=${JSON.stringify(value)} is no ${type}`)
  }

  const check = (
    name: string,
    api: Api | undefined,
    fields: Node['fields'],
    sent: Record<string, unknown>,
    answer: NetworkAnswer,
  ): void => {
    if (!api) return void breaches.push(`${name} is not described`)
    for (const [key, value] of Object.entries(sent)) {
      if (everywhere.has(key)) continue
      const parameter = api.params.find((one) => one.name === key)
      if (parameter) checkValue(name, parameter, value)
      else breaches.push(`${name}: no parameter ${key}`)
    }
    for (const { name: key, required } of api.params) if (required && !(key in sent)) breaches.push(`${name}: ${key} is missing`)
    // Its files name these and describe none: what is in them is told by the guides alone.
    if (api.return === 'UnifiedThread' || api.endpoint === 'messages') return
    const known = new Set([
      ...fields.map((one) => one.name),
      'id',
      // The description leaves out what its guide to comments says is answered when one is hidden or deleted.
      ...(api.name === '#get' ? [] : ['success']),
      // Where a video's bytes go is told by the guide alone.
      ...(sent['upload_type'] === 'resumable' ? ['uri'] : []),
    ])
    const asks = typeof sent['fields'] === 'string' ? sent['fields'].split(',') : []
    for (const asked of asks) if (!known.has(asked)) breaches.push(`${name}: no field ${asked}`)
    const body = (jsonOf(answer) ?? {}) as { data?: object[] } & Record<string, unknown>
    if (answer.status !== 200) return
    for (const one of body.data ?? [body])
      for (const field of Object.keys(one)) if (!known.has(field)) breaches.push(`${name}: no field ${field} in the answer`)
  }

  const tokenNodes: Readonly<Record<string, string>> = {
    '/access_token': 'IGAccessTokenForIGOnlyAPI',
    '/refresh_access_token': 'IGRefreshAccessTokenForIGOnlyAPI',
  }

  return {
    breaches,
    used,
    network: {
      exchange: async (request) => {
        const answer = await through.exchange(request)
        const path = request.url.pathname.slice(new URL(base).pathname.length)
        const sent = sentIn(request)
        const tokens = tokenNodes[path]
        if (tokens !== undefined) {
          const name = `${request.method} ${tokens}`
          used.add(name)
          check(name, node(tokens).apis[0], node(tokens).fields, sent, answer)
        } else if (
          !path.endsWith('/oauth/access_token') &&
          !path.includes('/ig-api-upload/') &&
          !(login === 'facebook' && path.includes('/me/'))
        ) {
          const [, , id = '', edge = ''] = path.split('/')
          const kind = nodeOf(id, login)
          const name = `${request.method} ${kind}${edge && `/${edge}`}`
          used.add(name)
          // Meta's file for Instagram Login spells it without the stroke.
          const api = node(kind).apis.find(
            ({ method, endpoint, name: own = '' }) =>
              method === request.method &&
              (edge === '' ? own.startsWith('#') : (endpoint ?? own).replaceAll('_', '') === edge.replaceAll('_', '')),
          )
          const of = edge === '' || request.method === 'POST' ? kind : (answered[api?.return ?? ''] ?? described(api?.return) ?? kind)
          check(name, api, node(of).fields, sent, answer)
        }
        return answer
      },
    },
  }
}

const sentIn = ({ url, body }: NetworkRequest): Record<string, unknown> => ({
  ...Object.fromEntries(url.searchParams),
  ...(body instanceof Uint8Array && body[0] === 0x7b && (JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>)),
})
