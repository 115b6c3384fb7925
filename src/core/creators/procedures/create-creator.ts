/** Takes a creator on. */
import type { Handler } from '../../procedure.ts'
import type { Creators } from '../creators.ts'
import { toCreator } from '../to-creator.ts'

export const createCreator =
  (creators: Creators): Handler<'creators.create'> =>
  ({ input, call }) =>
    toCreator(creators.create(input, call.actor))
