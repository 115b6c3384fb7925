/**
 * Messages between two, through the service that keeps them (`atproto-proxy`). Sending one is not idempotent and takes no
 * key: a message names the one that it answers, and by that and its words it is found again.
 */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Interaction, InteractionHooks, InteractionProof } from '../kit/adapter.ts'
import type { ReadReceived, ReceivedItem } from '../kit/adapter.ts'
import { placeAfter, placeOf } from '../kit/read-back.ts'
import { call, type Call } from './client.ts'
import { readCredential } from './credential.ts'
import { messageLimit } from './limits.ts'
import { tidBefore } from './record-key.ts'
import { resolveFacets } from './resolve-facets.ts'
import { opensMessages } from './token-scope.ts'

const person = z.object({ did: z.string(), handle: z.string(), displayName: z.string().optional() })
type Person = z.infer<typeof person>

const said = z.object({
  id: z.string().min(1),
  rev: z.string(),
  text: z.string(),
  sender: z.object({ did: z.string() }),
  sentAt: z.string(),
  replyTo: z.object({ id: z.string() }).optional().catch(undefined),
})
/** What was deleted, and what the service itself says, has another shape. */
const notSaid = z.object({ id: z.string(), rev: z.string(), sentAt: z.string(), text: z.undefined().optional() })
const messageView = said.or(notSaid)
type Said = z.infer<typeof said>
const isSaid = (one: z.infer<typeof messageView>): one is Said => 'sender' in one && typeof one.text === 'string'

const convoView = z.object({
  id: z.string().min(1),
  rev: z.string(),
  members: z.array(person),
  lastMessage: messageView.optional().catch(undefined),
  kind: z.object({ $type: z.string().optional() }).optional().catch(undefined),
})
type Convo = z.infer<typeof convoView>

const convoPage = z.object({ cursor: z.string().optional(), convos: z.array(convoView) })
const messagePage = z.object({ cursor: z.string().optional(), messages: z.array(messageView) })

const ask = <T>(session: AccountSession, io: AdapterIo, request: Omit<Call<T>, 'proxy'>): Promise<T> => {
  if (!opensMessages(readCredential(session.credential()).accessJwt))
    throw new AppError('NOT_SUPPORTED', { platform: 'bluesky', capability: 'messages' })
  return call(session, io, { ...request, proxy: 'chat' })
}

/** Of one instant, some may not have been there yet; and instants of two servers differ a little. */
const overlapMs = 60_000

/** Those that changed, the newest first; of each, what came since. */
export const messages: ReadReceived = async (session, cursor, io) => {
  const place = placeOf(cursor)
  const query = { limit: String(messageLimit.convos), ...(place?.page !== undefined && { cursor: place.page }) }
  const found = await ask(session, io, { method: 'chat.bsky.convo.listConvos', query, answer: convoPage })
  const since = place ? tidBefore(place.since, overlapMs) : ''
  const changed = found.convos.filter(({ rev }) => rev >= since)
  const items: ReceivedItem[] = []
  for (const convo of changed.filter(isOfTwo)) {
    const isFirst = place === null
    const [last] = [convo.lastMessage].filter((one) => one !== undefined)
    const heard = isFirst ? (last ? [last] : []) : await saidSince(session, convo.id, since, io)
    items.push(...heard.filter(isSaid).map((one) => toItem(session, convo, one)))
  }
  const after = placeAfter(place, {
    newest: found.convos[0]?.rev,
    reached: changed.length < found.convos.length,
    next: found.convos.length > 0 ? found.cursor : undefined,
  })
  return { items, ...after }
}

/** One in which several talk is no message to the account alone. */
const isOfTwo = ({ kind, members }: Convo): boolean => kind?.$type !== 'chat.bsky.convo.defs#groupConvo' && members.length <= 2

const pageMax = 200

