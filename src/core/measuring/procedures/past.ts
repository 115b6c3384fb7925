/** What an account posted elsewhere: how far it is read, and reading it again. */
import type { AccountPast } from '../../../contract/past.ts'
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { PastRow } from '../../store/past-reader.ts'
import type { Past } from '../read-past.ts'

const toPast = ({ state, since, posts, problem, begunAt, endedAt }: PastRow): AccountPast => ({
  state,
  since: new Date(since),
  posts,
  problem,
  begunAt: new Date(begunAt),
  endedAt: endedAt === null ? null : new Date(endedAt),
})

export const pastOf =
  (past: Past, accounts: Pick<AccountReader, 'get'>): Handler<'past.get'> =>
  ({ input: { accountId } }) => {
    const account = accounts.get(accountId)
    if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    const [row, price, declined] = [past.reader.get(accountId), past.price(account), past.reader.declined(accountId)]
    const offer = price && {
      ...price,
      renewsAt: new Date(price.renewsAt),
      declined: declined ? { by: declined.declinedBy, at: new Date(declined.declinedAt) } : null,
    }
    return { past: row ? toPast(row) : null, days: past.daysOn(account.platform), offer }
  }

export const readPast =
  (past: Past): Handler<'past.read'> =>
  ({ input: { accountId }, call }) =>
    toPast(past.ask(accountId, call.actor))

export const buyPast =
  (past: Past): Handler<'past.buy'> =>
  ({ input: { accountId, agreedUsd }, call }) =>
    toPast(past.buy(accountId, agreedUsd, call.actor))

export const declinePast =
  (past: Past): Handler<'past.setDeclined'> =>
  ({ input: { accountId, declined }, call }) => {
    past.setDeclined(accountId, declined, call.actor)
    return {}
  }
