/** Whom a text mentions, and whether the account's platform knows them. Saves nothing. */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, PlatformAdapter } from '../../platforms/kit/adapter.ts'
import type { Handler } from '../../procedure.ts'
import type { Engine } from '../engine.ts'

/** More are not asked about: each is a call. */
const mostAsked = 20

export const findMentions =
  (engine: Engine): Handler<'posts.mentions'> =>
  async ({ input: { accountId, text }, call }) => {
    const account = engine.accountRows.account(accountId)
    if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    const found = engine.findAdapter(account.platform)
    // Where a person posts, nobody can be asked.
    const adapter = found?.assisted ? undefined : found
    const handles = [...new Set(adapter?.mentionsIn?.(text))]
    if (handles.length === 0 || !adapter) return []
    const session = await orNull(engine.accounts.open(accountId, call.signal ?? engine.closing, 'look_up'))
    const mentions: { handle: string; exists: boolean | null }[] = []
    for (const [index, handle] of handles.entries())
      mentions.push({ handle, exists: index < mostAsked ? await known(engine, adapter, session, handle) : null })
    return mentions
  }

const known = async (engine: Engine, adapter: PlatformAdapter, session: AccountSession | null, handle: string): Promise<boolean | null> =>
  session && adapter.knowsHandle ? orNull(adapter.knowsHandle(session, handle, engine.io)) : null

/** A platform that cannot be asked now says nothing of the text. */
const orNull = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}
