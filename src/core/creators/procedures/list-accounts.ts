/** Accounts in the caller's reach, with their health. */
import type { Handler } from '../../procedure.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { ToAccounts } from '../to-account.ts'

/** Whose accounts a caller asked for and reaches; null is everybody's. */
const creatorsAsked = (creatorId: string | undefined, reach: ReadonlySet<string> | null): string[] | null => {
  if (creatorId === undefined) return reach && [...reach]
  return reach === null || reach.has(creatorId) ? [creatorId] : []
}

export const listAccounts =
  (accounts: AccountReader, toAccounts: ToAccounts): Handler<'accounts.list'> =>
  ({ input: { creatorId }, call }) =>
    toAccounts(accounts.list(creatorsAsked(creatorId, call.reach)))
