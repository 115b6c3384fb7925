/**
 * Messages between two: of Instagram Login, by asking (Facebook Login has them with the Page's own key alone). A message is
 * answered within a day, to who wrote first. Sent again it is a second one: after a lost answer it is looked for among those
 * after the one that it answers.
 */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Interaction, InteractionHooks, InteractionProof } from '../kit/adapter.ts'
import type { ReadReceived, ReceivedItem } from '../kit/adapter.ts'
import { placeAfter, placeOf } from '../kit/read-back.ts'
import { conversations, ownName, sentMessage, type Conversation, type Message } from './answers.ts'
import { call, write } from './client.ts'
import { opensMessages, readCredential } from './credential.ts'
import { messageLimit } from './limits.ts'
import { loginOf, ownPath } from './service-url.ts'

const shut = () => new AppError('NOT_SUPPORTED', { platform: 'instagram', capability: 'messages' })

const assertOpen = (session: AccountSession): void => {
  if (loginOf(session.service) === 'facebook' || opensMessages(readCredential(session.credential())) === false) throw shut()
}

/** Before the id of whom one talks with, so that it is no media's. */
export const withPerson = 'with/'

const fields = `id,updated_time,participants,messages.limit(${messageLimit.told}){id,created_time,from,message}`

const ask = async (session: AccountSession, query: Readonly<Record<string, string>>, io: AdapterIo) => {
  assertOpen(session)
  try {
    const path = `${ownPath(session)}/conversations`
    return await call(session, io, { path, query: { platform: 'instagram', fields, ...query }, answer: conversations })
  } catch (error) {
    // A token that was pasted says nothing of what it opens.
    if (isAppError(error, 'PLATFORM_REJECTED') && error.data.reason === 'scope_not_authorized') throw shut()
    throw error
  }
}

const ownNameOf = async (session: AccountSession, io: AdapterIo): Promise<string> =>
  (await call(session, io, { path: ownPath(session), query: { fields: 'username' }, answer: ownName })).username

/** Those that changed, the newest first; of each what came since, as far back as Instagram tells. */
export const messages: ReadReceived = async (session, cursor, io) => {
  const place = placeOf(cursor)
  const since = Number(place?.since ?? 0)
  const query = { limit: String(messageLimit.perPage), ...(place?.page !== undefined && { after: place.page }) }
  const { data, paging } = await ask(session, query, io)
  const changed = data.filter(({ updatedAt }) => updatedAt >= since)
  const own = changed.length > 0 ? await ownNameOf(session, io) : ''
  const items = changed.flatMap((one) => {
    const told = place === null ? one.messages.slice(0, 1) : one.messages.filter(({ at }) => at >= since)
    return toItems(one, told, own)
  })
  const newest = data[0] && String(data[0].updatedAt)
  const next = paging?.next === undefined ? undefined : paging.cursors?.after
  return { items, ...placeAfter(place, { newest, reached: changed.length < data.length, next }) }
}

/** Two talk; the conversation is asked for by who the other is. */
const otherOf = ({ participants }: Pick<Conversation, 'participants'>, own: string): { id: string; username: string } | undefined => {
  const others = participants.filter(({ username }) => username !== own)
  return others.length === 1 ? others[0] : undefined
}

const toItems = (conversation: Conversation, told: readonly Message[], own: string): ReceivedItem[] => {
  const other = otherOf(conversation, own)
  if (!other) return []
  return told.flatMap(({ id, at, from, message }): ReceivedItem[] => {
    // A picture or a sticker alone has no words to show.
    if (message === undefined || message === '') return []
    const isOwn = from.username === own
    return [
      {
        kind: 'message',
        remoteId: id,
        url: null,
        author: { id: isOwn ? from.id : other.id, handle: from.username },
        text: message,
        at,
        conversation: `${withPerson}${other.id}`,
        ...(isOwn && { own: true as const }),
      },
    ]
  })
}

export const conversationWith = async (session: AccountSession, conversation: string, io: AdapterIo): Promise<ReceivedItem[]> => {
  const { data } = await ask(session, { user_id: conversation.slice(withPerson.length) }, io)
  const own = await ownNameOf(session, io)
  return data.flatMap((one) => toItems(one, one.messages, own)).toReversed()
}

export const sendMessage = async (
  session: AccountSession,
  { recipient = '', text = '' }: Interaction,
  hooks: InteractionHooks,
  io: AdapterIo,
): Promise<InteractionProof> => {
  assertOpen(session)
  await hooks.beforeWrite()
  const request = {
    path: `${ownPath(session)}/messages`,
    body: { recipient: { id: recipient }, message: { text } },
    answer: sentMessage,
    saysWhatIsGone: true,
  }
  const { message_id: remoteId } = await write(session, io, request, hooks)
  return { remoteId, url: null }
}

/** What clocks that were set by the network may differ. */
const marginMs = 10 * 60_000

/** Throws NOT_SUPPORTED (a person must look) where so much was said since that Instagram does not tell all of it. */
export const findMessage = async (
  session: AccountSession,
  { on, recipient = '', text = '', createdAt }: Interaction,
  io: AdapterIo,
): Promise<InteractionProof | null> => {
  const { data } = await ask(session, { user_id: recipient }, io)
  const own = await ownNameOf(session, io)
  const told = data.flatMap((one) => one.messages)
  const end = told.findIndex(({ id }) => id === on.remoteId)
  const found = told
    .slice(0, end === -1 ? undefined : end)
    .find(({ at, from, message = '' }) => from.username === own && plain(message) === plain(text) && at >= createdAt - marginMs)
  if (found) return { remoteId: found.id, url: null }
  const isAllTold = end !== -1 || told.some(({ at }) => at < createdAt - marginMs)
  if (!isAllTold) throw new AppError('NOT_SUPPORTED', { platform: 'instagram', capability: 'look_up' })
  return null
}

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
