/** Connects an account on a platform to a creator. */
import type { Handler } from '../../procedure.ts'
import type { AccountConnector } from '../connect-account.ts'
import type { ToAccounts } from '../to-account.ts'
import { only } from './only.ts'

export const connectAccount =
  (connector: AccountConnector, toAccounts: ToAccounts): Handler<'accounts.connect'> =>
  async ({ input: { creatorId, platform, credentials }, call }) =>
    only(toAccounts([await connector.connect(creatorId, platform, credentials, call.actor)]))
