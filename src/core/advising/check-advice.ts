/** Whether advice holds on posts that it was not made from. Pure but for breaths. */
import type { AdviceCheck } from '../../contract/advice.ts'
import type { PlanKind } from '../../contract/plans.ts'
import { modelMarket, type MarketModel, type TraitedPost } from './market-model.ts'
import { chooseHours, toEffect } from './suggest.ts'
import { contrast } from './fit-effects.ts'
import { dayParts, partOfDay } from './hour-prior.ts'

const dayMs = 86_400_000
/** The last weeks are held back. */
const heldBackMs = 21 * dayMs
const leastBefore = 200
const leastHeldBack = 60
/** Of those that follow advice, and of the others. */
export const leastFollowing = 10
export const leastOthers = 5

export interface MarketChecks {
  hours: AdviceCheck | null
  kinds: AdviceCheck | null
}

/** `leftOf`: what a post has besides its account's level and its other traits. */
export const compareHalves = (
  posts: readonly TraitedPost[],
  leftOf: (post: TraitedPost) => number,
  follows: (post: TraitedPost) => boolean,
  scale: number,
): { mean: number; deviation: number; following: number; others: number } | null => {
  const [following, others] = [posts.filter(follows), posts.filter((post) => !follows(post))]
  if (following.length < leastFollowing || others.length < leastOthers) return null
  return {
    mean: middleOf(following.map(leftOf)) - middleOf(others.map(leftOf)),
    // A median of Laplace chance has its scale's variance over the number.
    deviation: scale * Math.sqrt(1 / following.length + 1 / others.length),
    following: following.length,
    others: others.length,
  }
}

const middleOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** What is left of posts when all traits but one sort are taken out. */
export const leftBesides = (model: MarketModel, sort: 'hours' | 'kinds' | 'tags' | 'length' | 'pace'): ((post: TraitedPost) => number) => {
  const places = new Map(model.posts.map(({ publicationId }, index) => [publicationId, index]))
  const { effects, residuals } = model.fit
  return (post) => {
    const left = residuals[places.get(post.publicationId) ?? -1] ?? 0
    const traits =
      sort === 'hours'
        ? [post.weekHour]
        : sort === 'kinds'
          ? [model.kindTrait(post.platform, post.kind)]
          : sort === 'length'
            ? [model.lengthTrait(post.length)]
            : sort === 'pace'
              ? [model.paceTrait(post.pace)]
              : post.tags.map((tag) => model.tagTrait(tag))
    return traits.reduce<number>((sum, trait) => sum + (trait === undefined ? 0 : (effects[trait] ?? 0)), left)
  }
}

/** Hours and kinds as they would have been advised three weeks ago, on what went out since; null: too few posts to tell. */
export const checkMarket = async (
  model: MarketModel,
  now: number,
  isOpen: (hour: number) => boolean,
  breathe: () => Promise<void>,
): Promise<MarketChecks> => {
  const before = model.posts.filter(({ publishedAt }) => publishedAt < now - heldBackMs)
  const after = model.posts.filter(({ publishedAt }) => publishedAt >= now - heldBackMs)
  if (before.length < leastBefore || after.length < leastHeldBack) return { hours: null, kinds: null }
  const past = await modelMarket(before, breathe)
  const { scale } = model.fit
  const compare = (
    posts: readonly TraitedPost[],
    left: (post: TraitedPost) => number,
    follows: (post: TraitedPost) => boolean,
    plainly: (post: TraitedPost) => boolean,
  ): AdviceCheck | null => {
    const ours = compareHalves(posts, left, follows, scale)
    const plain = compareHalves(posts, left, plainly, scale)
    return ours && { ...toEffect(ours), posts: ours.following + ours.others, plain: plain && Math.expm1(plain.mean) }
  }
  const advised = new Set(chooseHours(past, null, isOpen))
  const plain = new Set(plainHours(before, isOpen))
  const best = bestKinds(past, before)
  const plainBest = plainKinds(before)
  return {
    hours: compare(
      after,
      leftBesides(model, 'hours'),
      ({ weekHour }) => advised.has(weekHour),
      ({ weekHour }) => plain.has(weekHour),
    ),
    kinds: compare(
      // Accounts that have one kind only cannot tell.
      after.filter(({ accountId }) => best.has(accountId)),
      leftBesides(model, 'kinds'),
      ({ accountId, kind }) => best.get(accountId) === kind,
      ({ accountId, kind }) => plainBest.get(accountId) === kind,
    ),
  }
}

/** What a spreadsheet would say: the three hours of each part of the week with the best mean. */
export const plainHours = (posts: readonly TraitedPost[], isOpen: (hour: number) => boolean): number[] =>
  dayParts.flatMap((days, part) => {
    const means = [...Map.groupBy(posts, ({ weekHour }) => partOfDay(weekHour))]
      .filter(([at]) => Math.floor(at / 24) === part && isOpen(at % 24))
      .map(([at, of]) => ({ hour: at % 24, mean: of.reduce((sum, { y }) => sum + y, 0) / of.length }))
      .toSorted((a, b) => b.mean - a.mean)
      .slice(0, 3)
    return days.flatMap((day) => means.map(({ hour }) => day * 24 + hour))
  })

const bestKinds = (model: MarketModel, posts: readonly TraitedPost[]): Map<string, PlanKind> =>
  bestBy(posts, (own, kind) => {
    const trait = model.kindTrait(own[0]?.platform ?? 'x', kind)
    return (
      (trait === undefined ? 0 : contrast(model.fit, [[trait, 1]]).mean) +
      (model.ownOf(own[0]?.accountId ?? '')?.kinds.get(kind)?.effect ?? 0)
    )
  })

const plainKinds = (posts: readonly TraitedPost[]): Map<string, PlanKind> =>
  bestBy(posts, (own, kind) => {
    const of = own.filter((post) => post.kind === kind)
    return of.reduce((sum, { y }) => sum + y, 0) / of.length
  })

/** Of accounts that have more kinds than one. */
const bestBy = (posts: readonly TraitedPost[], value: (own: readonly TraitedPost[], kind: PlanKind) => number): Map<string, PlanKind> =>
  new Map(
    [...Map.groupBy(posts, ({ accountId }) => accountId)].flatMap(([accountId, own]) => {
      const kinds = [...new Set(own.map(({ kind }) => kind))]
      if (kinds.length < 2) return []
      const [best] = kinds.map((kind) => ({ kind, value: value(own, kind) })).toSorted((a, b) => b.value - a.value)
      return best ? [[accountId, best.kind] as const] : []
    }),
  )
