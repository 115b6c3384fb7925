/** Accounts as the contract shows them: row, budgets, what waits. */
import type * as z from 'zod'
import type { account } from '../../contract/accounts.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'
import type { AccountReader, AccountRow } from '../store/account-reader.ts'
import type { BudgetReader } from '../store/budget-reader.ts'

type Account = z.infer<typeof account>

export type ToAccounts = (rows: readonly AccountRow[]) => Account[]

interface Deps {
  accounts: AccountReader
  budgets: BudgetReader
  adapters: readonly AnyPlatform[]
}

export const createToAccounts = ({ accounts, budgets, adapters }: Deps): ToAccounts => {
  const holdsPosts = (platform: PlatformId, name: string): boolean => {
    const adapter = adapters.find(({ id }) => id === platform)
    return adapter?.assisted === undefined && (adapter?.publishCosts?.some(({ budget }) => budget === name) ?? false)
  }
  return (rows) => {
    if (rows.length === 0) return []
    const waiting = accounts.countWaiting([...new Set(rows.map(({ creatorId }) => creatorId))])
    const budgetsById = budgets.ofAccounts(rows.map(({ id }) => id))
    return rows.map(
      ({
        id,
        creatorId,
        platform,
        handle,
        displayName,
        remoteId,
        service,
        appId,
        profileUrl,
        state,
        problem,
        checkedAt,
        connectedAt,
        followers,
      }) => ({
        id,
        creatorId,
        platform,
        handle,
        displayName,
        remoteId,
        service,
        appId,
        profileUrl,
        state,
        problem,
        checkedAt: checkedAt === null ? null : new Date(checkedAt),
        connectedAt: new Date(connectedAt),
        followers,
        budgets: (budgetsById.get(id) ?? []).map(({ name, used, max, resetsAt }) => ({
          name,
          used,
          limit: max,
          resetsAt: resetsAt === null ? null : new Date(resetsAt),
          holdsPosts: holdsPosts(platform, name),
        })),
        scheduled: waiting.get(id) ?? 0,
      }),
    )
  }
}
