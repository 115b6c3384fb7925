/** Adds an application with a platform, or changes one. */
import type { Handler } from '../../procedure.ts'
import type { DeveloperApps } from '../developer-apps.ts'
import type { ToDeveloperApps } from '../to-developer-app.ts'
import { only } from './only.ts'

export const saveDeveloperApp =
  (apps: DeveloperApps, toApps: ToDeveloperApps): Handler<'developerApps.save'> =>
  ({ input: { id, ...content }, call }) =>
    only(toApps([apps.save(id, content, call.actor)]))
