/** When the desktop says nothing to the caller. */
import { isDeepStrictEqual } from 'node:util'
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { putDesktopQuiet } from '../../store/alert-writer.ts'
import type { Store } from '../../store/store.ts'
import type { Alerts } from '../alerts.ts'

export const getMyQuiet =
  ({ reader }: Pick<Alerts, 'reader'>): Handler<'alerts.myQuiet'> =>
  ({ call: { user } }) =>
    user && reader.quiet(user.id)

export const setMyQuiet =
  ({ alerts: { reader }, store }: { alerts: Pick<Alerts, 'reader'>; store: Store }): Handler<'alerts.setMyQuiet'> =>
  ({ input: { quiet }, call: { user, actor } }) => {
    // The command line belongs to nobody.
    if (!user) throw new AppError('UNAUTHENTICATED', {})
    const before = reader.quiet(user.id)
    if (isDeepStrictEqual(before, quiet)) return
    store.write((tx) => {
      putDesktopQuiet(tx, user.id, quiet)
      tx.audit({
        actor,
        action: 'alert.quiet_changed',
        subject: { kind: 'alert', id: 'quiet', label: '' },
        before: { quiet: before },
        after: { quiet },
      })
    })
  }
