/** An act on what somebody said, asked of the queue. */
import { targetOfItem } from '../../../inbox/target-of-item.ts'
import type { WriteTx } from '../../../store/store.ts'
import type { AutomatedAct, Circumstances } from '../../../../contract/automation.ts'
import type { InboxRow } from '../../../store/inbox-reader.ts'
import { enqueue, type WantedAct } from '../../queue/enqueue.ts'
import type { Rules } from '../parts.ts'
import type { Doing, Pretended, Pretending } from './action.ts'

/** Whoever answers an account or names it has spoken to it. */
export const circumstancesOf = ({ kind, summons, at }: Pick<InboxRow, 'kind' | 'summons' | 'at'>): Circumstances => ({
  engaged: true,
  summoned: summons === true || kind === 'mention',
  answered: false,
  ofAgency: false,
  theirsAt: kind === 'message' ? at : null,
})

export const pretendOnItem = (act: AutomatedAct, { occasion, dueAt }: Pretending, words: string[] | null = null): Pretended[] =>
  occasion.about !== 'said'
    ? []
    : [{ account: occasion.account, dueAt, words, asks: { act, of: circumstancesOf(occasion.item) }, left: null }]

export const wantOnItem = (
  it: Rules,
  tx: WriteTx,
  act: AutomatedAct,
  { rule, occasion, dueAt, expiresAt, leftUndone }: Doing,
  more: Pick<WantedAct, 'texts' | 'unlessAnswered'> = {},
): void => {
  if (occasion.about !== 'said') return
  const { item } = occasion
  enqueue(it.acts, tx, {
    by: { kind: 'rule', id: rule.id, name: rule.name },
    dedupeKey: `rule ${rule.id} ${act} ${item.id}`,
    accountId: item.accountId,
    publicationId: item.publicationId,
    itemId: item.id,
    act,
    target: targetOfItem(item),
    circumstances: circumstancesOf(item),
    dueAt,
    expiresAt,
    ...more,
    ...(leftUndone !== undefined && { leftUndone }),
  })
}
