/** New credentials for an account known already. */
import type { Handler } from '../../procedure.ts'
import type { AccountConnector } from '../connect-account.ts'
import type { ToAccounts } from '../to-account.ts'
import { only } from './only.ts'

export const reconnectAccount =
  (connector: AccountConnector, toAccounts: ToAccounts): Handler<'accounts.reconnect'> =>
  async ({ input: { accountId, credentials }, call }) =>
    only(toAccounts([await connector.reconnect(accountId, credentials, call.actor)]))
