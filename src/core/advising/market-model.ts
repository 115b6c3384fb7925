/**
 * What is known of one market's posts: which hours, kinds, hashtags, lengths and paces carry them, for all accounts together and
 * for each by itself, drawn towards all. Pure but for breaths.
 */
import { Matrix, inverse } from 'ml-matrix'
import { paces, textLengths, type Pace, type TextLength } from '../../contract/advice.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { PlanKind } from '../../contract/plans.ts'
import { contrast, fitEffects, type Effects, type Observed } from './fit-effects.ts'
import { ownHourCovariance, ownHours, partOfDay, weekHours, hourCovariance } from './hour-prior.ts'
import { hashtagsIn, pacesOf, textLengthOf } from '../measuring/traits.ts'

export interface AdvisedPost {
  publicationId: string
  accountId: string
  creatorId: string
  platform: PlatformId
  kind: PlanKind
  /** ms UTC. */
  publishedAt: number
  /** In the market's time, 0 is Monday 00. */
  weekHour: number
  /** Logarithm of its engagement, read at one age. */
  y: number
  text: string
}

/** A post with its traits by name. */
export interface TraitedPost extends AdvisedPost {
  tags: readonly string[]
  length: TextLength
  pace: Pace
}

export interface OwnDeviation {
  /** By hour and part of the week, see `ownHours`. */
  hours: { effects: Float64Array; covariance: Matrix } | null
  kinds: ReadonlyMap<PlanKind, { effect: number; variance: number }>
}

export interface MarketModel {
  /** By account, and by time within it. */
  posts: readonly TraitedPost[]
  fit: Effects
  /** Number of a trait; undefined: no post has it. */
  kindTrait(platform: PlatformId, kind: PlanKind): number | undefined
  tagTrait(tag: string): number | undefined
  lengthTrait(length: TextLength): number
  paceTrait(pace: Pace): number
  tags: readonly string[]
  ownOf(accountId: string): OwnDeviation | undefined
}

/** Hashtags with fewer posts are not told from chance; of the others, the commonest. */
const leastTagged = 8
const mostTags = 60

/** Standard deviations of what is believed before, in logarithms. Kinds differ by two and more on real pages (UCI 488), hashtags, lengths and paces are given the size of a good hour. */
const [ofKinds, ofTags, ofLengths, ofPaces] = [0.7, 0.25, 0.2, 0.2]
const ofOwnKinds = 0.3

let hourPrecision: Matrix | undefined

export const withTraits = (posts: readonly AdvisedPost[]): TraitedPost[] =>
  [...Map.groupBy(posts, ({ accountId }) => accountId).values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => a.publishedAt - b.publishedAt)
    const at = pacesOf(sorted.map(({ publishedAt }) => publishedAt))
    return sorted.map((post, index) => ({
      ...post,
      tags: hashtagsIn(post.text),
      length: textLengthOf(post.text),
      pace: at[index] ?? 'first',
    }))
  })

