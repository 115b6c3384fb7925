/**
 * Which advice a market's model gives to its accounts and creators. Said only where the interval leaves no doubt that it helps;
 * what is not known well enough is not said. Pure.
 */
import { paces, textLengths, type AdviceEvidence, type AdviceSubject, type Effect } from '../../contract/advice.ts'
import type { Market } from '../../contract/values.ts'
import type { PlanKind } from '../../contract/plans.ts'
import type { AdviceRow } from '../store/advice-reader.ts'
import { contrast } from './fit-effects.ts'
import { dayParts, weekHours } from './hour-prior.ts'
import { hourContrast, hourSurface, type MarketModel, type TraitedPost } from './market-model.ts'

/** Of one account's posts with known figures: fewer say nothing about it. */
export const leastOwnPosts = 20
/** Of all posts in a market. */
export const leastMarketPosts = 60
const dayMs = 86_400_000
/** What an account does at present is what it did in so many days. */
const presentMs = 60 * dayMs
/**
 * The normal distribution's ninetieth hundredth, between which and its negative 80 % lie, widened: levels and the size of chance are
 * taken as known and are not. Unwidened, intervals of 80 % held the truth for 72 % of 107,520 hours (`npm run prove:advice`).
 */
const ninetieth = 1.2816 * 1.18
/** Hashtags come in sets: what one brings is told apart from the others less surely than the fit says. At `ninetieth` 71 % held. */
const tagsWiden = 1.2
/** Hours advised in each part of the week. */
const bestHours = 3
/** A gain that nobody would notice is not worth anybody's time. */
const leastGain = 0.03
const leastOfKind = 5
const leastOfTag = 15
const leastOwnOfTag = 3
const tagsAdvised = 3
/** A hashtag under so many of the posts is worn. */
const wornShare = 0.7
const leastPaceShare = 0.15
/** A kind's share at most doubles at once. */
const mostGrowth = 2

export interface Suggestion {
  creatorId: string
  accountId: string | null
  platform: TraitedPost['platform'] | null
  market: Market
  subject: AdviceSubject
  expected: Effect | null
  ownPosts: number
  posts: number
  /** What applying it does to the plan: how good each hour is, and by how much each kind's share grows. */
  bend: AdviceRow['bend']
}

export const toEffect = ({ mean, deviation }: { mean: number; deviation: number }, widen = 1): Effect => ({
  effect: Math.expm1(mean),
  low: Math.expm1(mean - widen * ninetieth * deviation),
  high: Math.expm1(mean + widen * ninetieth * deviation),
})

const nothing: Suggestion['bend'] = { hours: null, mix: null, markets: null }

/** Weights of what is compared with what there is at present. */
const against = (chosen: ReadonlyMap<number, number>, present: ReadonlyMap<number, number>): Map<number, number> => {
  const weights = new Map(chosen)
  for (const [trait, share] of present) weights.set(trait, (weights.get(trait) ?? 0) - share)
  return weights
}

const sharesOf = <T>(values: readonly T[]): Map<T, number> => {
  const shares = new Map<T, number>()
  for (const value of values) shares.set(value, (shares.get(value) ?? 0) + 1 / values.length)
  return shares
}

/** `isOpen`: hours of the day, in the market's time, in which posts may go out. */
export const chooseHours = (model: MarketModel, accountId: string | null, isOpen: (hour: number) => boolean): number[] =>
  dayParts
    .flatMap((days) => {
      const value = (hour: number): number =>
        hourContrast(model, accountId, new Map(days.map((day) => [day * 24 + hour, 1 / days.length]))).mean
      const best = Array.from({ length: 24 }, (_, hour) => hour)
        .filter(isOpen)
        .map((hour) => ({ hour, value: value(hour) }))
        .toSorted((a, b) => b.value - a.value)
        .slice(0, bestHours)
      return days.flatMap((day) => best.map(({ hour }) => day * 24 + hour))
    })
    .toSorted((a, b) => a - b)

export interface SuggestInput {
  market: Market
  model: MarketModel
  now: number
  isOpen: (hour: number) => boolean
}

