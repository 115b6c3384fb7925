/** What became of an automated act, written down and told once. */
import type { DropReason } from '../../../contract/automation.ts'
import type { HistoryAction } from '../../../contract/history-actions.ts'
import type { Failure } from '../../failure.ts'
import { subjectOf } from '../../interacting/label-of.ts'
import type { AutomatedActRow } from '../../store/automated-act-reader.ts'
import type { InteractionRow } from '../../store/interaction-reader.ts'
import type { Actor, WriteTx } from '../../store/store.ts'
import type { ActQueue } from './parts.ts'
import { retryAt } from './retry-at.ts'

/** In whose name the history tells it. */
export const actorOf = ({ byId, byName }: Pick<AutomatedActRow, 'byId' | 'byName'>): Actor => ({ kind: 'system', id: byId, name: byName })

export const tellAct = (
  it: Pick<ActQueue, 'interacting'>,
  tx: WriteTx,
  row: AutomatedActRow,
  action: HistoryAction,
  { actor = actorOf(row), ...more }: { actor?: Actor } & Record<string, unknown> = {},
): void =>
  tx.audit({
    actor,
    action,
    creatorId: row.creatorId,
    subject: subjectOf(it.interacting, { ...row, targetAuthor: row.target.targetAuthor }),
    after: {
      act: row.act,
      on: row.target.targetUrl,
      by: row.byName,
      ...(row.gateRule !== null && { rule: row.gateRule }),
      ...(row.text !== null && { text: row.text }),
      ...more,
    },
  })

/** Answers whether it still waited. */
export const dropAct = (
  it: Pick<ActQueue, 'interacting' | 'rows'>,
  tx: WriteTx,
  row: AutomatedActRow,
  why: DropReason,
  actor?: Actor,
): boolean => {
  if (!it.rows.move(tx, row, ['due', 'asks'], { state: 'dropped', dropReason: why, nextAt: null })) return false
  tellAct(it, tx, row, 'automation.dropped', { why, ...(actor && { actor }) })
  return true
}

export const failAct = (it: Pick<ActQueue, 'interacting' | 'rows'>, tx: WriteTx, row: AutomatedActRow, { code, data }: Failure): void => {
  if (!it.rows.move(tx, row, ['due'], { state: 'failed', failureCode: code, failureData: data, nextAt: null })) return
  tellAct(it, tx, row, 'automation.failed', { failure: code })
}

/** What the ledger says of it now. Its end is told by the ledger. */
export const followAct = (it: Pick<ActQueue, 'rows'>, tx: WriteTx, row: AutomatedActRow, sent: InteractionRow): void => {
  const from = ['sending'] as const
  const failure = { failureCode: sent.failureCode, failureData: sent.failureData }
  if (sent.state === 'done') {
    it.rows.move(tx, row, from, { state: 'done', doneAt: sent.doneAt ?? tx.now, failureCode: null, failureData: null })
  } else if (sent.state === 'unknown' && sent.nextAt === null) {
    it.rows.move(tx, row, from, { state: 'failed', ...failure })
  } else if (sent.state === 'refused') {
    const next = row.pressedBy === null ? retryAt(row, sent, tx.now) : null
    if (row.pressedBy !== null)
      it.rows.move(tx, row, from, { state: 'asks', pressedBy: null, interactionId: null, nextAt: row.expiresAt, ...failure })
    else if (next === null) it.rows.move(tx, row, from, { state: 'failed', ...failure })
    else it.rows.move(tx, row, from, { state: 'due', interactionId: null, nextAt: next, failureCode: null, failureData: null })
  }
}
