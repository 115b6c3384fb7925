/** Alerts within reach, newest first. */
import type { Alert } from '../../../contract/alerts.ts'
import type { Handler } from '../../procedure.ts'
import { fromCursor, toPage } from '../../publishing/cursor.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { AlertReader, ListedAlert } from '../../store/alert-reader.ts'

const toAlert = (row: ListedAlert): Alert => ({
  id: row.id,
  kind: row.kind,
  creatorId: row.creatorId,
  creatorName: row.creatorName,
  accountId: row.accountId,
  accountHandle: row.accountHandle,
  publicationId: row.publicationId,
  data: row.data,
  level: row.level,
  raisedAt: new Date(row.raisedAt),
  escalatedAt: row.escalatedAt === null ? null : new Date(row.escalatedAt),
  acknowledged: row.acknowledgedAt === null ? null : { at: new Date(row.acknowledgedAt), by: row.acknowledgedBy ?? '' },
  resolvedAt: row.resolvedAt === null ? null : new Date(row.resolvedAt),
})

export const listAlerts =
  (reader: AlertReader): Handler<'alerts.list'> =>
  ({ input: { creatorId, open, cursor, limit }, call }) => {
    const after = fromCursor(cursor)
    const rows = reader.list({
      creatorIds: creatorsAsked(call.reach, creatorId),
      onlyOpen: open,
      after: after && { raisedAt: after.at, id: after.id },
      limit: limit + 1,
    })
    return toPage(rows, limit, toAlert, ({ raisedAt, id }) => ({ at: raisedAt, id }))
  }
