/** Everything about creators and their accounts, put together. */
import type { Logger } from '../log.ts'
import type { AdapterIo, AnyPlatform } from '../platforms/kit/adapter.ts'
import { createAccountDayReader } from '../store/account-day-reader.ts'
import type { AccountDayReader } from '../store/account-day-reader.ts'
import { createAccountReader } from '../store/account-reader.ts'
import type { AccountReader } from '../store/account-reader.ts'
import { createAudienceReader } from '../store/audience-reader.ts'
import type { AudienceReader } from '../store/audience-reader.ts'
import { createBudgetReader } from '../store/budget-reader.ts'
import { createCreatorReader } from '../store/creator-reader.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import { createAccountSessions } from './account-session.ts'
import type { AccountSessions } from './account-session.ts'
import { createBudgetKeeper } from './budget-keeper.ts'
import type { BudgetKeeper } from './budget-keeper.ts'
import { createAccountConnector } from './connect-account.ts'
import type { AccountConnector } from './connect-account.ts'
import { createCreators } from './creators.ts'
import type { Creators } from './creators.ts'
import { createConsents } from './consents.ts'
import type { Consents } from './consents.ts'
import { createDeveloperApps } from './developer-apps.ts'
import type { DeveloperApps } from './developer-apps.ts'
import { createDeveloperAppReader } from '../store/developer-app-reader.ts'
import type { Loopback } from '../ports.ts'
import { createSpendReader } from '../store/spend-reader.ts'
import { createSpendWriter } from '../store/spend-writer.ts'
import { createSpending } from './spending.ts'
import type { Spending } from './spending.ts'
import { createToDeveloperApps } from './to-developer-app.ts'
import type { ToDeveloperApps } from './to-developer-app.ts'
import { createToAccounts } from './to-account.ts'
import type { ToAccounts } from './to-account.ts'

export interface CreatorsPart {
  reader: CreatorReader
  creators: Creators
  accounts: AccountReader
  audiences: AudienceReader
  days: AccountDayReader
  /** Opens accounts for use: what publishing and measuring need. */
  sessions: AccountSessions
  budgets: Pick<BudgetKeeper, 'kept'>
  connector: AccountConnector
  toAccounts: ToAccounts
  apps: DeveloperApps
  toApps: ToDeveloperApps
  consents: Consents
  spending: Spending
}

interface Deps {
  store: Store
  vault: Vault
  adapters: readonly AnyPlatform[]
  io: AdapterIo
  keepFollowers: (tx: WriteTx, accountId: string, followers: number) => void
  logger: Logger
  loopback?: Loopback | undefined
  consentPorts?: readonly number[]
}

export const createCreatorsPart = ({
  store,
  vault,
  adapters,
  io,
  keepFollowers,
  logger,
  loopback,
  consentPorts = [0],
}: Deps): CreatorsPart => {
  const reader = createCreatorReader(store)
  const accounts = createAccountReader(store)
  const apps = createDeveloperApps({ store, reader: createDeveloperAppReader(store), creators: reader, vault, adapters })
  const spending = createSpending({
    store,
    reader: createSpendReader(store),
    writer: createSpendWriter(store),
    clock: io.clock,
    logger,
  })
  const budgets = createBudgetKeeper({ store, logger })
  const sessions = createAccountSessions({ store, accounts, vault, budgets, apps, spending, logger })
  const connector = createAccountConnector({ store, accounts, creators: reader, vault, sessions, adapters, io, keepFollowers })
  return {
    reader,
    creators: createCreators({ store, creators: reader }),
    accounts,
    audiences: createAudienceReader(store),
    days: createAccountDayReader(store),
    sessions,
    budgets,
    connector,
    apps,
    toApps: createToDeveloperApps({ reader: apps.reader, spending, adapters, clock: io.clock }),
    spending,
    consents: createConsents({
      apps,
      connector,
      adapters,
      clock: io.clock,
      random: io.random,
      ids: store.ids,
      loopback,
      ports: consentPorts,
      logger,
    }),
    toAccounts: createToAccounts({ accounts, budgets: createBudgetReader(store), adapters }),
  }
}
