/** A publication, its attempts and its history as the contract shows them. */
import type * as z from 'zod'
import type { attempt, Publication, PublishedPart, stateChange } from '../../contract/publications.ts'
import type { AttemptRow } from '../store/attempt-reader.ts'
import { undoableUntil } from './by-hand.ts'
import type { PartRow } from '../store/part-reader.ts'
import type { ListedPublication } from '../store/publication-list-reader.ts'
import type { LogRow } from '../store/snapshot-reader.ts'

const date = (at: number | null): Date | null => (at === null ? null : new Date(at))
const failure = (code: string | null, data: Record<string, unknown> | null) => (code === null ? null : { code, data: data ?? {} })

export const toPublication = (row: ListedPublication): Publication => ({
  id: row.id,
  postId: row.postId,
  creatorId: row.creatorId,
  creatorName: row.creatorName,
  accountId: row.accountId,
  accountHandle: row.accountHandle,
  platform: row.platform,
  kind: row.kind,
  text: row.text,
  ...(row.thread.length > 0 && { thread: { texts: row.thread, parts: row.thread.length + 1, out: row.partsOut } }),
  thumbAssetId: row.thumbAssetId,
  at: { wall: row.wallTime, zone: row.zone },
  dueAt: new Date(row.dueAt),
  state: row.state,
  stateSince: new Date(row.stateSince),
  missedPolicy: row.missedPolicy,
  attempts: row.attempts,
  nextTryAt: row.state === 'failed' ? date(row.nextAt) : null,
  handedOverAt: row.state === 'processing' ? date(row.handedOverAt) : null,
  failure: failure(row.failureCode, row.failureData),
  ...(row.problems && row.problems.length > 0 && { problems: row.problems }),
  remoteUrl: row.remoteUrl,
  publishedAt: date(row.publishedAt),
  verifiedAt: date(row.verifiedAt),
  removedAt: date(row.removedAt),
  readyAt: date(row.readyAt),
  inHand: row.handAt === null ? null : { byId: row.handBy ?? '', by: row.handName ?? '', at: new Date(row.handAt) },
  postedBy: row.postedBy,
  ...(row.elsewhere === 1 && { elsewhere: true as const }),
  undoUntil: date(undoableUntil(row)),
})

export const toPart = ({ number, url, publishedAt }: PartRow): PublishedPart => ({
  number,
  url,
  publishedAt: new Date(publishedAt),
})

export const toAttempt = (row: AttemptRow, isThread: boolean): z.infer<typeof attempt> => ({
  id: row.id,
  number: row.number,
  ...(isThread && { part: row.part }),
  startedAt: new Date(row.startedAt),
  finishedAt: date(row.finishedAt),
  outcome: row.outcome,
  operationId: row.operationKey,
  fingerprint: row.fingerprint,
  safety: row.safety,
  httpStatus: row.httpStatus,
  failure: failure(row.failureCode, row.failureData),
})

export const toStateChange = (row: LogRow): z.infer<typeof stateChange> => ({
  at: new Date(row.at),
  from: row.fromState,
  to: row.toState,
  reason: row.reason,
  actor: row.actor,
  failure: failure(row.failureCode, row.failureData),
})
