/** One creator. */
import type { Handler } from '../../procedure.ts'
import type { Creators } from '../creators.ts'
import { toCreator } from '../to-creator.ts'

export const getCreator =
  (creators: Creators): Handler<'creators.get'> =>
  ({ input }) =>
    toCreator(creators.get(input.creatorId))
