/** Deleting a record. What is gone already answers the same (tried), so it may be repeated. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, InteractionHooks, RemotePost } from '../kit/adapter.ts'
import { nothing } from './answers.ts'
import { call } from './client.ts'
import { postCollection } from './record.ts'

export const remove = async (session: AccountSession, { remoteId }: RemotePost, io: AdapterIo): Promise<void> => {
  const rkey = ownKeyIn(session, postCollection, remoteId)
  await call(session, io, { method: deleteRecord, body: { repo: session.remoteId, collection: postCollection, rkey }, answer: nothing })
}

/** As the one write of an act. */
export const removeGuarded = async (
  session: AccountSession,
  { collection, remoteId }: { collection: string; remoteId: string },
  hooks: InteractionHooks,
  io: AdapterIo,
): Promise<void> => {
  const rkey = ownKeyIn(session, collection, remoteId)
  await hooks.beforeWrite()
  await call(session, io, {
    method: deleteRecord,
    body: { repo: session.remoteId, collection, rkey },
    answer: nothing,
    effect: 'write',
    stillMine: hooks.stillMine,
    answered: hooks.answered,
  })
}

const deleteRecord = 'com.atproto.repo.deleteRecord'

const ownKeyIn = (session: AccountSession, collection: string, remoteId: string): string => {
  const prefix = `at://${session.remoteId}/${collection}/`
  if (!remoteId.startsWith(prefix)) throw new AppError('NOT_FOUND', { what: 'post', id: remoteId })
  return remoteId.slice(prefix.length)
}
