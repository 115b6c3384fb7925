/** X's refusals: `application/problem+json`, `{code, message}`, and OAuth's own form at the token endpoint. */
import { Refusal, type Answer } from '../answer.ts'

const problemBase = 'https://api.x.com/2/problems/'

class XRefusal extends Refusal {
  readonly #body: object
  readonly #type: string

  constructor(status: number, name: string, body: object, { headers = {}, type = 'application/problem+json' } = {}) {
    super(status, name, name, headers)
    this.#body = body
    this.#type = type
  }

  override toAnswer(): Answer {
    return { status: this.status, headers: { 'content-type': this.#type, ...this.headers }, body: this.#body }
  }
}

/** `name`: the last part of the problem's type; empty where X names none (`about:blank`). */
const problem = (status: number, name: string, title: string, detail: string, more: object = {}, headers: Record<string, string> = {}) =>
  new XRefusal(
    status,
    name || title,
    { title, detail, type: name === '' ? 'about:blank' : `${problemBase}${name}`, status, ...more },
    { headers },
  )

const coded = (status: number, code: number, message: string, headers: Record<string, string> = {}) =>
  new XRefusal(status, String(code), { code, message }, { headers, type: 'application/json' })

export const unauthorized = (): Refusal => problem(401, '', 'Unauthorized', 'Unauthorized')
export const forbidden = (detail: string): Refusal => problem(403, '', 'Forbidden', detail)
export const duplicate = (): Refusal => forbidden('You are not allowed to create a Tweet with duplicate content.')
export const invalidRequest = (detail: string, parameter?: string): Refusal =>
  problem(400, 'invalid-request', 'Invalid Request', detail, parameter === undefined ? {} : { parameter })
export const noSuch = (type: string, id: string): Refusal =>
  problem(404, 'resource-not-found', 'Not Found Error', ...notFoundParts(type, id))
export const tooManyRequests = (headers: Record<string, string>): Refusal =>
  problem(429, '', 'Too Many Requests', 'Too Many Requests', {}, headers)

const notFoundParts = (type: string, id: string): [string, object] => [
  `Could not find ${type} with id: [${id}].`,
  { resource_type: type, resource_id: id, parameter: 'id', value: id },
]

/** One of the `errors` beside `data` in an answer 200. */
export const notFoundNote = (type: string, id: string): object => {
  const [detail, more] = notFoundParts(type, id)
  return { title: 'Not Found Error', detail, type: `${problemBase}resource-not-found`, ...more }
}

/** Likewise, of a field that is not told. */
export const notAuthorizedForField = (field: string, id: string): object => ({
  title: 'Field Authorization Error',
  detail: `Sorry, you are not authorized to access '${field}' on the Post with id : [${id}].`,
  type: `${problemBase}not-authorized-for-field`,
  resource_type: 'post',
  resource_id: id,
  field,
  section: 'data',
})

/** At the token endpoint. */
export const oauthError = (status: number, error: string, description: string): Refusal =>
  new XRefusal(status, error, { error, error_description: description }, { type: 'application/json' })

/** Refusals that a test asks for by name, with the status that X gives them. */
const named: Readonly<Record<string, () => Refusal>> = {
  'duplicate-content': duplicate,
  'client-forbidden': () =>
    problem(403, 'client-forbidden', 'Client Forbidden', 'This application may not use this endpoint.', { reason: 'client-not-enrolled' }),
  'usage-capped': () => problem(429, 'usage-capped', 'UsageCapExceeded', 'Usage cap exceeded: Monthly product cap', { period: 'Monthly' }),
  'credits-depleted': () => problem(402, 'credits', 'CreditsDepleted', 'This account has no credits left for the request.'),
  'not-authorized-for-field': () =>
    problem(403, 'not-authorized-for-field', 'Field Authorization Error', 'You may not read that field.', { field: 'non_public_metrics' }),
  'account-suspended': () => coded(403, 64, 'Your account is suspended and is not permitted to access this feature.'),
  'account-locked': () => coded(403, 326, 'To protect our users, this account is temporarily locked.'),
}

/** What a fault on demand answers. */
export const refusalOnDemand = (status: number, headers: Record<string, string>, name?: string): Refusal => {
  const made = name === undefined ? undefined : named[name]
  if (made) return made()
  if (status === 429) return tooManyRequests(headers)
  if (status === 401) return unauthorized()
  if (status >= 500) return coded(status, 131, 'Internal error')
  return problem(status, '', 'Refused', 'fault on demand')
}
