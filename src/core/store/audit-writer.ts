/** The audit trail: append-only, each row's hash covers the row and the hash before it. */
import { hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { AuditEntry } from './store.ts'

export interface AuditRow {
  seq: number
  at: number
  actor_kind: string
  actor_id: string
  actor_name: string
  action: string
  creator_id: string | null
  subject_kind: string
  subject_id: string
  subject_label: string
  before_json: string | null
  after_json: string | null
  previous_hash: string
  hash: string
}

export const firstHash = '0'.repeat(64)

/** SHA-256 over the row's fields in this order, as a JSON array, and the hash before. */
export const auditHash = (row: Omit<AuditRow, 'hash'>): string =>
  hash(
    'sha256',
    JSON.stringify([
      row.seq,
      row.at,
      row.actor_kind,
      row.actor_id,
      row.actor_name,
      row.action,
      row.creator_id,
      row.subject_kind,
      row.subject_id,
      row.subject_label,
      row.before_json,
      row.after_json,
      row.previous_hash,
    ]),
  )

const json = (value: Record<string, unknown> | null | undefined): string | null => (value ? JSON.stringify(value) : null)

/** Answers a function that appends an entry; to be called inside a transaction. */
export const createAuditWriter = (sql: Database): ((entry: AuditEntry, now: number) => void) => {
  const last = sql.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
  const insert = sql.prepare(
    `INSERT INTO audit (seq, at, actor_kind, actor_id, actor_name, action, creator_id, subject_kind, subject_id, subject_label, before_json, after_json, previous_hash, hash)
     VALUES (@seq, @at, @actor_kind, @actor_id, @actor_name, @action, @creator_id, @subject_kind, @subject_id, @subject_label, @before_json, @after_json, @previous_hash, @hash)`,
  )
  return (entry, now) => {
    const previous = last.get()
    const row = {
      seq: (previous?.seq ?? 0) + 1,
      at: now,
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      actor_name: entry.actor.name,
      action: entry.action,
      creator_id: entry.creatorId ?? null,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      subject_label: entry.subject.label,
      before_json: json(entry.before),
      after_json: json(entry.after),
      previous_hash: previous?.hash ?? firstHash,
    }
    insert.run({ ...row, hash: auditHash(row) })
  }
}
