/** Somebody has it in hand, or does not after all. */
import { isNews } from '../../../contract/alerts.ts'
import { AppError } from '../../app-error.ts'
import type { HistoryAction } from '../../../contract/history-actions.ts'
import type { Call, Handler } from '../../procedure.ts'
import type { ListedAlert } from '../../store/alert-reader.ts'
import { updateAlert } from '../../store/alert-writer.ts'
import type { Store, WriteTx } from '../../store/store.ts'
import { endNews } from '../../store/news-writer.ts'
import { agencyLook } from '../alerts.ts'
import type { Alerts } from '../alerts.ts'
import { newsKeyOf } from '../causes.ts'
import { reachesAlert } from './list-alerts.ts'

interface Deps {
  alerts: Pick<Alerts, 'reader' | 'lookAgain'>
  store: Store
}

/** Open ones within reach, each once; what the caller does not reach is left out, as if it did not exist. */
const reached = ({ alerts }: Deps, alertIds: readonly string[], call: Call): ListedAlert[] => {
  const rows = [...new Set(alertIds)].flatMap((id) => alerts.reader.get(id) ?? []).filter((row) => reachesAlert(row, call))
  // What is of a creator is her agency's to see to; a model has in hand what is hers alone.
  if (call.user?.role === 'model' && rows.some(({ userId }) => userId !== call.user?.id)) throw new AppError('FORBIDDEN', {})
  return rows.filter(({ resolvedAt }) => resolvedAt === null)
}

const tellOf = (
  tx: WriteTx,
  { id, creatorId, kind, creatorName }: ListedAlert,
  action: HistoryAction,
  { actor }: Call,
  more: Record<string, string> = {},
): void => {
  tx.emit({ kind: 'alert.changed', alertId: id, creatorId })
  tx.audit({ actor, action, creatorId, subject: { kind: 'alert', id, label: creatorName ?? '' }, after: { kind, ...more } })
}

export const acknowledgeAlerts =
  (deps: Deps): Handler<'alerts.acknowledge'> =>
  ({ input: { alertIds, note = '' }, call }) =>
    deps.store.write((tx) => {
      const rows = reached(deps, alertIds, call).filter(({ acknowledgedAt }) => acknowledgedAt === null)
      for (const row of rows) {
        updateAlert(tx, row.id, {
          acknowledgedAt: tx.now,
          acknowledgedBy: call.actor.name,
          acknowledgedNote: note,
          escalatesAt: null,
        })
        tellOf(tx, row, 'alert.acknowledged', call, note === '' ? {} : { note })
        if (isNews(row.kind)) endNews(tx, newsKeyOf(row.dedupKey))
      }
      return { acknowledged: rows.map(({ id }) => id) }
    })

export const reopenAlerts =
  (deps: Deps): Handler<'alerts.reopen'> =>
  ({ input: { alertIds }, call }) => {
    const rows = deps.store.write((tx) => {
      const found = reached(deps, alertIds, call).filter(({ acknowledgedAt }) => acknowledgedAt !== null)
      for (const row of found) {
        updateAlert(tx, row.id, { acknowledgedAt: null, acknowledgedBy: null, acknowledgedNote: '' })
        tellOf(tx, row, 'alert.reopened', call)
      }
      return found
    })
    // It may go up again from now on.
    deps.alerts.lookAgain(rows.map(({ creatorId }) => creatorId ?? agencyLook))
    return { reopened: rows.map(({ id }) => id) }
  }
