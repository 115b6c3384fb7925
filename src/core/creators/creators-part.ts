/** Everything about creators and their accounts, put together. */
import type { Logger } from '../log.ts'
import type { AdapterIo, PlatformAdapter } from '../platforms/kit/adapter.ts'
import { createAccountReader } from '../store/account-reader.ts'
import type { AccountReader } from '../store/account-reader.ts'
import { createBudgetReader } from '../store/budget-reader.ts'
import { createCreatorReader } from '../store/creator-reader.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import { createAccountSessions } from './account-session.ts'
import type { AccountSessions } from './account-session.ts'
import { createBudgetKeeper } from './budget-keeper.ts'
import { createAccountConnector } from './connect-account.ts'
import type { AccountConnector } from './connect-account.ts'
import { createCreators } from './creators.ts'
import type { Creators } from './creators.ts'
import { createToAccounts } from './to-account.ts'
import type { ToAccounts } from './to-account.ts'

export interface CreatorsPart {
  reader: CreatorReader
  creators: Creators
  accounts: AccountReader
  /** Opens accounts for use: what publishing and measuring need. */
  sessions: AccountSessions
  connector: AccountConnector
  toAccounts: ToAccounts
}

interface Deps {
  store: Store
  vault: Vault
  adapters: readonly PlatformAdapter[]
  io: AdapterIo
  logger: Logger
}

export const createCreatorsPart = ({ store, vault, adapters, io, logger }: Deps): CreatorsPart => {
  const reader = createCreatorReader(store)
  const accounts = createAccountReader(store)
  const sessions = createAccountSessions({ store, accounts, vault, budgets: createBudgetKeeper({ store, logger }), logger })
  return {
    reader,
    creators: createCreators({ store, creators: reader }),
    accounts,
    sessions,
    connector: createAccountConnector({ store, accounts, creators: reader, vault, sessions, adapters, io }),
    toAccounts: createToAccounts({ accounts, budgets: createBudgetReader(store) }),
  }
}
