/** Beginning a script with a message because a rule says so: where nobody else is in that conversation, and once in it. */
import type { RuleLeft } from '../../../contract/rules.ts'
import type { InboxRow } from '../../store/inbox-reader.ts'
import type { ScriptRow } from '../../store/script-reader.ts'
import type { Actor, WriteTx } from '../../store/store.ts'
import { suitsAccount } from './hear-messages.ts'
import type { Scripts } from './parts.ts'
import { startRun } from './start-run.ts'

/** The script, or why it did not begin, by what was there at an instant (ms UTC). */
export const suitedTo = (it: Pick<Scripts, 'rows' | 'accounts'>, scriptId: string, item: InboxRow, at: number): ScriptRow | RuleLeft => {
  const { accountId, conversation } = item
  const script = it.rows.script(scriptId)
  const account = it.accounts.get(accountId)
  if (!script?.isOn || script.removedAt !== null) return 'script_off'
  if (account?.state !== 'connected') return 'not_connected'
  if (!suitsAccount(script, account)) return 'other_platform'
  const last = it.rows.ofConversation(accountId, conversation, at)
  if (last?.scriptId === scriptId) return 'ran_before'
  if (last && (last.endedAt === null || last.endedAt > at)) return 'other_script'
  // Somebody was faster.
  return it.rows.sentInto(item).some(({ createdAt }) => createdAt >= item.receivedAt && createdAt <= at) ? 'answered' : script
}

/** Answers why it did not begin; null: it did. */
export const startForItem = (it: Scripts, tx: WriteTx, scriptId: string, item: InboxRow, by: Actor): RuleLeft | null => {
  const script = suitedTo(it, scriptId, item, tx.now)
  if (typeof script === 'string') return script
  const { accountId, creatorId, conversation } = item
  const { author: person, authorName: personName, id: itemId, rowidKey: seen, at: theirsAt } = item
  startRun(it, tx, script, { creatorId, accountId, conversation, person, personName, itemId, seen, theirsAt, by })
  return null
}
