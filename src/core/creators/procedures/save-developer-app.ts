/** Adds an application with a platform, or changes one. */
import type { Handler } from '../../procedure.ts'
import type { DeveloperApps } from '../developer-apps.ts'
import { toDeveloperApps } from '../to-developer-app.ts'
import { only } from './only.ts'

export const saveDeveloperApp =
  (apps: DeveloperApps): Handler<'developerApps.save'> =>
  ({ input: { id, ...content }, call }) =>
    only(toDeveloperApps([apps.save(id, content, call.actor)], apps.reader.countAccounts()))
