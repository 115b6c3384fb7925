/** Copies of the store, newest first. */
import type { Handler } from '../../procedure.ts'
import type { SystemPart } from '../system-part.ts'

export const listBackups =
  (system: Pick<SystemPart, 'backups'>): Handler<'system.listBackups'> =>
  () =>
    system.backups().map((backup) => ({ ...backup, at: new Date(backup.at) }))
