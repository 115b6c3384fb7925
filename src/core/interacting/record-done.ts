/** An act that is out: proof, history, and what it changes on the answer it is on. */
import type { HistoryAction } from '../../contract/history-actions.ts'
import type { InteractionAct } from '../../contract/platforms.ts'
import type { InteractionProof } from '../platforms/kit/adapter.ts'
import type { InteractionRow } from '../store/interaction-reader.ts'
import { markItem } from '../store/inbox-writer.ts'
import { markReply } from '../store/snapshot-writer.ts'
import type { WriteTx } from '../store/store.ts'
import type { Interacting } from './parts.ts'
import { subjectOf } from './label-of.ts'

const actions: Readonly<Record<InteractionAct, HistoryAction>> = {
  like: 'interaction.liked',
  repost: 'interaction.reposted',
  answer: 'interaction.answered',
  hide: 'interaction.hidden',
  message: 'interaction.messaged',
}

export const recordDone = (
  it: Interacting,
  tx: WriteTx,
  row: InteractionRow,
  { remoteId, url }: InteractionProof,
  httpStatus: number | null = row.httpStatus,
): void => {
  const done = {
    state: 'done',
    remoteId,
    remoteUrl: url,
    doneAt: tx.now,
    httpStatus,
    nextAt: null,
    failureCode: null,
    failureData: null,
  } as const
  // Also where it had been taken for lost: that it is out is the truth.
  if (!it.rows.move(tx, row, ['planned', 'sending', 'unknown', 'refused'], done)) return
  const isBack = row.takesBackId !== null
  const original = row.takesBackId === null ? undefined : it.rows.get(row.takesBackId)
  if (original) it.rows.move(tx, original, ['done'], { takenBackAt: tx.now })
  const { accountId, targetId, publicationId } = row
  const mark = row.act === 'like' ? { liked: !isBack } : row.act === 'hide' ? { hidden: !isBack } : null
  if (mark && row.isReply && publicationId !== null) markReply(tx, publicationId, targetId, mark)
  if (mark) markItem(tx, accountId, targetId, mark)
  if (row.act === 'answer' || row.act === 'message') {
    const [at, by] = [tx.now, row.createdBy]
    const answered = { answeredAt: at, answeredBy: by, state: 'done', doneAt: at, doneBy: by, earlier: false } as const
    markItem(tx, accountId, targetId, isBack ? { answeredAt: null, answeredBy: null } : answered)
  }
  tx.audit({
    actor: { kind: row.createdByKind, id: row.createdById, name: row.createdBy },
    action: isBack ? 'interaction.taken_back' : actions[row.act],
    creatorId: row.creatorId,
    subject: subjectOf(it, row),
    after: { act: row.act, on: row.targetUrl, remoteId, ...(url !== null && { url }), ...(row.text !== null && { text: row.text }) },
  })
}
