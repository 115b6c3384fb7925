/** What an account lets be chosen for a post, asked of its platform now. */
import { AppError, isAppError } from '../../app-error.ts'
import type { AdapterIo, AnyPlatform } from '../../platforms/kit/adapter.ts'
import type { Handler } from '../../procedure.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { AccountSessions } from '../account-session.ts'

interface Deps {
  accounts: Pick<AccountReader, 'get'>
  sessions: AccountSessions
  adapters: readonly AnyPlatform[]
  io: AdapterIo
}

export const postingChoices =
  ({ accounts, sessions, adapters, io }: Deps): Handler<'accounts.postingChoices'> =>
  async ({ input: { accountId }, call }) => {
    const account = accounts.get(accountId)
    if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    const platform = adapters.find(({ id }) => id === account.platform)
    const ask = platform?.assisted ? undefined : platform?.postingChoices
    if (!ask) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'posting_choices' })
    const session = await sessions.open(accountId, call.signal ?? new AbortController().signal)
    try {
      return await ask(session, io)
    } catch (error) {
      if (isAppError(error, 'REAUTH_REQUIRED')) sessions.needsReconnect(accountId, session.credential())
      throw error
    }
  }
