/** Follower counts as collected. */
import type { Clock } from '../../ports.ts'
import type { Handler } from '../../procedure.ts'
import type { AccountReader } from '../../store/account-reader.ts'

const dayMs = 86_400_000

export const accountFollowers =
  (accounts: AccountReader, clock: Pick<Clock, 'now'>): Handler<'accounts.followers'> =>
  ({ input: { accountId, days } }) =>
    accounts.followers(accountId, clock.now() - days * dayMs).map(({ at, followers }) => ({ at: new Date(at), followers }))
