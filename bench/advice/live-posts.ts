/**
 * The predictor on 6,997 real posts of nine pages ("Facebook Live Sellers in Thailand", UCI repository 488): per page, the first four
 * fifths by time to learn from, the rest to be held against; what is known of earlier posts goes on as time passes, for the plain
 * ways too. And whether the best hours of the past are any better, the type of the post held fixed.
 */
import { readFileSync } from 'node:fs'
import { describe } from '../../src/core/advising/predictor/features.ts'
import { foretell, holdAgainst, learn, plainOf, type LearntRow, type Train } from '../../src/core/advising/predictor/learn.ts'
import { fitEffects, contrast } from '../../src/core/advising/fit-effects.ts'
import type { PlanKind } from '../../src/contract/plans.ts'
import { rankCorrelation } from './rank-correlation.ts'

interface RealPost {
  page: string
  kind: PlanKind
  at: number
  y: number
}

const kinds: Record<string, PlanKind> = { photo: 'photo', video: 'reel', status: 'text', link: 'story' }

const readPosts = (path: string): RealPost[] => {
  const seen = new Map<string, RealPost>()
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/).slice(1)) {
    const [id = '', type = '', published = '', comments, shares, reactions] = line.split(',')
    const [, month, day, year, hour, minute] = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)$/.exec(published) ?? []
    if (!year || seen.has(id)) continue
    seen.set(id, {
      page: id.split('_')[0] ?? '',
      kind: kinds[type] ?? 'text',
      at: Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)),
      y: Math.log1p(Number(comments) + Number(shares) + Number(reactions)),
    })
  }
  return [...seen.values()]
}

const hourOf = (at: number): number => new Date(at).getUTCHours()
const weekHourOf = (at: number): number => ((new Date(at).getUTCDay() + 6) % 7) * 24 + hourOf(at)

const split = (posts: readonly RealPost[]): { train: LearntRow[]; test: LearntRow[] } => {
  const [train, test]: [LearntRow[], LearntRow[]] = [[], []]
  for (const unsorted of Map.groupBy(posts, ({ page }) => page).values()) {
    const own = unsorted.toSorted((a, b) => a.at - b.at).map((post) => ({ ...post, hour: hourOf(post.at) }))
    for (const [index, post] of own.entries()) {
      const before = own.slice(0, index)
      const minutes = new Date(post.at).getUTCMinutes() / 60
      const row: LearntRow = {
        accountId: post.page,
        at: post.at,
        y: post.y,
        plain: plainOf(before, post.kind, post.hour),
        ...describe(before, {
          kind: post.kind,
          platform: 'instagram',
          market: 'other',
          at: post.at,
          weekHour: weekHourOf(post.at) + minutes,
          length: 'short',
          tags: 0,
          hasLink: false,
        }),
      }
      ;(index < Math.floor(own.length * 0.8) ? train : test).push(row)
    }
  }
  const byTime = (a: LearntRow, b: LearntRow): number => a.at - b.at
  return { train: train.toSorted(byTime), test: test.toSorted(byTime) }
}

/** Effects of the 24 hours, type and page's level held fixed: how many stand out from chance, and the best of them. */
const measureHours = async (posts: readonly RealPost[]) => {
  const pages = [...new Set(posts.map(({ page }) => page))]
  const types = [...new Set(posts.map(({ page, kind }) => `${page}/${kind}`))]
  const observed = posts
    .map((post) => ({
      account: pages.indexOf(post.page),
      at: post.at,
      y: post.y,
      traits: [hourOf(post.at), 24 + types.indexOf(`${post.page}/${post.kind}`)],
    }))
    .toSorted((a, b) => a.account - b.account || a.at - b.at)
  const fit = await fitEffects(
    observed,
    24 + types.length,
    [
      { from: 0, precision: 1 / 0.2 ** 2, size: 24 },
      { from: 24, precision: 1 / 0.7 ** 2, size: types.length },
    ],
    () => Promise.resolve(),
  )
  const mean = Array.from({ length: 24 }, (_, hour) => [hour, -1 / 24] as const)
  const hours = mean.map(([hour]) => ({ hour, ...contrast(fit, [...mean, [hour, 1]]) }))
  const clear = hours.filter(({ mean: effect, deviation }) => Math.abs(effect) > 1.2816 * deviation)
  const [best] = hours.toSorted((a, b) => b.mean - a.mean)
  return {
    clearHours: clear.length,
    ofHours: 24,
    best: best && {
      hour: best.hour,
      effect: Math.expm1(best.mean),
      low: Math.expm1(best.mean - 1.2816 * best.deviation),
      high: Math.expm1(best.mean + 1.2816 * best.deviation),
    },
  }
}

export const measureOnRealPosts = async (path: string, train: Train) => {
  const posts = readPosts(path)
  const rows = split(posts)
  const startedAt = performance.now()
  const learnt = await learn(rows.train, train)
  const trainingMs = performance.now() - startedAt
  const held = holdAgainst(learnt, rows.test)
  const askedAt = performance.now()
  const told = rows.test.map((row) => foretell(learnt, row).middle)
  const askingUs = ((performance.now() - askedAt) * 1000) / rows.test.length
  return {
    posts: posts.length,
    learntFrom: rows.train.length,
    heldAgainst: held?.posts ?? 0,
    maeLog: held?.model ?? Number.NaN,
    spearman: rankCorrelation(
      told,
      rows.test.map(({ y }) => y),
    ),
    covered: held?.covered ?? Number.NaN,
    // The same baselines, measured by the same code.
    baselines: { accountMedian: held?.account ?? Number.NaN, kindMedian: held?.kind ?? Number.NaN, hourMedian: held?.hour ?? Number.NaN },
    published: { bestBaselineMaeLog: 0.801, bestBaselineSpearman: 0.79 },
    aims: { maeLog: 0.78, spearman: 0.8, covered: [0.75, 0.85] },
    trainingMs,
    askingUs,
    hours: await measureHours(posts),
  }
}
