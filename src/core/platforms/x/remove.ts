/** Deleting a post; what is gone already is no error. */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, RemotePost } from '../kit/adapter.ts'
import { deletedPost } from './answers.ts'
import { call } from './client.ts'
import { prices } from './limits.ts'

export const remove = async (session: AccountSession, { remoteId }: RemotePost, io: AdapterIo): Promise<void> => {
  try {
    const paid = () => [{ what: 'deletes', id: null, usd: prices.remove }]
    await call(session, io, { method: 'DELETE', path: `/2/tweets/${remoteId}`, budget: 'deletes', answer: deletedPost, paid })
  } catch (error) {
    if (!isAppError(error, 'NOT_FOUND')) throw error
  }
}
