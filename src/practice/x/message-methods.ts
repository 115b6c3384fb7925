/** Messages between two (`/2/dm_events`, `/2/dm_conversations`), newest first, as X's description 2.167 has them. */
import * as z from 'zod'
import { chanceOf } from '../chance.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { endpoint, knownParams, numberParam, param, readBody, type XParts } from './methods.ts'
import { idAt, type XAccount, type XMessage } from './network.ts'
import { forbidden, invalidRequest, noSuch } from './problems.ts'
import { fieldsOf, simulatedAuthorId, userOf } from './views.ts'

const read = ['tweet.read', 'users.read', 'dm.read']
const write = ['tweet.read', 'users.read', 'dm.write']

const newMessage = z.strictObject({ text: z.string().trim().min(1).max(10_000) })

export const conversationIdOf = (one: string, other: string): string =>
  [one, other].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).join('-')

export const messageMethods = (parts: XParts): Route[] => [
  endpoint(parts, { method: 'GET', path: '/2/dm_events', scopes: read }, (request, account) =>
    page(parts, request, messagesOf(parts, account)),
  ),
  endpoint(parts, { method: 'GET', path: '/2/dm_conversations/:id/dm_events', scopes: read }, (request, account) =>
    page(parts, request, inConversation(parts, account, param(request, 'id'))),
  ),
  endpoint(parts, { method: 'POST', path: '/2/dm_conversations/:id/messages', scopes: write }, (request, account) => {
    const id = param(request, 'id')
    const others = id.split('-').filter((one) => one !== account.id)
    if (inConversation(parts, account, id).length === 0 || others.length !== 1)
      throw forbidden('You are not permitted to perform this action: the recipient has not written to you.')
    const { text } = readBody(request, newMessage)
    const said = parts.network.say({ from: account.id, to: others[0] ?? '', text })
    return { status: 201, body: { data: { dm_conversation_id: id, dm_event_id: said.id } } }
  }),
]

const inConversation = (parts: XParts, account: XAccount, id: string): XMessage[] => {
  if (!id.split('-').includes(account.id)) throw noSuch('dm_conversation', id)
  return messagesOf(parts, account).filter(({ from, to }) => conversationIdOf(from, to) === id)
}

/** Newest first; the simulated audience's are no record of this network. */
const messagesOf = ({ network, audience }: XParts, account: XAccount): XMessage[] => {
  const simulated = (audience?.messages({ id: `x:${account.id}`, createdAt: account.createdAt }) ?? []).map(({ name, text, at }) => ({
    id: String(idAt(at, 1 + Math.floor(1000 * chanceOf(1, account.id, at)))),
    from: simulatedAuthorId(name),
    to: account.id,
    text,
    at,
  }))
  return [...network.messagesOf(account.id), ...simulated].toSorted((a, b) => (BigInt(b.id) > BigInt(a.id) ? 1 : -1))
}

const known = ['attachments', 'created_at', 'dm_conversation_id', 'entities', 'event_type', 'id', 'text']
const tokenOf = (from: number): string => String(from).padStart(16, '0')

const page = (parts: XParts, request: PracticeRequest, all: readonly XMessage[]): object => {
  knownParams(request, [
    'max_results',
    'pagination_token',
    'event_types',
    'dm_event.fields',
    'expansions',
    'user.fields',
    'post.fields',
    'media.fields',
  ])
  const fields = fieldsOf(request, 'dm_event.fields')
  const unknown = fields.find((field) => !known.includes(field))
  if (unknown !== undefined)
    throw invalidRequest(`The \`dm_event.fields\` query parameter value [${unknown}] is not known`, 'dm_event.fields')
  const size = numberParam(request, 'max_results', { least: 1, most: 100, initial: 100 })
  const from = Number(request.query.get('pagination_token') ?? 0)
  const shown = all.slice(from, from + size)
  const withSender = fieldsOf(request, 'expansions').includes('sender_id')
  const senders = withSender ? [...new Set(shown.map((one) => one.from))].flatMap((id) => userOf(parts, id) ?? []) : []
  return {
    ...(shown.length > 0 && { data: shown.map((one) => messageView(one, fields, withSender)) }),
    ...(senders.length > 0 && { includes: { users: senders } }),
    meta: { result_count: shown.length, ...(all.length > from + size && { next_token: tokenOf(from + size) }) },
  }
}

const messageView = ({ id, from, to, text, at }: XMessage, fields: readonly string[], withSender: boolean): object => ({
  id,
  event_type: 'MessageCreate',
  text,
  ...(fields.includes('created_at') && { created_at: new Date(at).toISOString() }),
  ...(fields.includes('dm_conversation_id') && { dm_conversation_id: conversationIdOf(from, to) }),
  ...(withSender && { sender_id: from }),
})
