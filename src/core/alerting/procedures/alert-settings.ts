/** When people are told. */
import { isDeepStrictEqual } from 'node:util'
import type { Handler } from '../../procedure.ts'
import type { Store } from '../../store/store.ts'
import type { Alerts } from '../alerts.ts'

export const getAlertSettings =
  (alerts: Pick<Alerts, 'settings'>): Handler<'alerts.getSettings'> =>
  () =>
    alerts.settings()

export const setAlertSettings =
  ({ alerts, store }: { alerts: Pick<Alerts, 'settings' | 'writer'>; store: Store }): Handler<'alerts.setSettings'> =>
  ({ input, call: { actor } }) => {
    const before = alerts.settings()
    if (isDeepStrictEqual(before, input)) return before
    store.write((tx) => {
      alerts.writer.setSettings(tx, input)
      tx.emit({ kind: 'alert.settings_changed' })
      tx.audit({ actor, action: 'alert.settings_changed', subject: { kind: 'alert', id: 'settings', label: '' }, before, after: input })
    })
    return input
  }
