/** Posts, newest first. */
import type { Handler } from '../../procedure.ts'
import { fromCursor, toPage } from '../cursor.ts'
import type { Engine } from '../engine.ts'
import { ftsQuery } from '../fts-query.ts'
import { toPost } from '../to-post.ts'
import { creatorsAsked } from './only.ts'

export const listPosts =
  ({ posts }: Engine): Handler<'posts.list'> =>
  ({ input: { creatorId, search, draftsOnly, cursor, limit }, call }) => {
    const match = search === undefined || search.trim() === '' ? null : ftsQuery(search)
    if (search !== undefined && search.trim() !== '' && match === null) return { items: [] }
    const after = fromCursor(cursor)
    const rows = posts.list({
      creatorIds: creatorsAsked(call.reach, creatorId),
      match,
      draftsOnly,
      after: after && { createdAt: after.at, id: after.id },
      limit: limit + 1,
    })
    return toPage(rows, limit, toPost, ({ createdAt, id }) => ({ at: createdAt, id }))
  }
