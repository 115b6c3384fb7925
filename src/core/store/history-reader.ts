/** Reads the audit trail: pages of it, newest first, and its hash chain. */
import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm'
import { auditHash, firstHash } from './audit-writer.ts'
import type { AuditRow } from './audit-writer.ts'
import { audit } from './schema/ledger.ts'
import type { Store } from './store.ts'

export type HistoryRow = typeof audit.$inferSelect

export interface HistoryFilter {
  /** null is all, entries that concern no creator included. */
  reach: ReadonlySet<string> | null
  creatorId?: string
  userId?: string
  action?: string
  from?: Date
  to?: Date
  /** Only rows before this one. */
  beforeSeq?: number
  limit: number
}

export interface HistoryReader {
  list(filter: HistoryFilter): HistoryRow[]
  /** Checks up to `count` rows after `state`; `undefined` when there are no more. */
  verifySome(state: ChainState, count: number): ChainState | undefined
  last(): { seq: number; hash: string } | undefined
  hashOf(seq: number): string | undefined
}

export interface ChainState {
  seq: number
  hash: string
  rows: number
  firstBroken: number | null
}

export const chainStart: ChainState = { seq: 0, hash: firstHash, rows: 0, firstBroken: null }

const isNext = (row: AuditRow, state: ChainState): boolean =>
  row.seq === state.seq + 1 && row.previous_hash === state.hash && auditHash(row) === row.hash

export const createHistoryReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): HistoryReader => {
  const after = sql.prepare<[number, number], AuditRow>('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?')
  const last = sql.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
  const hashOf = sql.prepare<[number], string>('SELECT hash FROM audit WHERE seq = ?').pluck()
  return {
    last: () => last.get(),
    hashOf: (seq) => hashOf.get(seq),
    list: ({ reach, creatorId, userId, action, from, to, beforeSeq, limit }) =>
      db
        .select()
        .from(audit)
        .where(
          and(
            reach ? inArray(audit.creatorId, [...reach]) : undefined,
            creatorId === undefined ? undefined : eq(audit.creatorId, creatorId),
            userId === undefined ? undefined : and(eq(audit.actorId, userId), eq(audit.actorKind, 'user')),
            action === undefined ? undefined : eq(audit.action, action),
            from && gte(audit.at, from.getTime()),
            to && lt(audit.at, to.getTime()),
            beforeSeq === undefined ? undefined : lt(audit.seq, beforeSeq),
          ),
        )
        .orderBy(desc(audit.seq))
        .limit(limit)
        .all(),
    verifySome: (state, count) => {
      const rows = after.all(state.seq, count)
      if (rows.length === 0) return undefined
      let next = state
      for (const row of rows) {
        const firstBroken = next.firstBroken ?? (isNext(row, next) ? null : row.seq)
        next = { seq: row.seq, hash: row.hash, rows: next.rows + 1, firstBroken }
      }
      return next
    },
  }
}
