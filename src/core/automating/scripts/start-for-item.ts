/** Beginning a script with a message because a rule says so: where nobody else is in that conversation, and once in it. */
import type { InboxRow } from '../../store/inbox-reader.ts'
import type { Actor, WriteTx } from '../../store/store.ts'
import { suitsAccount } from './hear-messages.ts'
import type { Scripts } from './parts.ts'
import { startRun } from './start-run.ts'

/** Answers whether it began. */
export const startForItem = (it: Scripts, tx: WriteTx, scriptId: string, item: InboxRow, by: Actor): boolean => {
  const { accountId, creatorId, conversation } = item
  const script = it.rows.script(scriptId)
  const account = it.accounts.get(accountId)
  if (!script?.isOn || script.removedAt !== null || account?.state !== 'connected' || !suitsAccount(script, account)) return false
  const last = it.rows.ofConversation(accountId, conversation)
  if (last && (last.endedAt === null || last.scriptId === scriptId)) return false
  // Somebody was faster.
  if (it.rows.sentInto(item).some(({ createdAt }) => createdAt >= item.receivedAt)) return false
  const { author: person, authorName: personName, id: itemId, rowidKey: seen, at: theirsAt } = item
  startRun(it, tx, script, { creatorId, accountId, conversation, person, personName, itemId, seen, theirsAt, by })
  return true
}
