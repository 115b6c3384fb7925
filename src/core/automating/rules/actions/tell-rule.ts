/** What a rule did here, in the creator's history. */
import type { HistoryAction } from '../../../../contract/history-actions.ts'
import type { RuleRow } from '../../../store/rule-reader.ts'
import type { WriteTx } from '../../../store/store.ts'
import type { Occasion } from '../occasion.ts'

export const tellRule = (
  tx: WriteTx,
  { id, name, creatorId }: RuleRow,
  occasion: Occasion,
  action: HistoryAction,
  more: Record<string, unknown> = {},
): void => {
  const { handle } = occasion.account
  const by = (author: string) => ({ kind: 'account', id: occasion.account.id, label: `@${handle} ← @${author}` })
  const [subject, text] =
    occasion.about === 'said'
      ? [by(occasion.item.author), occasion.item.text]
      : occasion.about === 'follower'
        ? [by(occasion.follower.handle), occasion.follower.name ?? '']
        : [{ kind: 'publication', id: occasion.publication.id, label: `@${handle}` }, occasion.text]
  tx.audit({ actor: { kind: 'system', id, name }, action, creatorId, subject, after: { text: text.slice(0, 200), ...more } })
}
