/** Copies the store now. */
import type { Handler } from '../../procedure.ts'
import type { SystemPart } from '../system-part.ts'

export const backUp =
  (system: Pick<SystemPart, 'backUp'>): Handler<'system.backUp'> =>
  async ({ call }) => {
    const backup = await system.backUp('by_hand', call.actor)
    return { ...backup, at: new Date(backup.at) }
  }