/** Newest first, until `enough` says so of a page's last, or there is no more. */
const readBack = async (
  session: AccountSession,
  convoId: string,
  enough: (last: z.infer<typeof messageView>) => boolean,
  io: AdapterIo,
): Promise<z.infer<typeof messageView>[]> => {
  const all: z.infer<typeof messageView>[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < pageMax; pages += 1) {
    const query = { convoId, limit: String(messageLimit.perPage), ...(cursor !== undefined && { cursor }) }
    const page = await ask(session, io, { method: 'chat.bsky.convo.getMessages', query, answer: messagePage })
    all.push(...page.messages)
    const last = page.messages.at(-1)
    if (!last || page.cursor === undefined || enough(last)) return all
    cursor = page.cursor
  }
  return all
}

const saidSince = async (session: AccountSession, convoId: string, since: string, io: AdapterIo) =>
  (await readBack(session, convoId, ({ rev }) => rev < since, io)).filter(({ rev }) => rev >= since)

/** A message's id is its own within its conversation only. */
const remoteIdOf = (convoId: string, { id }: Pick<Said, 'id'>): string => `${convoId}/${id}`

const toItem = (session: AccountSession, { id: conversation, members }: Pick<Convo, 'id' | 'members'>, one: Said): ReceivedItem => {
  const { did } = one.sender
  const author: Person = members.find((member) => member.did === did) ?? { did, handle: did }
  return {
    kind: 'message',
    remoteId: remoteIdOf(conversation, one),
    url: null,
    author: { id: did, handle: author.handle, ...(author.displayName !== undefined && { name: author.displayName }) },
    text: one.text,
    at: Date.parse(one.sentAt),
    conversation,
    ...(did === session.remoteId && { own: true as const }),
  }
}

export const sendMessage = async (
  session: AccountSession,
  { on, text = '' }: Interaction,
  hooks: InteractionHooks,
  io: AdapterIo,
): Promise<InteractionProof> => {
  const { convoId, messageId } = answered(on)
  const facets = await resolveFacets(session, text, io)
  await hooks.beforeWrite()
  const sent = await ask(session, io, {
    method: 'chat.bsky.convo.sendMessage',
    body: { convoId, message: { text, replyTo: { messageId }, ...(facets.length > 0 && { facets }) } },
    answer: z.object({ id: z.string().min(1) }),
    effect: 'write',
    stillMine: hooks.stillMine,
    answered: hooks.answered,
  })
  return { remoteId: remoteIdOf(convoId, sent), url: null }
}

const answered = ({ remoteId, root }: Interaction['on']): { convoId: string; messageId: string } => {
  const convoId = root?.remoteId ?? ''
  return { convoId, messageId: remoteId.slice(convoId.length + 1) }
}

/** No message is answered before it was written: what is older than this was not sent by the act. */
const olderMs = 86_400_000

/**
 * The account's own words after the message that they answer. A service that keeps no answered message tells none: then
 * the words alone are believed, since to send them twice is worse than to believe somebody else's hand.
 */
export const findMessage = async (
  session: AccountSession,
  { on, text, createdAt }: Interaction,
  io: AdapterIo,
): Promise<InteractionProof | null> => {
  const { convoId, messageId } = answered(on)
  const isOld = ({ sentAt }: { sentAt: string }) => Date.parse(sentAt) < createdAt - olderMs
  const back = await readBack(session, convoId, (last) => last.id === messageId || isOld(last), io)
  const end = back.findIndex(({ id }) => id === messageId)
  const later = back.slice(0, end === -1 ? undefined : end).filter((one) => !isOld(one))
  const found = later
    .filter(isSaid)
    .find((one) => one.sender.did === session.remoteId && one.text === text && (one.replyTo === undefined || one.replyTo.id === messageId))
  return found ? { remoteId: remoteIdOf(convoId, found), url: null } : null
}

/** All that was said there, as far as one page goes. */
export const conversationOf = async (session: AccountSession, convoId: string, io: AdapterIo): Promise<ReceivedItem[]> => {
  const { convo } = await ask(session, io, {
    method: 'chat.bsky.convo.getConvo',
    query: { convoId },
    answer: z.object({ convo: convoView }),
  })
  const query = { convoId, limit: String(messageLimit.perPage) }
  const page = await ask(session, io, { method: 'chat.bsky.convo.getMessages', query, answer: messagePage })
  return page.messages
    .filter(isSaid)
    .map((one) => toItem(session, convo, one))
    .toReversed()
}
