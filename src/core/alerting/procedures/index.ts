/** The part of the router that is about alerts. */
import type { Handlers } from '../../procedure.ts'
import type { Alerts } from '../alerts.ts'
import type { Store } from '../../store/store.ts'
import { acknowledgeAlerts, reopenAlerts } from './acknowledge-alerts.ts'
import { getAlertSettings, setAlertSettings } from './alert-settings.ts'
import { getMyQuiet, setMyQuiet } from './my-quiet.ts'
import { countAlerts, getAlert, listAlerts } from './list-alerts.ts'

export const alertingProcedures = (deps: { alerts: Alerts; store: Store }): Pick<Handlers, `alerts.${string}` & keyof Handlers> => ({
  'alerts.list': listAlerts(deps.alerts.reader),
  'alerts.get': getAlert(deps.alerts.reader),
  'alerts.count': countAlerts(deps.alerts.reader),
  'alerts.reopen': reopenAlerts(deps),
  'alerts.acknowledge': acknowledgeAlerts(deps),
  'alerts.myQuiet': getMyQuiet(deps.alerts),
  'alerts.setMyQuiet': setMyQuiet(deps),
  'alerts.getSettings': getAlertSettings(deps.alerts),
  'alerts.setSettings': setAlertSettings(deps),
})
