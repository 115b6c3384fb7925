/**
 * Answering comments on the account's own media, and hiding them (IG-4). Hiding is a state and may be sent again; an answer
 * carries no key of ours, and is looked for among the comment's answers: the account's own, with the same words.
 */
import { AppError, isAppError } from '../../app-error.ts'
import type { Interactions } from '../kit/adapter.ts'
import { comments, createdComment, done, ownName } from './answers.ts'
import { call, write } from './client.ts'
import { findMessage, sendMessage } from './messages.ts'
import { ownPath } from './service-url.ts'

/** What clocks that were set by the network may differ. */
const marginMs = 10 * 60_000

const act: Interactions['act'] = async (session, interaction, hooks, io) => {
  const { act: name, on, takesBack, text = '' } = interaction
  if (name === 'hide') {
    await hooks.beforeWrite()
    const body = { hide: takesBack === undefined }
    await write(session, io, { path: `/${on.remoteId}`, body, answer: done, saysWhatIsGone: true }, hooks)
    return { remoteId: on.remoteId, url: null }
  }
  if (name === 'message') return sendMessage(session, interaction, hooks, io)
  if (name !== 'answer') throw new AppError('NOT_SUPPORTED', { platform: 'instagram', capability: name })
  await hooks.beforeWrite()
  if (takesBack === undefined) {
    const path = `/${on.remoteId}/replies`
    const { id } = await write(session, io, { path, body: { message: text }, answer: createdComment, saysWhatIsGone: true }, hooks)
    return { remoteId: id, url: null }
  }
  try {
    await write(session, io, { path: `/${takesBack}`, method: 'DELETE', answer: done, saysWhatIsGone: true }, hooks)
  } catch (error) {
    if (!isAppError(error, 'NOT_FOUND')) throw error
  }
  return { remoteId: takesBack, url: null }
}

const findAnswer: NonNullable<Interactions['findAnswer']> = async (session, interaction, io) => {
  if (interaction.act === 'message') return findMessage(session, interaction, io)
  const { username } = await call(session, io, { path: ownPath(session), query: { fields: 'username' }, answer: ownName })
  const query = { fields: 'id,text,timestamp,username', limit: '100' }
  const path = `/${interaction.on.remoteId}/replies`
  const { data } = await call(session, io, { path, query, answer: comments })
  const found = data.find(
    ({ text = '', timestamp, username: by }) =>
      by === username && plain(text) === plain(interaction.text ?? '') && Date.parse(timestamp) >= interaction.createdAt - marginMs,
  )
  return found ? { remoteId: found.id, url: null } : null
}

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

export const interactions: Interactions = { act, findAnswer }
