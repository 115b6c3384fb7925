/** Forgets an account's credential. */
import type { Handler } from '../../procedure.ts'
import type { AccountConnector } from '../connect-account.ts'
import type { ToAccounts } from '../to-account.ts'
import { only } from './only.ts'

export const disconnectAccount =
  (connector: AccountConnector, toAccounts: ToAccounts): Handler<'accounts.disconnect'> =>
  ({ input: { accountId }, call }) =>
    only(toAccounts([connector.disconnect(accountId, call.actor)]))
