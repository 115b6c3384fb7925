/** A new post; nothing of it is planned yet. */
import type { Handler } from '../../procedure.ts'
import type { Engine } from '../engine.ts'
import type { PostDesk } from '../post-desk.ts'
import { readPost } from './get-post.ts'

export const createPost =
  (engine: Engine, desk: PostDesk): Handler<'posts.create'> =>
  ({ input, call }) =>
    readPost(
      engine,
      engine.store.write((tx) => desk.create(tx, input, call.actor)),
    )
