/** Whether advice that was applied holds: posts that follow it against those that do not. Pure. */
import type { AdviceSubject, FollowUp, MarketShare } from '../../contract/advice.ts'
import type { Market } from '../../contract/values.ts'
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
    // Over the posts of all markets, see `followMarket`.
    case 'market':
      return null
  }
}

/** Whether people of a market are up and not to be left alone. */
export type IsUp = (market: Market, at: number) => boolean

/** Hours that the advice opens: at least as much of the audience that it found is up as of the one that the plan spoke to before. */
export const speaksTo = ({ shares, now }: Pick<Extract<AdviceSubject, { kind: 'market' }>, 'shares' | 'now'>, isUp: IsUp) => {
  const upOf = (audience: readonly MarketShare[], at: number): number =>
    audience.reduce((sum, { market, share }) => sum + (isUp(market, at) ? share : 0), 0)
  return (at: number): boolean => {
    const found = upOf(shares, at)
    // Shares come to 1 but for a last digit.
    return found > 0 && found > upOf(now, at) - 1e-9
  }
}

/**
 * Whom a post speaks to is in its hour: those since in the hours that the advice opens, against the others. A creator's posts stand
 * in the market that her plan's rules name, which need not be one of those advised: `models` are of all.
 */
export const followMarket = (row: Applied, models: readonly MarketModel[], isUp: IsUp): FollowUp | null => {
  if (row.subject.kind !== 'market') return null
  const opens = speaksTo(row.subject, isUp)
  const parts = models.map((model) => ({ ...postsAround(row, model), left: leftBesides(model, 'hours'), scale: model.fit.scale }))
  const known = parts.filter(({ since, before }) => since.length + before.length > 0)
  const lefts = new Map(
    known.flatMap(({ since, before, left }) => [...since, ...before].map((post) => [post.publicationId, left(post)] as const)),
  )
  return followUpOf(
    { since: known.flatMap(({ since }) => since), before: known.flatMap(({ before }) => before) },
    ({ publicationId }) => lefts.get(publicationId) ?? 0,
    ({ publishedAt }) => opens(publishedAt),
    Math.max(...known.map(({ scale }) => scale)),
  )
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
