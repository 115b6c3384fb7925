/**
 * Likes, reposts and answers: each a record of the account's own, put under the key chosen beforehand, so that the same
 * act again is the same record (see `publish.ts`). A second like under another key counts once (tried on the full network).
 */
import { AppError, isAppError } from '../../app-error.ts'
import type { InteractionAct } from '../../../contract/platforms.ts'
import type { AccountSession, AdapterIo, Interaction, InteractionProof, Interactions, InteractionTarget } from '../kit/adapter.ts'
import { readRecord, writtenRecord } from './answers.ts'
import { call } from './client.ts'
import { writeLimit } from './limits.ts'
import { findMessage, sendMessage } from './messages.ts'
import { postCollection, type PostRecord, type StrongRef } from './record.ts'
import { removeGuarded } from './remove.ts'
import { resolveFacets } from './resolve-facets.ts'
import { webUrl } from './service-url.ts'

const collections: Readonly<Partial<Record<InteractionAct, string>>> = {
  like: 'app.bsky.feed.like',
  repost: 'app.bsky.feed.repost',
  answer: postCollection,
}

const collectionOf = (act: InteractionAct): string => {
  const collection = collections[act]
  if (collection === undefined) throw new AppError('NOT_SUPPORTED', { platform: 'bluesky', capability: act })
  return collection
}

const act: Interactions['act'] = async (session, interaction, hooks, io) => {
  if (interaction.act === 'message') return sendMessage(session, interaction, hooks, io)
  const collection = collectionOf(interaction.act)
  if (interaction.takesBack !== undefined) {
    await removeGuarded(session, { collection, remoteId: interaction.takesBack }, hooks, io)
    return { remoteId: interaction.takesBack, url: null }
  }
  const record = await recordOf(session, interaction, collection, io)
  await hooks.beforeWrite()
  try {
    const { uri } = await call(session, io, {
      method: 'com.atproto.repo.putRecord',
      body: { repo: session.remoteId, collection, rkey: interaction.key, record, swapRecord: null },
      answer: writtenRecord,
      effect: 'write',
      stillMine: hooks.stillMine,
      answered: hooks.answered,
    })
    return proofOf(session, interaction, uri)
  } catch (error) {
    if (!isAppError(error, 'CONFLICT')) throw error
    // An earlier try of this act is out, in other bytes: a mention's owner changed.
    return proofOf(session, interaction, `at://${session.remoteId}/${collection}/${interaction.key}`)
  }
}

const recordOf = async (session: AccountSession, interaction: Interaction, $type: string, io: AdapterIo): Promise<object> => {
  const createdAt = new Date(interaction.createdAt).toISOString()
  const parent = strongRef(interaction.on)
  if (interaction.act !== 'answer') return { $type, subject: parent, createdAt }
  const text = interaction.text ?? ''
  const facets = await resolveFacets(session, text, io)
  const answer: PostRecord = {
    $type: postCollection,
    text,
    createdAt,
    reply: { root: interaction.on.root ? strongRef(interaction.on.root) : parent, parent },
    ...(facets.length > 0 && { facets }),
  }
  return answer
}

const strongRef = ({ remoteId, version }: Pick<InteractionTarget, 'remoteId' | 'version'>): StrongRef => ({
  uri: remoteId,
  cid: version ?? '',
})

const proofOf = (session: AccountSession, interaction: Interaction, uri: string): InteractionProof => ({
  remoteId: uri,
  url: interaction.act === 'answer' ? webUrl(session.service, `/profile/${session.remoteId}/post/${interaction.key}`) : null,
})

/** Asks the account's own server, which knows at once. */
const findAnswer: NonNullable<Interactions['findAnswer']> = async (session, interaction, io) => {
  if (interaction.act === 'message') return findMessage(session, interaction, io)
  const query = { repo: session.remoteId, collection: postCollection, rkey: interaction.key }
  try {
    const { uri } = await call(session, io, { method: 'com.atproto.repo.getRecord', query, answer: readRecord, auth: 'none' })
    return proofOf(session, interaction, uri)
  } catch (error) {
    if (isAppError(error, 'NOT_FOUND')) return null
    throw error
  }
}

const points = (cost: number) => [
  { budget: 'writes_hour', cost, max: writeLimit.pointsPerHour, windowMs: 3_600_000 },
  { budget: 'writes_day', cost, max: writeLimit.pointsPerDay, windowMs: 86_400_000 },
]

export const interactions: Interactions = {
  act,
  findAnswer,
  // A message is no record of the account's.
  costsOf: ({ act: name, takesBack }) => (name === 'message' ? [] : points(takesBack === undefined ? 2 : 1)),
}
