/** One creator. */
import type { Handler } from '../../procedure.ts'
import type { Creators } from '../creators.ts'
import { forCaller, toCreator } from '../to-creator.ts'

export const getCreator =
  (creators: Creators): Handler<'creators.get'> =>
  ({ input, call }) =>
    forCaller(toCreator(creators.get(input.creatorId)), call.user?.role)
