/** The agency's applications with platforms, and those of the creators in reach. */
import type { Handler } from '../../procedure.ts'
import type { DeveloperApps } from '../developer-apps.ts'
import type { ToDeveloperApps } from '../to-developer-app.ts'

export const listDeveloperApps =
  ({ reader }: DeveloperApps, toApps: ToDeveloperApps): Handler<'developerApps.list'> =>
  ({ call }) =>
    toApps(reader.list(call.reach && [...call.reach]))
