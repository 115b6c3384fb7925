/** Asks the platform how an account is. */
import type { Handler } from '../../procedure.ts'
import type { AccountConnector } from '../connect-account.ts'
import type { ToAccounts } from '../to-account.ts'
import { only } from './only.ts'

export const checkAccount =
  (connector: AccountConnector, toAccounts: ToAccounts): Handler<'accounts.check'> =>
  async ({ input: { accountId }, call }) =>
    only(toAccounts([await connector.check(accountId, call.actor, call.signal ?? new AbortController().signal)]))
