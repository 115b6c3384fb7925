/** Messages that came in, each looked at once: whether a script begins with it. */
import type { PlatformId } from '../../../contract/platforms.ts'
import { readMeta } from '../../store/meta-reader.ts'
import { writeMeta } from '../../store/meta-writer.ts'
import type { PlacedMessage, ScriptRow } from '../../store/script-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import { judgedWithinMs } from './look-after-run.ts'
import type { Scripts } from './parts.ts'
import { startRun } from './start-run.ts'
import { startsScript } from './starts-script.ts'

const cursorKey = 'scripts.heard'
const atOnce = 100
/** An older one, read after a time away, is left to a person. */
const freshMs = 24 * 3_600_000

/** What was said before there were scripts begins none. */
export const beginHearing = (it: Scripts): void => {
  if (readMeta(it.engine.store, cursorKey) !== undefined) return
  it.engine.store.write((tx) => writeMeta(tx, cursorKey, String(it.rows.lastMessage())))
}

interface Heard {
  /** There is more. */
  more: boolean
  /** The next is not judged yet: it is looked at again then, ms UTC. */
  again: number | null
}

export const hearMessages = (it: Scripts, tx: WriteTx): Heard => {
  const after = Number(readMeta(it.engine.store, cursorKey) ?? it.rows.lastMessage())
  const items = it.rows.messagesAfter(after, atOnce)
  const standing = items.length === 0 ? [] : it.rows.standing()
  let heard = after
  let again: number | null = null
  for (const item of items) {
    const judgedBy = item.receivedAt + judgedWithinMs
    const matters = standing.length > 0 && item.state === 'new' && tx.now - item.at < freshMs
    if (matters && item.judged === null && tx.now < judgedBy) {
      again = judgedBy
      break
    }
    if (matters) begin(it, tx, item, standing)
    heard = item.rowidKey
  }
  if (heard !== after) writeMeta(tx, cursorKey, String(heard))
  return { more: again === null && items.length === atOnce, again }
}

export const suitsAccount = (
  { creatorId, draft }: Pick<ScriptRow, 'creatorId' | 'draft'>,
  account: { creatorId: string; platform: PlatformId },
): boolean => (creatorId === null || creatorId === account.creatorId) && draft.platforms.includes(account.platform)

const begin = (it: Scripts, tx: WriteTx, item: PlacedMessage, standing: readonly ScriptRow[]): void => {
  const { accountId, conversation, creatorId } = item
  const account = it.accounts.get(accountId)
  if (account?.state !== 'connected') return
  if (it.rows.ofConversation(accountId, conversation)?.endedAt === null) return
  // Somebody was faster.
  if (it.rows.sentInto(item).some(({ targetId }) => targetId === item.remoteId)) return
  const isFirst = item.at >= account.connectedAt && it.rows.isFirst(item)
  const said = { text: item.text, language: item.language, isSpam: item.spam === true, isFirst }
  const suits = standing.filter(
    (one) => suitsAccount(one, account) && startsScript(one.draft, said) && !it.rows.ranByItself(one.id, accountId, conversation),
  )
  // What is written for her comes before what is written for everybody.
  const script = suits.find((one) => one.creatorId !== null) ?? suits[0]
  if (!script) return
  const { author: person, authorName: personName, id: itemId, rowidKey: seen, at: theirsAt } = item
  startRun(it, tx, script, { creatorId, accountId, conversation, person, personName, itemId, seen, theirsAt, by: null })
}
