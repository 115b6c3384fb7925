/** Takes a creator out of the archive. */
import type { Handler } from '../../procedure.ts'
import type { Creators } from '../creators.ts'
import { toCreator } from '../to-creator.ts'

export const restoreCreator =
  (creators: Creators): Handler<'creators.restore'> =>
  ({ input: { creatorId }, call }) =>
    toCreator(creators.update(creatorId, { archivedAt: null }, 'creator.restored', call.actor))
