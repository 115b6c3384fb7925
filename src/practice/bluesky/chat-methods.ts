/**
 * `chat.bsky.convo.*`, as the service of that name answers through an account's own server: asked for with the header
 * `atproto-proxy`, by a token that opens messages. After the lexicons of `@atproto/api` 0.21.0.
 */
import * as z from 'zod'
import { Refusal } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { convoIdOf, tidOf, type ChatMessage } from './chat.ts'
import { limitParam, param, procedure, query, readJson, signedIn, type BlueskyParts } from './methods.ts'
import type { PracticeAccount } from './network.ts'
import { profileView } from './views.ts'

const chatService = 'did:web:api.bsky.chat#bsky_chat'
const audienceHost = '.audience.test'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const sent = z.object({
  convoId: z.string(),
  message: z.object({
    text: z
      .string()
      .refine((text) => Buffer.byteLength(text) <= 10_000, { message: 'string too big (maximum 10000 bytes)' })
      .refine((text) => text.length <= 1000 || [...segmenter.segment(text)].length <= 1000, { message: 'grapheme too big (maximum 1000)' }),
    facets: z.array(z.unknown()).optional(),
    replyTo: z.object({ messageId: z.string() }).optional(),
  }),
})

interface Convo {
  id: string
  with: string
  /** Oldest first. */
  messages: ChatMessage[]
}

export const chatMethods = (parts: BlueskyParts): Route[] => {
  const asked = (request: PracticeRequest, name: string): PracticeAccount => {
    const account = signedIn(parts, request)
    if (request.headers['atproto-proxy'] !== chatService) throw new Refusal(400, 'InvalidRequest', `No service configured for ${name}`)
    if (!parts.tokens.opensChat(request.token)) throw new Refusal(400, 'InvalidToken', 'Bad token method')
    return account
  }
  const read = (name: string, handle: (account: PracticeAccount, request: PracticeRequest) => object): Route =>
    query(parts, name, (request) => handle(asked(request, name), request))
  const found = (account: PracticeAccount, id: string): Convo => {
    const convo = convosOf(parts, account).find((one) => one.id === id)
    if (!convo) throw new Refusal(400, 'InvalidConvo', 'Conversation not found')
    return convo
  }
  return [
    read('chat.bsky.convo.listConvos', (account, request) => {
      const said = convosOf(parts, account).filter(({ messages }) => messages.length > 0)
      const all = said.toSorted((a, b) => (revOf(a) < revOf(b) ? 1 : -1))
      const { page, cursor } = pageOf(all, revOf, request)
      return { convos: page.map((convo) => convoView(parts, account, convo)), ...cursor }
    }),
    read('chat.bsky.convo.getConvo', (account, request) => ({
      convo: convoView(parts, account, found(account, param(request, 'convoId'))),
    })),
    read('chat.bsky.convo.getConvoForMembers', (account, request) => {
      const members = request.query.getAll('members').filter((did) => did !== account.did)
      const [other] = members.flatMap((did) => parts.network.accountsByDid.get(did) ?? [])
      if (!other || members.length !== 1) throw new Refusal(400, 'RecipientNotFound', 'recipient not found')
      return { convo: convoView(parts, account, found(account, parts.network.chat.open(account.did, other.did))) }
    }),
    read('chat.bsky.convo.getMessages', (account, request) => {
      const convo = found(account, param(request, 'convoId'))
      const { page, cursor } = pageOf(convo.messages.toReversed(), ({ rev }) => rev, request)
      return { messages: page.map((message) => messageView(convo, message)), ...cursor }
    }),
    procedure(parts, 'chat.bsky.convo.sendMessage', (request) => {
      const account = asked(request, 'chat.bsky.convo.sendMessage')
      const { convoId, message } = readJson(request, sent)
      const convo = found(account, convoId)
      const replyTo = message.replyTo?.messageId
      if (replyTo !== undefined && !convo.messages.some(({ id }) => id === replyTo))
        throw new Refusal(400, 'ReplyTargetNotFound', 'Reply target not found')
      const { text, facets } = message
      const said = parts.network.say({
        from: account.did,
        to: convo.with,
        text,
        ...(facets && { facets }),
        ...(replyTo !== undefined && { replyTo }),
      })
      return { body: messageView({ ...convo, messages: [...convo.messages, said] }, said) }
    }),
  ]
}

const revOf = ({ messages }: Convo): string => messages.at(-1)?.rev ?? ''

const pageOf = <T>(newestFirst: readonly T[], revIn: (one: T) => string, request: PracticeRequest) => {
  const after = request.query.get('cursor')
  const rest = after === null ? newestFirst : newestFirst.filter((one) => revIn(one) < after)
  const page = rest.slice(0, limitParam(request, 50))
  const last = page.at(-1)
  return { page, cursor: last && page.length < rest.length ? { cursor: revIn(last) } : {} }
}

/** The network's own and the simulated audience's, whose words are no record of this network until somebody answers. */
const convosOf = ({ network, audience }: BlueskyParts, account: PracticeAccount): Convo[] => {
  const all = new Map<string, Convo>()
  const convoWith = (other: string): Convo => {
    const id = convoIdOf(account.did, other)
    const convo = all.get(id) ?? { id, with: other, messages: [...network.chat.messagesIn(id)] }
    all.set(id, convo)
    return convo
  }
  for (const other of network.chat.convosOf(account.did).values()) convoWith(other)
  const simulated = audience?.messages({ id: account.did, createdAt: account.createdAt }) ?? []
  for (const { name, text, at } of simulated) {
    const from = `did:web:${name}${audienceHost}`
    const ids = { id: tidOf(at * 1000, 2), rev: tidOf(at * 1000, 1) }
    convoWith(from).messages.push({ ...ids, from, to: account.did, text, at })
  }
  for (const { messages } of all.values()) messages.sort((a, b) => (a.rev < b.rev ? -1 : 1))
  return [...all.values()]
}

const convoView = (parts: BlueskyParts, account: PracticeAccount, convo: Convo) => {
  const last = convo.messages.at(-1)
  return {
    id: convo.id,
    rev: revOf(convo),
    members: [account.did, convo.with].map((did) => memberView(parts, did)),
    muted: false,
    status: convo.messages.some(({ from }) => from === account.did) ? 'accepted' : 'request',
    unreadCount: 0,
    kind: { $type: 'chat.bsky.convo.defs#directConvo' },
    ...(last && { lastMessage: messageView(convo, last) }),
  }
}

const memberView = (parts: BlueskyParts, did: string) => {
  const account = parts.network.accountsByDid.get(did)
  if (!account) return { did, handle: did.replace('did:web:', '') }
  const { displayName, handle } = profileView(parts, account)
  return { did, handle, ...(displayName !== undefined && { displayName }) }
}

const messageView = ({ messages }: Convo, { id, rev, from, text, facets, replyTo, at }: ChatMessage): object => {
  const answered = messages.find((one) => one.id === replyTo)
  return {
    $type: 'chat.bsky.convo.defs#messageView',
    id,
    rev,
    text,
    ...(facets !== undefined && { facets }),
    ...(answered && { replyTo: messageView({ id: '', with: '', messages: [] }, answered) }),
    sender: { did: from },
    sentAt: new Date(at).toISOString(),
  }
}