/** `posts`: as `withTraits` has them. */
export const modelMarket = async (posts: readonly TraitedPost[], breathe: () => Promise<void>): Promise<MarketModel> => {
  hourPrecision ??= inverse(hourCovariance())
  const kinds = [...new Set(posts.map(({ platform, kind }) => `${platform}/${kind}`))].toSorted()
  const tags = commonTags(posts)
  const [kindsFrom, tagsFrom] = [weekHours, weekHours + kinds.length]
  const lengthsFrom = tagsFrom + tags.length
  const pacesFrom = lengthsFrom + textLengths.length
  const size = pacesFrom + paces.length
  const kindAt = new Map(kinds.map((name, index) => [name, kindsFrom + index]))
  const tagAt = new Map(tags.map((tag, index) => [tag, tagsFrom + index]))
  const lengthTrait = (length: TextLength): number => lengthsFrom + textLengths.indexOf(length)
  const paceTrait = (pace: Pace): number => pacesFrom + paces.indexOf(pace)
  const accountAt = new Map<string, number>()
  const observed: Observed[] = posts.map((post) => {
    if (!accountAt.has(post.accountId)) accountAt.set(post.accountId, accountAt.size)
    return {
      account: accountAt.get(post.accountId) ?? 0,
      at: post.publishedAt,
      y: post.y,
      traits: [
        post.weekHour,
        kindAt.get(`${post.platform}/${post.kind}`) ?? 0,
        ...post.tags.flatMap((tag) => tagAt.get(tag) ?? []),
        lengthTrait(post.length),
        paceTrait(post.pace),
      ],
    }
  })
  const fit = await fitEffects(
    observed,
    size,
    [
      { from: 0, precision: hourPrecision, size: weekHours },
      { from: kindsFrom, precision: 1 / ofKinds ** 2, size: kinds.length },
      { from: tagsFrom, precision: 1 / ofTags ** 2, size: tags.length },
      { from: lengthsFrom, precision: 1 / ofLengths ** 2, size: textLengths.length },
      { from: pacesFrom, precision: 1 / ofPaces ** 2, size: paces.length },
    ],
    breathe,
  )
  const own = deviationsOf(posts, fit)
  return {
    posts,
    fit,
    kindTrait: (platform, kind) => kindAt.get(`${platform}/${kind}`),
    tagTrait: (tag) => tagAt.get(tag),
    lengthTrait,
    paceTrait,
    tags,
    ownOf: (accountId) => own.get(accountId),
  }
}

const commonTags = (posts: readonly TraitedPost[]): string[] => {
  const counts = new Map<string, number>()
  for (const { tags } of posts) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= leastTagged)
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, mostTags)
    .map(([tag]) => tag)
}

/** Sizes of what accounts have of their own hours, against what the market has; the likeliest is taken. */
const ownSizes = [0, 0.3, 1] as const

/**
 * What accounts have of their own, from what the market's effects leave: one step from the market's estimate, in which each
 * post counts by the sign of what is left of it (the efficient score of a Laplace location), with variance scale².
 */
const deviationsOf = (posts: readonly TraitedPost[], { residuals, scale }: Effects): Map<string, OwnDeviation> => {
  const left = posts.map((post, index) => ({ post, sign: scale * Math.sign(residuals[index] ?? 0) }))
  const accounts = [...Map.groupBy(left, ({ post }) => post.accountId)]
  const noise = scale ** 2
  const sums = accounts.map(([accountId, own]) => {
    const counts = new Float64Array(ownHours)
    const means = new Float64Array(ownHours)
    for (const { post, sign } of own) {
      const at = partOfDay(post.weekHour)
      counts[at] = (counts[at] ?? 0) + 1
      means[at] = (means[at] ?? 0) + sign
    }
    const seen = [...counts.keys()].filter((at) => counts[at] !== 0)
    return { accountId, own, seen, counts, means: means.map((sum, at) => sum / (counts[at] || 1)) }
  })
  const prior = ownHourCovariance()
  const likelihoods = ownSizes.map((size) =>
    size === 0
      ? sums.reduce(
          (sum, { seen, counts, means }) =>
            sum + seen.reduce((part, at) => part + likelihoodOf(means[at] ?? 0, noise / (counts[at] ?? 1)), 0),
          0,
        )
      : sums.reduce((sum, one) => sum + ownHoursOf(one, Matrix.mul(prior, size), noise).likelihood, 0),
  )
  const size = ownSizes[likelihoods.indexOf(Math.max(...likelihoods))] ?? 0
  return new Map(
    sums.map((one) => {
      const kinds = new Map<PlanKind, { effect: number; variance: number }>()
      for (const [kind, of] of Map.groupBy(one.own, ({ post }) => post.kind)) {
        const mean = of.reduce((sum, { sign }) => sum + sign, 0) / of.length
        const variance = 1 / (of.length / noise + 1 / ofOwnKinds ** 2)
        kinds.set(kind, { effect: (variance * of.length * mean) / noise, variance })
      }
      return [one.accountId, { hours: size === 0 ? null : ownHoursOf(one, Matrix.mul(prior, size), noise), kinds }]
    }),
  )
}

const likelihoodOf = (value: number, variance: number): number => -0.5 * (Math.log(variance) + value ** 2 / variance)

