/** What a person says that a comment is: kept, and learnt from for that creator. */
import { AppError } from '../../app-error.ts'
import { toInboxItem } from '../../inbox/to-inbox-item.ts'
import type { Handler } from '../../procedure.ts'
import { judgeAnew, judgeItem, removeCorrection, saveCorrection } from '../../store/inbox-writer.ts'
import { patchOfCorrection, type Judging } from '../judging.ts'

/** So many of those that wait are looked at again with what was learnt. */
export const judgedAnew = 2000

export const correctItem =
  ({ rows, engine: { store } }: Judging): Handler<'inbox.correct'> =>
  ({ input: { itemId, correction }, call }) => {
    const gone = (): AppError => new AppError('NOT_FOUND', { what: 'item', id: itemId })
    store.write((tx) => {
      const item = rows.listed(itemId)
      if (!item || item.state === 'own') throw gone()
      const { creatorId, accountId, accountHandle, author, text } = item
      const { aspect, is } = correction
      const before = rows.correctionsOf(itemId).find((one) => one.aspect === aspect)?.value ?? null
      if (is === null) {
        removeCorrection(tx, itemId, aspect)
        judgeItem(tx, itemId, { judged: null })
      } else {
        const value = String(is)
        saveCorrection(tx, { itemId, aspect, value, creatorId, correctedBy: call.actor.name, at: tx.now })
        judgeItem(tx, itemId, patchOfCorrection({ aspect, value }))
      }
      judgeAnew(tx, creatorId, judgedAnew)
      tx.emit({ kind: 'inbox.changed', creatorId })
      tx.audit({
        actor: call.actor,
        action: 'inbox.corrected',
        creatorId,
        subject: { kind: 'account', id: accountId, label: `@${accountHandle} ← @${author}` },
        before: { [aspect]: before },
        after: { text: text.slice(0, 200), [aspect]: is === null ? null : String(is) },
      })
    })
    const changed = rows.listed(itemId)
    if (!changed) throw gone()
    return toInboxItem(changed)
  }
