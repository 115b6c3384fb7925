/**
 * Writes publications, each change with its line of history and its place in the due queue. Which change is allowed
 * is decided above (`publishing/state-machine.ts`); here a change applies only while the row is as it was read.
 */
import type { DueWriter } from './due-writer.ts'
import { publication } from './schema/publishing.ts'
import type { PublicationRow } from './publication-reader.ts'
import type { Store, WriteTx } from './store.ts'

export type NewPublication = typeof publication.$inferInsert

/** Why a row changes, as its history tells it. */
export interface ChangeReason {
  reason: string
  /** The name of who did it. */
  actor: string
}

/** What the engine changes of a publication. */
export type PublicationChanges = Partial<
  Pick<
    PublicationRow,
    | 'state'
    | 'nextAt'
    | 'failureCode'
    | 'failureData'
    | 'handle'
    | 'handedOverAt'
    | 'operationKey'
    | 'operationAt'
    | 'attempts'
    | 'waitingSince'
    | 'problems'
    | 'remoteId'
    | 'remoteUrl'
    | 'remoteVersion'
    | 'publishedAt'
    | 'verifiedAt'
    | 'removedAt'
    | 'readyAt'
    | 'handBy'
    | 'handName'
    | 'handAt'
    | 'postedBy'
  >
>
/** What a person plans anew. */
export type PlanChanges = Pick<PublicationRow, 'wallTime' | 'zone' | 'dueAt'>

export interface ClaimWish {
  id: string
  state: string
  nextAt: number
  operationKey: string
}

