/** What is asked when a connection is looked over: whether the account is private, which an unaudited application needs. */
import type { AccountKind, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { creatorInfo } from './answers.ts'
import { call } from './client.ts'

export const examine = async (session: AccountSession, io: AdapterIo): Promise<AccountKind> => {
  const { privacy_level_options: levels } = await call(session, io, {
    path: '/v2/post/publish/creator_info/query/',
    body: {},
    answer: creatorInfo,
  })
  return {
    is: levels.includes('PUBLIC_TO_EVERYONE') ? 'public' : 'private',
    ...(session.app().audited === false && { needs: 'private' }),
  }
}
