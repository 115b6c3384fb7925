/** Deleting a post. What is gone already answers the same (tried), so it may be repeated. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, RemotePost } from '../kit/adapter.ts'
import { nothing } from './answers.ts'
import { call } from './client.ts'
import { postCollection } from './record.ts'

export const remove = async (session: AccountSession, remote: RemotePost, io: AdapterIo): Promise<void> => {
  const body = { repo: session.remoteId, collection: postCollection, rkey: recordKeyOf(session, remote) }
  await call(session, io, { method: 'com.atproto.repo.deleteRecord', body, answer: nothing })
}

const recordKeyOf = (session: AccountSession, remote: RemotePost): string => {
  const prefix = `at://${session.remoteId}/${postCollection}/`
  if (!remote.remoteId.startsWith(prefix)) throw new AppError('NOT_FOUND', { what: 'post', id: remote.remoteId })
  return remote.remoteId.slice(prefix.length)
}
