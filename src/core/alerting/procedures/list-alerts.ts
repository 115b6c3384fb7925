/** Alerts within reach, newest first. */
import type { Alert } from '../../../contract/alerts.ts'
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { fromCursor, toPage } from '../../publishing/cursor.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import { maySee } from '../desktop-people.ts'
import type { Call } from '../../procedure.ts'
import type { AlertReader, ListedAlert } from '../../store/alert-reader.ts'

/** Of a creator within reach, or the caller's alone; of the agency for those who reach everybody. */
export const reachesAlert = (
  { creatorId, userId }: Pick<ListedAlert, 'creatorId' | 'userId'>,
  { reach, user }: Pick<Call, 'reach' | 'user'>,
): boolean => maySee({ userId: user?.id ?? null, reach }, { creatorId, userId })

/** What is of no creator is shown beside whichever is chosen: it is nowhere else. */
const besidesOf = ({ user, reach }: Pick<Call, 'user' | 'reach'>) => ({ alone: user?.id ?? null, agency: reach === null })

/** `me`: who asks; null at this machine's command line. */
const toAlert = (row: ListedAlert, me: string | null): Alert => ({
  id: row.id,
  kind: row.kind,
  creatorId: row.creatorId,
  creatorName: row.creatorName,
  accountId: row.accountId,
  accountHandle: row.accountHandle,
  publicationId: row.publicationId,
  userId: row.userId,
  data: row.data,
  level: row.level,
  raisedAt: new Date(row.raisedAt),
  escalatedAt: row.escalatedAt === null ? null : new Date(row.escalatedAt),
  acknowledged:
    row.acknowledgedAt === null ? null : { at: new Date(row.acknowledgedAt), by: row.acknowledgedBy ?? '', note: row.acknowledgedNote },
  resolvedAt: row.resolvedAt === null ? null : new Date(row.resolvedAt),
  escalatesAt: row.escalatesAt === null ? null : new Date(row.escalatesAt),
  told: row.told.map(({ at, why, people }) => ({ at: new Date(at), why, people })),
  isMine: row.told.some(({ people }) => people.some(({ id }) => id === me)),
})

export const listAlerts =
  (reader: AlertReader): Handler<'alerts.list'> =>
  ({ input: { creatorId, open, show, cursor, limit }, call }) => {
    const after = fromCursor(cursor)
    const rows = reader.list({
      creatorIds: creatorsAsked(call.reach, creatorId),
      ...besidesOf(call),
      me: call.user?.id ?? null,
      show: show ?? (open ? 'open' : 'all'),
      after: after && { raisedAt: after.at, id: after.id },
      limit: limit + 1,
    })
    return toPage(
      rows,
      limit,
      (row) => toAlert(row, call.user?.id ?? null),
      ({ raisedAt, id }) => ({ at: raisedAt, id }),
    )
  }

export const getAlert =
  (reader: AlertReader): Handler<'alerts.get'> =>
  ({ input: { alertId }, call }) => {
    const row = reader.get(alertId)
    if (!row || !reachesAlert(row, call)) throw new AppError('NOT_FOUND', { what: 'alert', id: alertId })
    return toAlert(row, call.user?.id ?? null)
  }

export const countAlerts =
  (reader: AlertReader): Handler<'alerts.count'> =>
  ({ input: { creatorId }, call }) =>
    reader.count({ creatorIds: creatorsAsked(call.reach, creatorId), ...besidesOf(call), me: call.user?.id ?? null })
