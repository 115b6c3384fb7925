/** X's own description of its API (OpenAPI), where the file is: what is sent and answered is held against it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { jsonOf } from '../../src/core/platforms/kit/http.ts'
import type { Network, NetworkAnswer, NetworkRequest } from '../../src/core/ports.ts'

const file = join('x', 'openapi-2.167.json')

/** `COULISSE_SPECS`: the folder that holds `x/openapi-2.167.json`. Answers why there is none to hold anything against. */
export const whyNoXDescription = (): string | null => {
  const folder = process.env['COULISSE_SPECS']
  if (folder === undefined) return `set COULISSE_SPECS to the folder with ${file}`
  return existsSync(join(folder, file)) ? null : `no ${file} in COULISSE_SPECS (${folder})`
}

interface Parameter {
  name: string
  in: 'query' | 'path'
  required?: boolean
  schema: { type?: string }
}
interface Content {
  schema: object
}
interface Operation {
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { required?: boolean; content: Record<string, Content> }
  responses: Record<string, { content?: Record<string, Content> }>
}
interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { parameters: Record<string, Parameter> }
}

export interface HeldAgainst {
  network: Network
  /** What was not as X describes it, in words. */
  breaches: string[]
  /** The operations that were used, e.g. `POST /2/tweets`. */
  used: ReadonlySet<string>
}

/** `base`: the address that stands for `https://api.x.com`. Consent (`/2/oauth2`) is not in the description. */
export const heldAgainstDescription = (through: Network, base: string): HeldAgainst => {
  const text = readFileSync(join(process.env['COULISSE_SPECS'] ?? '', file), 'utf8')
  // A slip of X's own: one of its lists of names has a name twice.
  const once = (key: string, value: unknown): unknown => (key === 'enum' && Array.isArray(value) ? [...new Set<unknown>(value)] : value)
  const description = JSON.parse(text.replaceAll('"#/components/', '"x#/components/'), once) as Description
  const formats = Object.fromEntries(
    ['int32', 'int64', 'double', 'date-time', 'binary', 'byte', 'uri'].map((name) => [name, true as const]),
  )
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: true, formats })
  ajv.addSchema({ $id: 'x', components: description.components })
  const compiled = new Map<object, ValidateFunction>()
  const errorsOf = (schema: object, value: unknown): string | null => {
    const validate = compiled.get(schema) ?? ajv.compile(schema)
    compiled.set(schema, validate)
    return validate(value) ? null : ajv.errorsText(validate.errors)
  }
  const templates = Object.keys(description.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  }))
  /** A path that is written out comes before one with places. */
  const find = (path: string) => {
    const [found] = templates
      .filter(({ pattern }) => pattern.test(path))
      .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)
    return found && { path: found.path, places: found.pattern.exec(path)?.groups ?? {} }
  }
  const breaches: string[] = []
  const used = new Set<string>()

  const checkRequest = async (
    name: string,
    operation: Operation,
    places: Record<string, string>,
    request: NetworkRequest,
  ): Promise<void> => {
    const parameters = (operation.parameters ?? []).flatMap((one) =>
      '$ref' in one ? (description.components.parameters[one.$ref.split('/').at(-1) ?? ''] ?? []) : one,
    )
    const query = request.url.searchParams
    for (const key of query.keys())
      if (!parameters.some((one) => one.in === 'query' && one.name === key)) breaches.push(`${name}: no parameter ${key}`)
    for (const { name: key, in: where, required, schema } of parameters) {
      const sent = where === 'query' ? query.get(key) : (places[key] ?? null)
      if (sent === null) {
        if (required) breaches.push(`${name}: ${key} is missing`)
        continue
      }
      const problem = errorsOf({ properties: { value: schema } }, { value: schema.type === 'array' ? sent.split(',') : sent })
      if (problem !== null) breaches.push(`${name}: ${key}=${sent}: ${problem}`)
    }
    const type = (request.headers['content-type'] ?? '').split(';')[0] ?? ''
    const content = operation.requestBody?.content[type]
    if (!content) {
      if (request.body || operation.requestBody?.required) breaches.push(`${name}: a body of type "${type}"`)
      return
    }
    const problem = errorsOf(content.schema, await valueOf(request, type))
    if (problem !== null) breaches.push(`${name}: body: ${problem}`)
  }

  const checkAnswer = (name: string, operation: Operation, answer: NetworkAnswer): void => {
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const response = operation.responses[String(answer.status)] ?? (answer.status >= 400 ? operation.responses['default'] : undefined)
    const content = response?.content?.[type]
    if (!content) return void breaches.push(`${name}: an answer ${answer.status} of type "${type}"`)
    // A problem of a type that the description leaves out (about:blank, usage-capped) has no schema there.
    if (type === 'application/problem+json') return
    const problem = errorsOf(content.schema, jsonOf(answer))
    if (problem !== null) breaches.push(`${name}: answer: ${problem}`)
  }

  return {
    breaches,
    used,
    network: {
      exchange: async (request) => {
        const address = request.url.href
        const path = address.startsWith(base) ? request.url.pathname.slice(new URL(base).pathname.length) : request.url.pathname
        if (path.startsWith('/2/oauth2/')) return through.exchange(request)
        const found = find(path)
        const operation = found && description.paths[found.path]?.[request.method.toLowerCase()]
        const name = `${request.method} ${found?.path ?? path}`
        used.add(name)
        if (!operation) breaches.push(`${name} is not described`)
        else await checkRequest(name, operation, found.places, request)
        const answer = await through.exchange(request)
        if (operation) checkAnswer(name, operation, answer)
        return answer
      },
    },
  }
}

const valueOf = async ({ body, headers }: NetworkRequest, type: string): Promise<unknown> => {
  if (!(body instanceof Uint8Array)) return undefined
  if (type === 'application/json') return JSON.parse(new TextDecoder().decode(body))
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } }).formData()
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : `${value.size} bytes`]))
}