export interface PublicationWriter {
  insert(tx: WriteTx, row: NewPublication, why: ChangeReason): void
  /**
   * Takes publications for sending, in one statement: those still in the state and at the time they were seen in,
   * unless another of the same account is on its way, or was planned earlier and is about to be looked up or tried
   * again (not for ever: one that keeps failing must not hold up the rest).
   * Answers the ids taken. Their history and queue are written too; the queue's entry becomes the sweeper's.
   */
  claim(tx: WriteTx, wishes: readonly ClaimWish[], options: { sweepAt: number; orderedSince: number } & ChangeReason): string[]
  /**
   * Changes one row and answers whether it was still as `before`. The queue follows `nextAt`; the history gets a line
   * when there is something to tell.
   */
  save(tx: WriteTx, before: PublicationRow, changes: PublicationChanges, why?: ChangeReason): boolean
  /** Those of `ids` that still wait to be sent were seen in time and wait for their turn. */
  markWaiting(tx: WriteTx, ids: readonly string[]): void
  plan(tx: WriteTx, before: PublicationRow, changes: PlanChanges): void
  /** What the post is made of changed. */
  setKind(tx: WriteTx, postId: string, kind: PublicationRow['kind']): void
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

export const createPublicationWriter = ({ sql, db }: Pick<Store, 'sql' | 'db'>, due: DueWriter): PublicationWriter => {
  const claim = sql
    .prepare<[Record<string, unknown>], string>(
      `UPDATE publication SET
         state = 'sending', state_since = @now, attempts = attempts + 1, next_at = @sweepAt,
         operation_key = coalesce(operation_key, wish.key), operation_at = coalesce(operation_at, @now),
         failure_code = NULL, failure_json = NULL, handed_over_at = NULL
       FROM (SELECT value ->> 0 AS id, value ->> 1 AS state, value ->> 2 AS next_at, value ->> 3 AS key FROM json_each(@wishes)) AS wish
       -- The plus keeps the planner from walking all that are scheduled: each is found by its id.
       WHERE publication.id = wish.id AND +publication.state = wish.state AND publication.next_at = wish.next_at
         AND +publication.state IN ('scheduled', 'failed') AND publication.ready_at IS NULL
         AND NOT EXISTS (
           SELECT 1 FROM publication AS other INDEXED BY publication_in_the_way
           WHERE other.account_id = publication.account_id AND other.state IN ('sending', 'ambiguous', 'failed') AND other.id <> publication.id
             AND (other.state = 'sending'
               OR (other.attempts - (SELECT count(*) FROM publication_part WHERE publication_id = other.id) <= 6 AND other.state_since > @orderedSince AND (other.due_at, other.id) < (publication.due_at, publication.id)
                 AND (other.state = 'ambiguous' OR other.next_at IS NOT NULL)))
         )
       RETURNING publication.id`,
    )
    .pluck()
  const save = sql.prepare(
    `UPDATE publication SET
       state = @state, state_since = @stateSince, next_at = @nextAt, failure_code = @failureCode, failure_json = @failureJson, handle_json = @handleJson,
       handed_over_at = @handedOverAt, attempts = @attempts,
       operation_key = @operationKey, operation_at = @operationAt, waiting_since = @waitingSince, problems_json = @problemsJson, remote_id = @remoteId, remote_url = @remoteUrl,
       remote_version = @remoteVersion, published_at = @publishedAt, verified_at = @verifiedAt, removed_at = @removedAt,
       ready_at = @readyAt, hand_by = @handBy, hand_name = @handName, hand_at = @handAt, posted_by = @postedBy
     WHERE id = @id AND state = @stateBefore AND next_at IS @nextBefore`,
  )
  const markWaiting = sql.prepare(
    `UPDATE publication SET waiting_since = ? FROM json_each(?) AS wanted
     WHERE publication.id = wanted.value AND +publication.state = 'scheduled' AND publication.waiting_since IS NULL`,
  )
  const plan = sql.prepare('UPDATE publication SET wall_time = ?, zone = ?, due_at = ? WHERE id = ?')
  const setKind = sql.prepare('UPDATE publication SET kind = ? WHERE post_id = ?')
  const log = sql.prepare(
    `INSERT INTO publication_log (publication_id, at, from_state, to_state, reason, actor, failure_code, failure_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )

  return {
    insert: (tx, row, { reason, actor }) => {
      db.insert(publication).values(row).run()
      if (row.nextAt != null) due.add(tx, { dueAt: row.nextAt, kind: 'publication', id: row.id })
      log.run(row.id, tx.now, null, row.state, reason, actor, null, null)
    },
    claim: (tx, wishes, { sweepAt, orderedSince, reason, actor }) => {
      const taken = claim.all({
        now: tx.now,
        sweepAt,
        orderedSince,
        wishes: JSON.stringify(wishes.map(({ id, state, nextAt, operationKey }) => [id, state, nextAt, operationKey])),
      })
      const ids = new Set(taken)
      for (const { id, state, nextAt } of wishes) {
        if (!ids.has(id)) continue
        due.remove(tx, { dueAt: nextAt, kind: 'publication', id })
        due.add(tx, { dueAt: sweepAt, kind: 'publication', id })
        log.run(id, tx.now, state, 'sending', reason, actor, null, null)
      }
      return taken
    },
    save: (tx, before, changes, why) => {
      const after = { ...before, ...changes }
      const hasNewState = after.state !== before.state
      const { changes: changed } = save.run({
        id: before.id,
        stateBefore: before.state,
        nextBefore: before.nextAt,
        state: after.state,
        stateSince: hasNewState ? tx.now : before.stateSince,
        nextAt: after.nextAt,
        failureCode: after.failureCode,
        failureJson: json(after.failureData),
        handleJson: json(after.handle),
        handedOverAt: after.handedOverAt,
        attempts: after.attempts,
        operationKey: after.operationKey,
        operationAt: after.operationAt,
        waitingSince: after.waitingSince,
        problemsJson: json(after.problems),
        remoteId: after.remoteId,
        remoteUrl: after.remoteUrl,
        remoteVersion: after.remoteVersion,
        publishedAt: after.publishedAt,
        verifiedAt: after.verifiedAt,
        removedAt: after.removedAt,
        readyAt: after.readyAt,
        handBy: after.handBy,
        handName: after.handName,
        handAt: after.handAt,
        postedBy: after.postedBy,
      })
      if (changed === 0) return false
      // Also when the time is the same millisecond: the entry that was handed out is dealt with, this is another one.
      if ('nextAt' in changes) {
        if (before.nextAt !== null) due.remove(tx, { dueAt: before.nextAt, kind: 'publication', id: before.id })
        if (after.nextAt !== null) due.add(tx, { dueAt: after.nextAt, kind: 'publication', id: before.id })
      }
      if (why) log.run(before.id, tx.now, before.state, after.state, why.reason, why.actor, after.failureCode, json(after.failureData))
      return true
    },
    markWaiting: (tx, ids) => {
      markWaiting.run(tx.now, JSON.stringify(ids))
    },
    plan: (_tx, before, { wallTime, zone, dueAt }) => {
      plan.run(wallTime, zone, dueAt, before.id)
    },
    setKind: (_tx, postId, kind) => {
      setKind.run(kind, postId)
    },
  }
}
