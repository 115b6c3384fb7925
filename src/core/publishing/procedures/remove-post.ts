/** Removes a post of which nothing is open. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { Engine } from '../engine.ts'
import type { PostDesk } from '../post-desk.ts'
import { readPost } from './get-post.ts'

export const removePost =
  (engine: Engine, desk: PostDesk): Handler<'posts.remove'> =>
  ({ input: { postId }, call }) => {
    if (readPost(engine, postId).publications.open > 0) throw new AppError('CONFLICT', { what: 'scheduled' })
    engine.store.write((tx) => desk.remove(tx, postId, call.actor))
  }