/** Rasmussen & Williams, "Gaussian Processes for Machine Learning" (2006), equations 2.25, 2.26 and 2.30. */
const ownHoursOf = (
  { seen, counts, means }: { seen: readonly number[]; counts: Float64Array; means: Float64Array },
  prior: Matrix,
  noise: number,
): { effects: Float64Array; covariance: Matrix; likelihood: number } => {
  const all = Array.from({ length: ownHours }, (_, at) => at)
  const observed = prior.selection([...seen], [...seen])
  for (const [index, at] of seen.entries()) observed.set(index, index, observed.get(index, index) + noise / (counts[at] ?? 1))
  const inverted = inverse(observed)
  const values = Matrix.columnVector(seen.map((at) => means[at] ?? 0))
  const across = prior.selection(all, [...seen])
  const solved = inverted.mmul(values)
  const gain = across.mmul(inverted)
  const determinant = logDeterminant(observed)
  return {
    effects: Float64Array.from(across.mmul(solved).to1DArray()),
    covariance: Matrix.sub(prior, gain.mmul(across.transpose())),
    likelihood: -0.5 * (values.transpose().mmul(solved).get(0, 0) + determinant),
  }
}

const logDeterminant = (matrix: Matrix): number => {
  // Of a positive definite one, by Gauss without pivots.
  const rows = matrix.to2DArray()
  let sum = 0
  for (const [step, row] of rows.entries()) {
    const pivot = row[step] ?? 1
    sum += Math.log(pivot)
    for (const other of rows.slice(step + 1)) {
      const factor = (other[step] ?? 0) / pivot
      for (let at = step; at < row.length; at += 1) other[at] = (other[at] ?? 0) - factor * (row[at] ?? 0)
    }
  }
  return sum
}

/** How an account's hours compare, `weights` over the 168: market and account together. */
export const hourContrast = (
  model: MarketModel,
  accountId: string | null,
  weights: ReadonlyMap<number, number>,
): { mean: number; deviation: number } => {
  const market = contrast(model.fit, [...weights])
  const own = accountId === null ? null : (model.ownOf(accountId)?.hours ?? null)
  if (!own) return market
  const parts = new Map<number, number>()
  for (const [hour, weight] of weights) parts.set(partOfDay(hour), (parts.get(partOfDay(hour)) ?? 0) + weight)
  const deviation = contrast(own, [...parts])
  return { mean: market.mean + deviation.mean, deviation: Math.hypot(market.deviation, deviation.deviation) }
}

/** Every hour against the mean hour of the week. */
export const hourSurface = (model: MarketModel, accountId: string | null): { mean: number; deviation: number }[] => {
  const market = surfaceOf(model.fit, weekHours)
  const own = accountId === null ? null : (model.ownOf(accountId)?.hours ?? null)
  // Five days of each hour of the working week, and two of the weekend.
  const mine = own && surfaceOf(own, ownHours, (at) => (at < 24 ? 5 : 2) / weekHours)
  return market.map(({ mean, variance }, hour) => {
    const added = mine?.[partOfDay(hour)] ?? { mean: 0, variance: 0 }
    return { mean: mean + added.mean, deviation: Math.sqrt(Math.max(0, variance + added.variance)) }
  })
}

/** Of the first `size` effects, each against the weighted mean of them. */
const surfaceOf = (
  { effects, covariance }: Pick<Effects, 'effects' | 'covariance'>,
  size: number,
  weightOf: (at: number) => number = () => 1 / size,
): { mean: number; variance: number }[] => {
  const places = Array.from({ length: size }, (_, at) => at)
  const middle = places.reduce((sum, at) => sum + weightOf(at) * (effects[at] ?? 0), 0)
  const rows = places.map((at) => places.reduce((sum, other) => sum + weightOf(other) * covariance.get(at, other), 0))
  const ofMiddle = places.reduce((sum, at) => sum + weightOf(at) * (rows[at] ?? 0), 0)
  return places.map((at) => ({ mean: (effects[at] ?? 0) - middle, variance: covariance.get(at, at) - 2 * (rows[at] ?? 0) + ofMiddle }))
}
