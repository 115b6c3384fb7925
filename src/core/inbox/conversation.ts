/** What was said between a person and an account, theirs and ours in order. */
import type { ConversationLine } from '../../contract/inbox.ts'
import type { InteractionRow } from '../store/interaction-reader.ts'
import type { InboxRow } from '../store/inbox-reader.ts'
import type { Inbox } from './parts.ts'

const atOnce = 200

/** Acts on it, in order. */
export const interactionsOn = ({ interacting }: Inbox, row: Pick<InboxRow, 'accountId' | 'remoteId'>): InteractionRow[] =>
  interacting.rows.onTarget(row.accountId, row.remoteId)

export const linesAround = (it: Inbox, item: InboxRow): ConversationLine[] => {
  const around = it.rows.around(item, atOnce)
  const known = new Set(around.map(({ remoteId }) => remoteId))
  const account = it.interacting.accounts.get(item.accountId)?.handle ?? ''
  const answers = around.flatMap((row) =>
    interactionsOn(it, row)
      .filter(({ act, takesBackId, takenBackAt, state, remoteId }) => {
        const isWords = act === 'answer' || act === 'message'
        // Read back from the platform, it is there already.
        return isWords && takesBackId === null && takenBackAt === null && state !== 'refused' && !known.has(remoteId ?? '')
      })
      .map((act): ConversationLine => ({
        itemId: row.id,
        kind: act.act === 'message' ? 'message' : 'reply',
        author: account,
        own: true,
        text: act.text ?? '',
        at: new Date(act.doneAt ?? act.createdAt),
        url: act.remoteUrl,
        interactionId: act.id,
      })),
  )
  const said = around.map((row): ConversationLine => ({
    itemId: row.id,
    kind: row.kind,
    author: row.author,
    own: row.state === 'own',
    text: row.text,
    at: new Date(row.at),
    url: row.url,
    interactionId: null,
  }))
  return [...said, ...answers].toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