/** By account, then by creator. */
export const suggest = (input: SuggestInput): Suggestion[] => {
  const { model } = input
  if (model.posts.length < leastMarketPosts) return []
  return [
    ...[...Map.groupBy(model.posts, ({ accountId }) => accountId).values()].flatMap((own) =>
      own.length < leastOwnPosts ? [] : [...hoursFor(input, own), ...kindsFor(input, own), ...paceFor(input, own)],
    ),
    ...[...Map.groupBy(model.posts, ({ creatorId }) => creatorId).values()].flatMap((own) =>
      own.length < leastOwnPosts ? [] : [...hashtagsFor(input, own), ...lengthFor(input, own)],
    ),
  ]
}

const presentOf = ({ now }: SuggestInput, own: readonly TraitedPost[]): readonly TraitedPost[] => {
  const recent = own.filter(({ publishedAt }) => publishedAt >= now - presentMs)
  return recent.length >= leastOwnPosts / 2 ? recent : own
}

const about = (
  { market, model }: SuggestInput,
  own: readonly TraitedPost[],
  ofAccount: boolean,
): Pick<Suggestion, 'creatorId' | 'accountId' | 'platform' | 'market' | 'ownPosts' | 'posts'> => ({
  creatorId: own[0]?.creatorId ?? '',
  accountId: ofAccount ? (own[0]?.accountId ?? '') : null,
  platform: ofAccount ? (own[0]?.platform ?? null) : null,
  market,
  ownPosts: own.length,
  posts: model.posts.length,
})

const isGain = ({ effect, low }: Effect): boolean => low > 0 && effect >= leastGain

const hoursFor = (input: SuggestInput, own: readonly TraitedPost[]): Suggestion[] => {
  const { model, isOpen } = input
  const accountId = own[0]?.accountId ?? ''
  const chosen = chooseHours(model, accountId, isOpen)
  if (chosen.length === 0) return []
  const present = presentOf(input, own)
  const present168 = sharesOf(present.map(({ weekHour }) => weekHour))
  // As many at the weekend as there are now: advice is about hours, not about days.
  const weekend = present.filter(({ weekHour }) => weekHour >= 5 * 24).length / present.length
  const counts = [chosen.filter((hour) => hour < 120).length, chosen.filter((hour) => hour >= 120).length] as const
  const advised = new Map(chosen.map((hour) => [hour, hour < 120 ? (1 - weekend) / counts[0] : weekend / counts[1]]))
  const expected = toEffect(hourContrast(model, accountId, against(advised, present168)))
  if (!isGain(expected)) return []
  const surface = Array.from({ length: weekHours }, (_, hour) => hourContrast(model, accountId, new Map([[hour, 1]])).mean)
  return [
    {
      ...about(input, own, true),
      subject: { kind: 'hours', weekHours: chosen },
      expected,
      bend: { hours: leaning(surface), mix: null, markets: null },
    },
  ]
}

/** Weights for the solver: the best hours draw most posts, and none is closed. */
const leaning = (surface: readonly number[]): number[] => {
  const best = Math.max(...surface)
  const mean = surface.reduce((sum, one) => sum + one, 0) / surface.length
  const deviation = Math.sqrt(surface.reduce((sum, one) => sum + (one - mean) ** 2, 0) / surface.length) || 1
  return surface.map((one) => Math.max(0.02, Math.exp((1.5 * (one - best)) / deviation)))
}

const kindEffects = ({ model }: SuggestInput, own: readonly TraitedPost[]) => {
  const [{ accountId = '', platform = 'x' } = {}] = own as readonly Partial<TraitedPost>[]
  const deviation = model.ownOf(accountId)
  return (shares: ReadonlyMap<PlanKind, number>): { mean: number; deviation: number } => {
    const terms = [...shares].flatMap(([kind, weight]) => {
      const trait = model.kindTrait(platform, kind)
      return trait === undefined ? [] : [[trait, weight] as const]
    })
    const market = contrast(model.fit, terms)
    let [mean, variance] = [market.mean, market.deviation ** 2]
    for (const [kind, weight] of shares) {
      const mine = deviation?.kinds.get(kind)
      mean += weight * (mine?.effect ?? 0)
      variance += weight ** 2 * (mine?.variance ?? 0)
    }
    return { mean, deviation: Math.sqrt(variance) }
  }
}

