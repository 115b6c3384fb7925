/** What is asked when a connection is looked over: whether anybody but followers sees what it posts. */
import type { AccountKind, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { userProtection } from './answers.ts'
import { call } from './client.ts'
import { userRead } from './paid.ts'

export const examine = async (session: AccountSession, io: AdapterIo): Promise<AccountKind | null> => {
  const { data } = await call(session, io, {
    path: '/2/users/me',
    budget: 'profile',
    query: { 'user.fields': 'protected' },
    answer: userProtection,
    // The same thing as the profile, so that it is paid for once a day.
    paid: ({ data: { id } }) => [userRead(id)],
    canWait: true,
  })
  return data.protected === undefined ? null : { is: data.protected ? 'private' : 'public' }
}
