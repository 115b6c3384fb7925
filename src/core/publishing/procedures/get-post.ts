/** One post. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { Engine } from '../engine.ts'
import { toPost } from '../to-post.ts'
import type { Post } from '../../../contract/posts.ts'

export const readPost = ({ posts }: Pick<Engine, 'posts'>, postId: string): Post => {
  const row = posts.get(postId)
  if (!row) throw new AppError('NOT_FOUND', { what: 'post', id: postId })
  return toPost(row)
}

export const getPost =
  (engine: Engine): Handler<'posts.get'> =>
  ({ input: { postId } }) =>
    readPost(engine, postId)