const kindsFor = (input: SuggestInput, own: readonly TraitedPost[]): Suggestion[] => {
  const present = sharesOf(presentOf(input, own).map(({ kind }) => kind))
  const counts = Map.groupBy(own, ({ kind }) => kind)
  const known = [...present.keys()].filter((kind) => (counts.get(kind)?.length ?? 0) >= leastOfKind)
  if (known.length < 2) return []
  const value = kindEffects(input, own)
  const effects = known.map((kind) => ({ kind, ...value(differ(new Map([[kind, 1]]), present)) }))
  const [best] = effects.toSorted((a, b) => b.mean - a.mean)
  if (!best) return []
  const share = present.get(best.kind) ?? 0
  if (!isGain(toEffect(best)) || share > 0.8) return []
  const grown = new Map(
    [...present].map(([kind, one]) => [
      kind,
      one * Math.exp(Math.max(-1, Math.min(1, effects.find((each) => each.kind === kind)?.mean ?? 0))),
    ]),
  )
  const total = [...grown.values()].reduce((sum, one) => sum + one, 0)
  const shareThen = Math.min(mostGrowth * share, (grown.get(best.kind) ?? 0) / total)
  if (shareThen - share < 0.02) return []
  const rest = (1 - shareThen) / (1 - share)
  // What the account gains as a whole, not what one such post does.
  const then = new Map([...present].map(([kind, one]) => [kind, kind === best.kind ? shareThen : one * rest]))
  const expected = toEffect(value(differ(then, present)))
  const mix = Object.fromEntries([...present.keys()].map((kind) => [kind, kind === best.kind ? shareThen / share : rest]))
  return [
    {
      ...about(input, own, true),
      subject: { kind: 'content_kind', planKind: best.kind, share, shareThen },
      expected,
      bend: { hours: null, mix, markets: null },
    },
  ]
}

const differ = <T>(chosen: ReadonlyMap<T, number>, present: ReadonlyMap<T, number>): Map<T, number> => {
  const weights = new Map(chosen)
  for (const [one, share] of present) weights.set(one, (weights.get(one) ?? 0) - share)
  return weights
}

/** So many posts in a day have none of those that come too soon. */
const mostPerDay = { few: 2, many: 4 } as const

const paceFor = (input: SuggestInput, own: readonly TraitedPost[]): Suggestion[] => {
  const { model } = input
  const present = sharesOf(presentOf(input, own).map(({ pace }) => pace))
  return (['many', 'few'] as const)
    .slice(0, 2)
    .flatMap((pace) => {
      if ((present.get(pace) ?? 0) < leastPaceShare) return []
      const gain = toEffect(
        contrast(model.fit, [
          [model.paceTrait('first'), 1],
          [model.paceTrait(pace), -1],
        ]),
      )
      return isGain(gain)
        ? [
            {
              ...about(input, own, true),
              subject: { kind: 'pace' as const, pace },
              expected: gain,
              bend: { ...nothing, mostPerDay: mostPerDay[pace] },
            },
          ]
        : []
    })
    .slice(0, 1)
}

const hashtagsFor = (input: SuggestInput, own: readonly TraitedPost[]): Suggestion[] => {
  const { model } = input
  const present = presentOf(input, own)
  const shareOf = (tag: string): number => present.filter(({ tags }) => tags.includes(tag)).length / present.length
  const counted = model.tags.flatMap((tag) => {
    const trait = model.tagTrait(tag)
    const used = own.filter(({ tags }) => tags.includes(tag)).length
    if (trait === undefined || (model.fit.counts[trait] ?? 0) < leastOfTag || used < leastOwnOfTag) return []
    return [
      {
        tag,
        used,
        share: shareOf(tag),
        mean: model.fit.effects[trait] ?? 0,
        effect: toEffect(contrast(model.fit, [[trait, 1]]), tagsWiden),
        of: model.fit.counts[trait] ?? 0,
      },
    ]
  })
  const made = (tag: string, use: boolean, expected: Effect, used: number, posts: number): Suggestion => ({
    ...about(input, own, false),
    ownPosts: used,
    posts,
    subject: { kind: 'hashtag', tag, use },
    expected,
    bend: { ...nothing, tags: { first: use ? [tag] : [], out: use ? [] : [tag], vary: [] } },
  })
  const good = counted
    .filter(({ effect, share }) => isGain(effect) && share < 0.5)
    .toSorted((a, b) => b.mean - a.mean)
    .slice(0, tagsAdvised)
    .map(({ tag, effect, used, of }) => made(tag, true, effect, used, of))
  const bad = counted
    .filter(({ effect, share }) => effect.high < 0 && share > 0)
    .toSorted((a, b) => a.mean - b.mean)
    .slice(0, tagsAdvised)
    // What leaving it out brings.
    .map(({ tag, effect, used, of }) => made(tag, false, without(effect), used, of))
  const worn =
    present.length < leastOwnPosts
      ? []
      : [...sharesOf(present.flatMap(({ tags }) => tags)).keys()]
          .map((tag) => ({ tag, share: shareOf(tag) }))
          .filter(({ share }) => share >= wornShare)
          .map(({ tag, share }): Suggestion => ({
            ...about(input, own, false),
            subject: { kind: 'hashtag_worn', tag, share },
            expected: null,
            bend: { ...nothing, tags: { first: [], out: [], vary: [tag] } },
          }))
  return [...good, ...bad, ...worn]
}

