/** What is asked when a connection is looked over: what kind of account it is. */
import type { AccountKind, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { kindOfAccount } from './answers.ts'
import { call } from './client.ts'
import { loginOf } from './service-url.ts'

export const examine = async (session: AccountSession, io: AdapterIo): Promise<AccountKind> => {
  return { is: (await isPersonal(session, io)) ? 'personal' : 'professional', needs: 'professional' }
}

/** Behind a Page stand professional accounts alone, and Facebook Login has no word for their kind. */
const isPersonal = async (session: AccountSession, io: AdapterIo): Promise<boolean> => {
  if (loginOf(session.service) === 'facebook') return false
  const found = await call(session, io, { path: '/me', query: { fields: 'user_id,account_type' }, answer: kindOfAccount })
  return found.account_type?.toUpperCase() === 'PERSONAL'
}
