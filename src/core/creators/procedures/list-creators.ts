/** Creators in the caller's reach. */
import type { Handler } from '../../procedure.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import { searchByName } from '../find-by-name.ts'
import { forCaller, toCreator } from '../to-creator.ts'

export const listCreators =
  (creators: CreatorReader): Handler<'creators.list'> =>
  ({ input: { search, archived }, call }) => {
    const rows = creators.list({ archived, reach: call.reach })
    return (search?.trim() ? searchByName(rows, search) : rows).map((row) => forCaller(toCreator(row), call.user?.role))
  }