const without = ({ effect, low, high }: Effect): Effect => ({
  effect: 1 / (1 + effect) - 1,
  low: 1 / (1 + high) - 1,
  high: 1 / (1 + low) - 1,
})

const lengthFor = (input: SuggestInput, own: readonly TraitedPost[]): Suggestion[] => {
  const { model } = input
  const present = sharesOf(presentOf(input, own).map(({ length }) => length))
  const options = textLengths.flatMap((length) => {
    if ((model.fit.counts[model.lengthTrait(length)] ?? 0) < leastOfTag || (present.get(length) ?? 0) > 0.8) return []
    const weights = differ(new Map([[length, 1]]), present)
    return [
      {
        length,
        ...contrast(
          model.fit,
          [...weights].map(([one, weight]) => [model.lengthTrait(one), weight] as const),
        ),
      },
    ]
  })
  const [best] = options.toSorted((a, b) => b.mean - a.mean)
  if (!best) return []
  const expected = toEffect(best)
  return isGain(expected)
    ? [{ ...about(input, own, false), subject: { kind: 'text_length', length: best.length }, expected, bend: nothing }]
    : []
}

/** What advice on an account, or on a creator in a market, stands on. */
export const evidenceOf = (input: SuggestInput, own: readonly TraitedPost[], accountId: string | null): AdviceEvidence => {
  const { model, now } = input
  const [mine, theirs] = [new Float64Array(weekHours), new Float64Array(weekHours)]
  for (const { weekHour } of own) mine[weekHour] = (mine[weekHour] ?? 0) + 1
  for (const { weekHour } of model.posts) theirs[weekHour] = (theirs[weekHour] ?? 0) + 1
  const present = presentOf(input, own)
  const kinds = sharesOf(present.map(({ kind }) => kind))
  const lengths = sharesOf(present.map(({ length }) => length))
  const value = kindEffects(input, own)
  const oldest = Math.min(now, ...model.posts.map(({ publishedAt }) => publishedAt))
  return {
    hours: hourSurface(model, accountId).map((hour, weekHour) => ({
      weekHour,
      posts: mine[weekHour] ?? 0,
      marketPosts: theirs[weekHour] ?? 0,
      ...toEffect(hour),
    })),
    kinds:
      accountId === null
        ? []
        : [...kinds.keys()].map((planKind) => ({
            planKind,
            posts: own.filter(({ kind }) => kind === planKind).length,
            ...toEffect(value(differ(new Map([[planKind, 1]]), kinds))),
          })),
    hashtags: model.tags.flatMap((tag) => {
      const trait = model.tagTrait(tag)
      return trait === undefined
        ? []
        : [{ tag, posts: model.fit.counts[trait] ?? 0, ...toEffect(contrast(model.fit, [[trait, 1]]), tagsWiden) }]
    }),
    lengths: textLengths.map((length) => ({
      length,
      posts: model.fit.counts[model.lengthTrait(length)] ?? 0,
      ...toEffect(
        contrast(
          model.fit,
          [...differ(new Map([[length, 1]]), lengths)].map(([one, weight]) => [model.lengthTrait(one), weight] as const),
        ),
      ),
    })),
    paces: paces.map((pace) => ({
      pace,
      posts: model.fit.counts[model.paceTrait(pace)] ?? 0,
      ...toEffect(
        contrast(model.fit, [
          [model.paceTrait(pace), 1],
          [model.paceTrait('first'), -1],
        ]),
      ),
    })),
    days: Math.round((now - oldest) / dayMs),
  }
}
