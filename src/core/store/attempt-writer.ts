/** Writes the attempt ledger: opened before anything goes out, told when the write begins, closed once. */
import type { AttemptOutcome } from './schema/publishing.ts'
import type { Store, WriteTx } from './store.ts'

export interface NewAttempt {
  id: string
  publicationId: string
  number: number
  /** Of a thread, from 1 on; 1 of what is none. */
  part: number
  epoch: number
  operationKey: string
  fingerprint: string
  safety: 'idempotent' | 'reconcile' | 'never'
  /** ms UTC: until when its holder may still be sending. */
  leaseUntil: number
}

export interface AttemptEnd {
  outcome: Exclude<AttemptOutcome, 'open'>
  /** With which the platform answered the write; null where it was not sent, or no answer came. */
  httpStatus: number | null
  failureCode: string | null
  failureData: Record<string, unknown> | null
}

export interface AttemptWriter {
  open(tx: WriteTx, attempt: NewAttempt): void
  /** The guarded write begins. Answers false when the attempt was concluded meanwhile or is another core's: nothing may go out then. */
  beginWrite(
    tx: WriteTx,
    id: string,
    options: { epoch: number; leaseUntil: number; paid?: { appId: string; micros: number } | undefined },
  ): boolean
  /** Answers whether it was still open. An attempt ends once; what was looked up later (`unknown` → `found`) is `conclude`. */
  close(tx: WriteTx, id: string, end: AttemptEnd): boolean
  /** What a look-up said of an attempt whose outcome was unknown. */
  conclude(tx: WriteTx, id: string, outcome: 'found' | 'not_found'): void
}

export const createAttemptWriter = ({ sql }: Pick<Store, 'sql'>): AttemptWriter => {
  const open = sql.prepare(
    `INSERT INTO attempt (id, publication_id, number, part, epoch, operation_key, fingerprint, safety, started_at, lease_until, outcome)
     VALUES (@id, @publicationId, @number, @part, @epoch, @operationKey, @fingerprint, @safety, @now, @leaseUntil, 'open')`,
  )
  const beginWrite = sql.prepare(
    `UPDATE attempt SET write_at = ?, lease_until = ?, app_id = ?, cost_micros = ? WHERE id = ? AND epoch = ? AND outcome = 'open' AND write_at IS NULL`,
  )
  const close = sql.prepare(
    `UPDATE attempt SET finished_at = ?, outcome = ?, http_status = ?, failure_code = ?, failure_json = ? WHERE id = ? AND outcome = 'open'`,
  )
  const conclude = sql.prepare(`UPDATE attempt SET outcome = ? WHERE id = ? AND outcome IN ('unknown', 'accepted')`)
  return {
    open: (tx, attempt) => {
      open.run({ ...attempt, now: tx.now })
    },
    beginWrite: (tx, id, { epoch, leaseUntil, paid }) =>
      beginWrite.run(tx.now, leaseUntil, paid?.appId ?? null, paid?.micros ?? null, id, epoch).changes === 1,
    close: (tx, id, { outcome, httpStatus, failureCode, failureData }) =>
      close.run(tx.now, outcome, httpStatus, failureCode, failureData === null ? null : JSON.stringify(failureData), id).changes === 1,
    conclude: (_tx, id, outcome) => {
      conclude.run(outcome, id)
    },
  }
}
