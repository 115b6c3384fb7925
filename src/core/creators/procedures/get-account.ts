/** One account. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { ToAccounts } from '../to-account.ts'
import { only } from './only.ts'

export const getAccount =
  (accounts: AccountReader, toAccounts: ToAccounts): Handler<'accounts.get'> =>
  ({ input: { accountId } }) => {
    const row = accounts.get(accountId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    return only(toAccounts([row]))
  }
