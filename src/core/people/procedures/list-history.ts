/** Who or what did what, newest first. What concerns no creator is for those who reach them all. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { createHistoryReader } from '../../store/history-reader.ts'
import type { HistoryRow } from '../../store/history-reader.ts'
import type { ProcedureOutput } from '../../procedure.ts'
import type { ProceduresDeps } from './deps.ts'

const fieldsOf = (json: string | null): Record<string, unknown> | null =>
  json === null ? null : (JSON.parse(json) as Record<string, unknown>)

const toEntry = (row: HistoryRow): ProcedureOutput<'history.list'>['items'][number] => ({
  seq: row.seq,
  at: new Date(row.at),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  action: row.action,
  creatorId: row.creatorId,
  subject: { kind: row.subjectKind, id: row.subjectId, label: row.subjectLabel },
  before: fieldsOf(row.beforeJson),
  after: fieldsOf(row.afterJson),
})

const seqOf = (cursor: string | undefined): number | undefined => {
  if (cursor === undefined) return undefined
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError('BAD_INPUT', { issues: [{ path: 'cursor', code: 'malformed_cursor' }] })
  return Number(cursor)
}

export const listHistory = ({ store }: ProceduresDeps): Handler<'history.list'> => {
  const reader = createHistoryReader(store)
  return ({ input: { cursor, limit, ...filter }, call }) => {
    const rows = reader.list({ ...filter, reach: call.reach, beforeSeq: seqOf(cursor), limit: limit + 1 })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items: items.map(toEntry), next: rows.length > limit && last ? String(last.seq) : undefined }
  }
}
