/** Changes a post, and with it everything that is planned of it. */
import type { Handler } from '../../procedure.ts'
import type { Engine } from '../engine.ts'
import type { PostDesk } from '../post-desk.ts'
import { readPost } from './get-post.ts'

export const updatePost =
  (engine: Engine, desk: PostDesk): Handler<'posts.update'> =>
  ({ input: { postId, content }, call }) => {
    engine.store.write((tx) => desk.update(tx, postId, content, call.actor))
    return readPost(engine, postId)
  }
