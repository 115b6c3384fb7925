/** What is read of each account, and reading it now. */
import type { Handler } from '../../procedure.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import { createAccountReader } from '../../store/account-reader.ts'
import type { AccountRow } from '../../store/account-reader.ts'
import type { Call } from '../../procedure.ts'
import type { Inbox } from '../parts.ts'

const readAccounts = ({ engine }: Inbox, creatorId: string | undefined, { reach }: Call): AccountRow[] => {
  const creators = creatorsAsked(reach, creatorId)
  return createAccountReader(engine.store)
    .list(null)
    .filter(({ state, creatorId: owner }) => state === 'connected' && (creators === null || creators.includes(owner)))
}

export const listSources =
  (it: Inbox): Handler<'inbox.sources'> =>
  ({ input: { creatorId }, call }) =>
    readAccounts(it, creatorId, call).map(({ id, handle, platform }) => {
      const source = it.rows.source(id)
      const adapter = it.engine.findAdapter(platform)
      const offered = adapter && !adapter.assisted ? adapter.inbox : undefined
      return {
        accountId: id,
        accountHandle: handle,
        platform,
        readAt: source?.readAt == null ? null : new Date(source.readAt),
        mentions: offered?.mentions ? { failure: source?.mentionsFailure ?? null } : null,
        comments: offered?.comments ? { failure: source?.commentsFailure ?? null } : null,
        followers: offered?.followers ? { failure: source?.followersFailure ?? null } : null,
        messages: offered?.messages ? { failure: source?.messagesFailure ?? null } : null,
      }
    })

export const refreshInbox =
  (it: Inbox): Handler<'inbox.refresh'> =>
  ({ input: { creatorId }, call }) => {
    const accounts = readAccounts(it, creatorId, call).filter(({ platform }) => {
      const adapter = it.engine.findAdapter(platform)
      return adapter !== undefined && !adapter.assisted && adapter.inbox !== undefined
    })
    it.engine.store.write((tx) => {
      for (const { id } of accounts) it.readAt(tx, id, tx.now)
    })
    return { accounts: accounts.length }
  }
