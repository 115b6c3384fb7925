/** The agency's applications with platforms, and those of the creators in reach. */
import type { Handler } from '../../procedure.ts'
import type { DeveloperApps } from '../developer-apps.ts'
import { toDeveloperApps } from '../to-developer-app.ts'

export const listDeveloperApps =
  ({ reader }: DeveloperApps): Handler<'developerApps.list'> =>
  ({ call }) =>
    toDeveloperApps(reader.list(call.reach && [...call.reach]), reader.countAccounts())
