/**
 * The predictor on real posts, by page and time: the first four fifths to learn from, the rest to be held against; what is known of
 * earlier posts goes on as time passes, for the plain ways too. And whether the best hours of the past are any better, the type of
 * the post held fixed.
 *
 * `Live.csv`: 6,997 posts of nine pages ("Facebook Live Sellers in Thailand", UCI repository 488).
 * `dataset_Facebook.csv`: 500 posts of one page in 2014 (Moro, Rita, Vala 2016; UCI repository 368). It tells months, weekdays and
 * hours, and its posts newest first, but no dates: they are laid into their month in that order, by weekday and hour.
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

const readLive = (path: string): RealPost[] => {
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

const pageKinds: Record<string, PlanKind> = { Photo: 'photo', Video: 'reel', Status: 'text', Link: 'story' }

/** Weekdays are 1 (Sunday) to 7, as the data set's authors have them. */
const readPage = (path: string): RealPost[] => {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/)
  const names = (lines[0] ?? '').split(';')
  const posts: RealPost[] = []
  let last = Date.UTC(2014, 0, 1)
  for (const line of lines.slice(1).toReversed()) {
    const fields = line.split(';')
    const of = (name: string): string => fields[names.indexOf(name)] ?? ''
    if (of('T_Interactions') === '') continue
    const [month, weekday, hour] = [Number(of('Month')), Number(of('Weekday')), Number(of('Hour')) % 24]
    const from = Math.max(last, Date.UTC(2014, month - 1, 1))
    // The first such weekday and hour that is not before the post before it.
    const at = Array.from({ length: 8 }, (_, day) => Math.floor(from / dayMs + day) * dayMs + hour * 3_600_000).find(
      (one) => one >= from && new Date(one).getUTCDay() === weekday - 1,
    )
    last = at ?? from
    posts.push({ page: 'page', kind: pageKinds[of('Type')] ?? 'text', at: last, y: Math.log1p(Number(of('T_Interactions'))) })
  }
  return posts
}

const dayMs = 86_400_000
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

const measureOn = async (posts: readonly RealPost[], train: Train) => {
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
    trainingMs,
    askingUs,
    hours: await measureHours(posts),
  }
}

export const measureOnLive = async (path: string, train: Train) => ({
  ...(await measureOn(readLive(path), train)),
  published: { bestBaselineMaeLog: 0.801, bestBaselineSpearman: 0.79 },
  aims: { maeLog: 0.78, spearman: 0.8, covered: [0.75, 0.85] },
})

/**
 * Four hundred posts of one page are few: whether the forecast would be shown at all is told too. The authors' own model is of
 * another target and told in another measure, on ten folds that mix times: 27 % of the consumers of 790 posts.
 */
export const measureOnPage = async (path: string, train: Train) => {
  const measured = await measureOn(readPage(path), train)
  const { accountMedian, kindMedian, hourMedian } = measured.baselines
  return {
    ...measured,
    wouldBeShown: measured.maeLog < Math.min(accountMedian, kindMedian, hourMedian),
    published: { globalMedianMaeLog: 0.728, bestBaselineMaeLog: 0.706, bestBaselineSpearman: 0.32, ridgeMaeLog: 0.879 },
  }
}
