/** Changes a creator's profile. */
import type { Handler } from '../../procedure.ts'
import type { Creators } from '../creators.ts'
import { toCreator } from '../to-creator.ts'

export const updateCreator =
  (creators: Creators): Handler<'creators.update'> =>
  ({ input: { creatorId, changes }, call }) =>
    toCreator(creators.update(creatorId, changes, 'creator.updated', call.actor))
