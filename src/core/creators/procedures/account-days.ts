/** What an account as a whole was, day by day, as collected. */
import type { Clock } from '../../ports.ts'
import type { Handler } from '../../procedure.ts'
import type { AccountDayReader } from '../../store/account-day-reader.ts'

const dayMs = 86_400_000

export const accountDays =
  (days: AccountDayReader, clock: Pick<Clock, 'now'>): Handler<'accounts.days'> =>
  ({ input: { accountId, days: count } }) =>
    days
      .since(accountId, new Date(clock.now() - count * dayMs).toISOString().slice(0, 10))
      .map(({ accountId: _account, at: _at, ...day }) => day)
