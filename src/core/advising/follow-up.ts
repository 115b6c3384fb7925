/** Whether advice that was applied holds: posts that follow it against those that do not. Pure. */
import type { FollowUp } from '../../contract/advice.ts'
import type { AdviceRow } from '../store/advice-reader.ts'
import { compareHalves, leastFollowing, leastOthers, leftBesides } from './check-advice.ts'
import type { MarketModel, TraitedPost } from './market-model.ts'
import { toEffect } from './suggest.ts'

/** Where all posts since follow it, they are held against those of so long before that did not. */
const beforeMs = 60 * 86_400_000

type Applied = Pick<AdviceRow, 'subject' | 'decidedAt' | 'accountId' | 'creatorId'>

/** Null: of this kind nothing can be followed. */
export const followUpTo = (row: Applied, model: MarketModel): FollowUp | null => {
  const { subject } = row
  const posts = postsAround(row, model)
  const against = (sort: Parameters<typeof leftBesides>[1], follows: (post: TraitedPost) => boolean): FollowUp =>
    followUpOf(posts, leftBesides(model, sort), follows, model.fit.scale)
  switch (subject.kind) {
    case 'hours': {
      const hours = new Set(subject.weekHours)
      return against('hours', ({ weekHour }) => hours.has(weekHour))
    }
    case 'content_kind':
      return against('kinds', ({ kind }) => kind === subject.planKind)
    case 'hashtag':
      return against('tags', ({ tags }) => tags.includes(subject.tag) === subject.use)
    case 'hashtag_worn':
      return against('tags', ({ tags }) => !tags.includes(subject.tag))
    case 'text_length':
      return against('length', ({ length }) => length === subject.length)
    case 'pace':
      return against('pace', ({ pace }) => (subject.pace === 'many' ? pace !== 'many' : pace === 'first' || pace === 'second'))
    // Whom a post speaks to is in its hour, and hours are followed by themselves.
    case 'market':
      return null
  }
}

const postsAround = ({ decidedAt, accountId, creatorId }: Applied, model: MarketModel) => {
  const at = decidedAt ?? 0
  const own = model.posts.filter((post) => (accountId === null ? post.creatorId === creatorId : post.accountId === accountId))
  return {
    since: own.filter(({ publishedAt }) => publishedAt >= at),
    before: own.filter(({ publishedAt }) => publishedAt < at && publishedAt >= at - beforeMs),
  }
}

/** `before`: what is held against where all since follow it. */
export const followUpOf = (
  { since, before }: { since: readonly TraitedPost[]; before: readonly TraitedPost[] },
  left: (post: TraitedPost) => number,
  follows: (post: TraitedPost) => boolean,
  scale: number,
): FollowUp => {
  const following = since.filter(follows).length
  const others = since.length - following
  const against = following >= leastFollowing && others < leastOthers ? 'before' : 'since'
  const compared = against === 'before' ? [...since, ...before.filter((post) => !follows(post))] : since
  const found = compareHalves(compared, left, follows, scale)
  if (!found) return { verdict: 'early', following, others, measured: null, against: 'since' }
  const measured = toEffect(found)
  const verdict = measured.low > 0 ? 'held' : measured.high < 0 ? 'not_held' : 'unclear'
  return { verdict, following, others: found.others, measured, against }
}
