/** Sets of hashtags from outside. */
import type { HashtagSet } from '../../../contract/hashtags.ts'
import type { Handler } from '../../procedure.ts'
import type { HashtagSetRow } from '../../store/hashtag-reader.ts'
import type { Hashtags } from '../hashtags.ts'

const toSet = (row: HashtagSetRow, uses: number): HashtagSet => ({
  ...row,
  uses,
  createdAt: new Date(row.createdAt),
  updatedAt: new Date(row.updatedAt),
})

export const listHashtags =
  ({ deps, uses }: Hashtags): Handler<'hashtags.list'> =>
  ({ input: { creatorId } }) =>
    deps.sets.list(creatorId).map((row) => toSet(row, uses(row)))

export const saveHashtags =
  ({ save, uses }: Hashtags): Handler<'hashtags.save'> =>
  ({ input: { creatorId, setId, content }, call }) => {
    const row = save(creatorId, setId, content, call.actor)
    return toSet(row, uses(row))
  }

export const removeHashtags =
  ({ remove }: Hashtags): Handler<'hashtags.remove'> =>
  ({ input: { creatorId, setId }, call }) =>
    remove(creatorId, setId, call.actor)
