/** Comments on a post, without the answers to them. */
import type { AccountSession, AdapterIo, RemotePost, RemoteReply } from '../kit/adapter.ts'
import { comments } from './answers.ts'
import { call } from './client.ts'

/** The newest ones, oldest first. */
export const replies = async (session: AccountSession, { remoteId, url }: RemotePost, io: AdapterIo): Promise<RemoteReply[]> => {
  const query = { fields: 'id,text,timestamp,username,hidden', limit: '50' }
  const { data } = await call(session, io, { path: `/${remoteId}/comments`, query, answer: comments })
  return data
    .map(({ id, text = '', timestamp, username, from, hidden }) => ({
      remoteId: id,
      kind: 'comment' as const,
      author: username ?? from?.username ?? '',
      text,
      at: Date.parse(timestamp),
      url,
      ...(hidden !== undefined && { mine: { hidden } }),
    }))
    .toReversed()
    .toSorted((a, b) => a.at - b.at)
}
