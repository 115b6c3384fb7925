/**
 * What is known of a post before it goes out, as numbers: how its account has done lately, with posts of its kind and with all,
 * weighing the latest most; how long ago the last went out; its hour, its kind, its text. Pure.
 */
import { textLengths, type TextLength } from '../../../contract/advice.ts'
import { platformIds, type PlatformId } from '../../../contract/platforms.ts'
import { planKinds, type PlanKind } from '../../../contract/plans.ts'
import { markets, type Market } from '../../../contract/values.ts'

/** A post of the same account that went out before, by time. */
export interface EarlierPost {
  kind: string
  at: number
  /** Logarithm of its engagement. */
  y: number
}

export interface Described {
  kind: PlanKind
  platform: PlatformId
  market: Market
  /** ms UTC. */
  at: number
  /** In the market's time, 0 is Monday 00; with a fraction for minutes where they are known. */
  weekHour: number
  length: TextLength
  tags: number
  hasLink: boolean
}

export interface Features {
  /** What is expected of it by its account's last posts of its kind alone: what is foretold is the difference to it. */
  base: number
  values: number[]
}

const [hourMs, dayMs] = [3_600_000, 86_400_000]
const lastOfKind = 10
const looksBack = 80
/** Where nothing is known of an account: some fifty people. */
const unknownBase = 4

export const middleOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** Mean that halves the weight of a post every so many posts. */
const byPlace = (posts: readonly EarlierPost[], half: number, base: number): number => {
  let [sum, weights] = [0, 0]
  for (let back = 1; back <= Math.min(looksBack, posts.length); back += 1) {
    const weight = 0.5 ** ((back - 1) / half)
    sum += weight * (posts[posts.length - back]?.y ?? 0)
    weights += weight
  }
  return weights === 0 ? 0 : sum / weights - base
}

/** The same by time, drawn a little towards the base. */
const byTime = (posts: readonly EarlierPost[], at: number, days: number, base: number): number => {
  let [sum, weights] = [0.3 * base, 0.3]
  for (const post of posts.slice(-looksBack)) {
    const weight = 0.5 ** ((at - post.at) / dayMs / days)
    sum += weight * post.y
    weights += weight
  }
  return sum / weights - base
}

const sinceLast = (posts: readonly EarlierPost[], at: number): number => {
  const last = posts.at(-1)
  return (last ? Math.log1p(Math.max(0, at - last.at) / hourMs) : 8) / 5
}

const within = (posts: readonly EarlierPost[], at: number, ms: number): number =>
  Math.log1p(posts.slice(-looksBack).filter((post) => post.at > at - ms).length)

const oneOf = <T>(all: readonly T[], value: T | undefined): number[] => all.map((one) => Number(one === value))

const lastIn = (posts: readonly EarlierPost[], back: number, base: number): number => {
  const post = posts.at(-back)
  return post ? post.y - base : 0
}

const spreadOf = (posts: readonly EarlierPost[]): number => {
  const values = posts.slice(-lastOfKind).map(({ y }) => y)
  if (values.length < 3) return 1
  const middle = middleOf(values)
  return middleOf(values.map((value) => Math.abs(value - middle)))
}

/** `before`: those whose engagement was known by then. */
export const describe = (before: readonly EarlierPost[], draft: Described): Features => {
  const { kind, at, weekHour } = draft
  const same = before.filter((post) => post.kind === kind)
  const latest = (same.length > 0 ? same : before).slice(-lastOfKind).map(({ y }) => y)
  const base = latest.length > 0 ? middleOf(latest) : unknownBase
  const turn = (2 * Math.PI * (weekHour % 24)) / 24
  return {
    base,
    values: [
      ...[1, 3, 8, 25].map((half) => byPlace(same, half, base)),
      ...[1, 3, 10].map((half) => byPlace(before, half, base)),
      ...[1, 7, 30].map((days) => byTime(same, at, days, base)),
      ...[1, 7, 30].map((days) => byTime(before, at, days, base)),
      lastIn(same, 1, base),
      lastIn(same, 2, base),
      lastIn(before, 1, base),
      sinceLast(same, at),
      sinceLast(before, at),
      Math.log1p(same.length) / 5,
      within(before, at, dayMs),
      within(same, at, 7 * dayMs),
      spreadOf(same),
      base / 5,
      ...oneOf(planKinds, kind),
      ...planKinds.map((one) => Number(before.at(-1)?.kind === one)),
      Math.sin(turn),
      Math.cos(turn),
      Math.sin(2 * turn),
      Math.cos(2 * turn),
      ...[5, 6].map((day) => Number(Math.floor(weekHour / 24) === day)),
      ...oneOf(platformIds, draft.platform),
      ...oneOf(markets, draft.market),
      ...oneOf(textLengths, draft.length),
      Math.log1p(draft.tags),
      Number(draft.hasLink),
    ],
  }
}
