/** One thing that was said, with what is around it. */
import type { ConversationLine } from '../../../contract/inbox.ts'
import { AppError, isAppError } from '../../app-error.ts'
import { toInteraction } from '../../interacting/procedures/index.ts'
import type { Handler } from '../../procedure.ts'
import type { ListedItem } from '../../store/inbox-reader.ts'
import { interactionsOn, linesAround } from '../conversation.ts'
import type { Inbox } from '../parts.ts'
import { toInboxItem } from '../to-inbox-item.ts'

export const itemOf = ({ rows }: Pick<Inbox, 'rows'>, id: string): ListedItem => {
  const row = rows.listed(id)
  if (!row || row.state === 'own') throw new AppError('NOT_FOUND', { what: 'item', id })
  return row
}

export const getItem =
  (it: Inbox): Handler<'inbox.get'> =>
  ({ input: { itemId } }) => {
    const row = itemOf(it, itemId)
    return {
      item: toInboxItem(row),
      lines: linesAround(it, row),
      interactions: interactionsOn(it, row).map((one) => toInteraction(it.interacting, one)),
    }
  }

export const peopleOf =
  (it: Inbox): Handler<'inbox.people'> =>
  ({ input: { itemId } }) =>
    it.rows.people(itemOf(it, itemId).creatorId)

export const readConversation =
  (it: Inbox): Handler<'inbox.readConversation'> =>
  async ({ input: { itemId }, call }) => {
    const { engine } = it
    const { accountId, conversation, remoteId, platform } = itemOf(it, itemId)
    const read = engine.adapterOf(platform).inbox?.conversation
    if (!read) throw new AppError('NOT_SUPPORTED', { platform, capability: 'conversations' })
    const session = await engine.accounts.open(accountId, call.signal ?? engine.closing)
    try {
      const lines = await read(session, { conversation, remoteId }, engine.io)
      return lines.map(({ kind, author, own, text, at, url, remoteId: id }): ConversationLine => ({
        itemId: it.rows.byRemote(accountId, id)?.id ?? null,
        kind,
        author: author.handle,
        own: own ?? false,
        text,
        at: new Date(at),
        url,
        interactionId: null,
      }))
    } catch (error) {
      if (isAppError(error, 'REAUTH_REQUIRED')) engine.accounts.needsReconnect(accountId, session.credential())
      throw error
    }
  }
