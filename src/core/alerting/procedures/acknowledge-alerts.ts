/** Somebody has it in hand. */
import type { Handler } from '../../procedure.ts'
import { updateAlert } from '../../store/alert-writer.ts'
import type { Store } from '../../store/store.ts'
import type { Alerts } from '../alerts.ts'

/** What the caller does not reach is left out, as if it did not exist. */
export const acknowledgeAlerts =
  ({ alerts, store }: { alerts: Pick<Alerts, 'reader'>; store: Store }): Handler<'alerts.acknowledge'> =>
  ({ input: { alertIds }, call: { actor, reach } }) =>
    store.write((tx) => {
      const rows = [...new Set(alertIds)]
        .flatMap((id) => alerts.reader.get(id) ?? [])
        .filter(
          ({ creatorId, acknowledgedAt, resolvedAt }) =>
            (reach === null || reach.has(creatorId)) && acknowledgedAt === null && resolvedAt === null,
        )
      for (const { id, creatorId, kind, creatorName } of rows) {
        updateAlert(tx, id, { acknowledgedAt: tx.now, acknowledgedBy: actor.name })
        tx.emit({ kind: 'alert.changed', alertId: id, creatorId })
        tx.audit({
          actor,
          action: 'alert.acknowledged',
          creatorId,
          subject: { kind: 'alert', id, label: creatorName },
          after: { kind },
        })
      }
      return { acknowledged: rows.map(({ id }) => id) }
    })
