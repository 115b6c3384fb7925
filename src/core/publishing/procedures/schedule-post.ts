/** Plans a post: one publication per account, at one wall time or now. */
import type { Handler } from '../../procedure.ts'
import type { PostRow } from '../../store/post-reader.ts'
import { AppError } from '../../app-error.ts'
import type { Engine } from '../engine.ts'
import { checkContent, plannedInstant, refuseProblems } from '../planning-guard.ts'
import type { PostDesk } from '../post-desk.ts'
import { instantToWallTime } from '../wall-time.ts'

const checkedPost = (engine: Engine, postId: string, accountIds: readonly string[], at: number): PostRow => {
  const post = engine.posts.get(postId)
  if (!post) throw new AppError('NOT_FOUND', { what: 'post', id: postId })
  const content = { ...post, assets: post.assets.map(({ asset, alt }) => ({ assetId: asset.id, alt })) }
  refuseProblems(checkContent(engine, post.creatorId, content, accountIds, at).problems)
  return post
}

export const schedulePost =
  (engine: Engine, desk: PostDesk): Handler<'posts.schedule'> =>
  ({ input: { postId, accountIds, at, missedPolicy }, call }) => {
    const dueAt = plannedInstant(at, engine.clock.now())
    checkedPost(engine, postId, accountIds, dueAt)
    return { publicationIds: engine.store.write((tx) => desk.planAll(tx, postId, accountIds, { at, dueAt, missedPolicy }, call.actor)) }
  }

export const publishPostNow =
  (engine: Engine, desk: PostDesk): Handler<'posts.publishNow'> =>
  ({ input: { postId, accountIds }, call }) => {
    const dueAt = engine.clock.now()
    const { creatorId } = checkedPost(engine, postId, accountIds, dueAt)
    // It would be missed at once.
    if (engine.approvalOf(creatorId) !== 'none') throw new AppError('APPROVAL_REQUIRED', {})
    const at = instantToWallTime(dueAt, engine.zoneOf(creatorId))
    return { publicationIds: engine.store.write((tx) => desk.planAll(tx, postId, accountIds, { at, dueAt }, call.actor)) }
  }
