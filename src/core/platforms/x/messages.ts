/**
 * Messages between two. Every one read is paid for, once a day (UTC), and they cannot be asked for from where the last
 * reading ended: a first page is short, and only where all of it is new is there another. Sent again, a message is a second
 * one: after a lost answer it is looked for among those after the one that it answers.
 */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Interaction, InteractionHooks, InteractionProof } from '../kit/adapter.ts'
import type { ReadReceived, ReceivedItem } from '../kit/adapter.ts'
import { placeAfter, placeOf } from '../kit/read-back.ts'
import { messageEvents, sentMessage, type XMessage } from './answers.ts'
import { call } from './client.ts'
import { readCredential } from './credential.ts'
import { prices } from './limits.ts'
import { messagesRead } from './paid.ts'
import { likenessOf } from './same-post.ts'

export const messageScopes = ['dm.read', 'dm.write'] as const

/** X did not ask for it before Coulisse did: of a consent that does not say, it was not given. */
export const opensMessages = (session: Pick<AccountSession, 'credential'>): boolean => {
  const { given = [] } = readCredential(session.credential())
  return messageScopes.every((scope) => given.includes(scope))
}

const assertOpen = (session: AccountSession): void => {
  if (!opensMessages(session)) throw new AppError('NOT_SUPPORTED', { platform: 'x', capability: 'messages' })
}

const shown = {
  event_types: 'MessageCreate',
  'dm_event.fields': 'created_at,dm_conversation_id,entities,event_type,id,text',
  expansions: 'sender_id',
  'user.fields': 'name,username',
}

/** Of an account that was never read, and to see whether there is anything new: what is told again is paid for again each day. */
const firstPage = { ever: 5, again: 2 }
const furtherPage = 20

const ask = (
  session: AccountSession,
  path: string,
  { size, next, canWait }: { size: number; next: string | undefined; canWait: boolean },
  io: AdapterIo,
) => {
  assertOpen(session)
  return call(session, io, {
    path,
    budget: 'messages_read',
    query: { ...shown, max_results: String(size), ...(next !== undefined && { pagination_token: next }) },
    answer: messageEvents,
    paid: messagesRead,
    canWait,
  })
}

export const messages: ReadReceived = async (session, cursor, io) => {
  const place = placeOf(cursor)
  const first = place === null ? firstPage.ever : firstPage.again
  const asked = { size: place?.page === undefined ? first : furtherPage, next: place?.page, canWait: true }
  const { data, includes, meta } = await ask(session, '/2/dm_events', asked, io)
  const isNew = ({ id }: XMessage) => place === null || place.since === '' || BigInt(id) > BigInt(place.since)
  const after = placeAfter(place, {
    newest: data[0]?.id,
    reached: !data.every(isNew),
    next: data.length > 0 ? meta?.next_token : undefined,
  })
  return { items: data.filter(isNew).flatMap((one) => toItem(session, one, includes?.users ?? [])), ...after }
}

/** Of two; one in which several talk is named otherwise. */
const isOfTwo = (conversation: string): boolean => /^\d+-\d+$/.test(conversation)

const toItem = (
  session: AccountSession,
  one: XMessage,
  users: readonly { id: string; username: string; name?: string | undefined }[],
): ReceivedItem[] => {
  const { id, sender_id: sender = '', dm_conversation_id: conversation = '', text } = one
  if (!isOfTwo(conversation) || text === undefined) return []
  const author = users.find((user) => user.id === sender)
  return [
    {
      kind: 'message',
      remoteId: id,
      url: null,
      author: { id: sender, handle: author?.username ?? sender, ...(author?.name !== undefined && { name: author.name }) },
      text,
      at: Date.parse(one.created_at ?? '') || 0,
      conversation,
      ...(sender === session.remoteId && { own: true as const }),
    },
  ]
}

const conversationPath = (id: string): string => `/2/dm_conversations/${id}/dm_events`

export const messagesWith = async (session: AccountSession, conversation: string, io: AdapterIo): Promise<ReceivedItem[]> => {
  const { data, includes } = await ask(session, conversationPath(conversation), { size: furtherPage, next: undefined, canWait: true }, io)
  return data.flatMap((one) => toItem(session, one, includes?.users ?? [])).toReversed()
}

export const messageBudget = 'messages'

export const sendMessage = async (
  session: AccountSession,
  { on, text = '' }: Interaction,
  hooks: InteractionHooks,
  io: AdapterIo,
): Promise<InteractionProof> => {
  assertOpen(session)
  await hooks.beforeWrite()
  const { data } = await call(session, io, {
    method: 'POST',
    path: `/2/dm_conversations/${on.root?.remoteId ?? ''}/messages`,
    budget: messageBudget,
    body: { text },
    answer: sentMessage,
    effect: 'write',
    stillMine: hooks.stillMine,
    answered: hooks.answered,
    paid: () => [{ what: 'messages', id: null, usd: prices.message }],
  })
  return { remoteId: data.dm_event_id, url: null }
}

/** Not older than so long before it was asked for: the same words to an earlier message are not these. */
const marginMs = 10 * 60_000

/** Throws NOT_SUPPORTED (a person must look) where the same words are there with links that cannot be held against ours. */
export const findMessage = async (
  session: AccountSession,
  { on, text = '', createdAt }: Interaction,
  io: AdapterIo,
): Promise<InteractionProof | null> => {
  const draft = { kind: 'text' as const, text, languages: [], labels: [], media: [] }
  let isLike = false
  let next: string | undefined
  do {
    const path = conversationPath(on.root?.remoteId ?? '')
    const { data, meta } = await ask(session, path, { size: next === undefined ? firstPage.ever : furtherPage, next, canWait: false }, io)
    const later = data.filter(
      ({ id, created_at: at }) => BigInt(id) > BigInt(on.remoteId) && !(Date.parse(at ?? '') < createdAt - marginMs),
    )
    for (const one of later) {
      if (one.sender_id !== session.remoteId || one.text === undefined) continue
      const likeness = likenessOf({ draft }, { ...one, text: one.text, references: [] }, new Map())
      if (likeness === 'same') return { remoteId: one.id, url: null }
      isLike ||= likeness === 'cannot_tell'
    }
    next = later.length === data.length && data.length > 0 ? meta?.next_token : undefined
  } while (next !== undefined)
  if (isLike) throw new AppError('NOT_SUPPORTED', { platform: 'x', capability: 'look_up' })
  return null
}
