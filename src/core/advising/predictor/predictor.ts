/** Foretells what a draft will come to. Learns once a day beside core, and says nothing unless it beats plain medians. */
import * as z from 'zod'
import { predictorReport, type DraftPrediction, type PredictorReport } from '../../../contract/advice.ts'
import type { PlanKind } from '../../../contract/plans.ts'
import type { Market } from '../../../contract/values.ts'
import type { Logger } from '../../log.ts'
import type { Clock, Ports } from '../../ports.ts'
import { partOf, usualOf } from '../../measuring/score.ts'
import { createPredictorReader } from '../../store/predictor-reader.ts'
import { savePredictor } from '../../store/predictor-writer.ts'
import type { Store } from '../../store/store.ts'
import { hashtagsIn, textLengthOf } from '../../measuring/traits.ts'
import type { AdvisedPost } from '../market-model.ts'
import { describe } from './features.ts'
import { foretell, holdAgainst, isBetter, learn, plainOf, type Learnt, type LearntRow, type Train } from './learn.ts'
import type { NetworkWeights } from './network.ts'

const dayMs = 86_400_000
/** Fewer posts teach nothing that medians do not say. */
const leastPosts = 300
/** The latest; more would take longer and tell little more. */
const mostPosts = 12_000
/** What is learnt is held against the last weeks. */
const heldBackMs = 28 * dayMs
const leastHeldBack = 60
/** It is learnt again when there is a tenth more to learn from, or after a week: a day's posts change nothing that is told, and it takes ten seconds of a processor. */
const moreToLearn = 1.1
const learntForMs = 7 * dayMs
/** Of an account, to say what is usual for it. */
const leastOwn = 5
const usualPosts = 30

/** What is kept, parsed again when it is read: it may be of an earlier version of Coulisse. */
const keptModel = z.object({
  width: z.int(),
  /** How many posts it was learnt from. An earlier version did not keep it. */
  posts: z.int().default(0),
  widen: z.number(),
  networks: z.array(
    z.object({
      means: z.array(z.number()),
      spreads: z.array(z.number()),
      layers: z.array(z.object({ weights: z.array(z.array(z.number())), biases: z.array(z.number()) })),
    }),
  ),
})
const keptReport = predictorReport.omit({ version: true, at: true })

export interface Draft {
  accountId: string
  text: string
  kind: PlanKind
  at: number
  market: Market
  weekHour: number
}

export interface Predictor {
  /** Learns from posts of every market. False: too few, hardly more than it has learnt from, or no thread to learn in. */
  train(posts: readonly (AdvisedPost & { market: Market })[]): Promise<boolean>
  report(): PredictorReport | null
  /** `earlier`: the account's posts with known engagement, by time. */
  predict(draft: Draft, earlier: readonly AdvisedPost[]): DraftPrediction
}

interface Deps {
  store: Store
  clock: Pick<Clock, 'now'>
  startThread: Ports['startThread']
  logger: Logger
  /** Core is ending: what is learnt is left. */
  closing: AbortSignal
  breathe(): Promise<void>
}

const hasLink = (text: string): boolean => /https?:\/\//iu.test(text)

const rowsOf = async (posts: readonly (AdvisedPost & { market: Market })[], breathe: () => Promise<void>): Promise<LearntRow[]> => {
  const rows: LearntRow[] = []
  for (const unsorted of Map.groupBy(posts, ({ accountId }) => accountId).values()) {
    const own = unsorted
      .toSorted((a, b) => a.publishedAt - b.publishedAt)
      .map((post) => ({ ...post, at: post.publishedAt, hour: post.weekHour % 24 }))
    let known = 0
    for (const [index, post] of own.entries()) {
      // A post's engagement is known a day after it went out.
      while ((own[known]?.at ?? post.at) <= post.at - dayMs) known += 1
      const before = own.slice(Math.max(0, known - 200), known)
      const tags = hashtagsIn(post.text).length
      rows.push({
        accountId: post.accountId,
        at: post.at,
        y: post.y,
        plain: plainOf(before, post.kind, post.hour),
        ...describe(before, { ...post, length: textLengthOf(post.text), tags, hasLink: hasLink(post.text) }),
      })
      if (index % 50 === 49) await breathe()
    }
    await breathe()
  }
  return rows.toSorted((a, b) => a.at - b.at)
}

export const createPredictor = ({ store, clock, startThread, logger, closing, breathe }: Deps): Predictor => {
  const reader = createPredictorReader(store)
  let kept: { version: number; at: number; learnt: Learnt & { width: number; posts: number }; report: PredictorReport | null } | undefined

  const latest = (): typeof kept => {
    const row = reader.latest()
    if (!row) return undefined
    if (kept?.version === row.version) return kept
    const model = keptModel.safeParse(JSON.parse(row.learnt))
    if (!model.success) return undefined
    const report = row.report === null ? null : keptReport.parse(JSON.parse(row.report))
    kept = {
      version: row.version,
      at: row.at,
      learnt: model.data,
      report: report && { ...report, version: row.version, at: new Date(row.at) },
    }
    return kept
  }

  const trainOn = async (rows: readonly LearntRow[], train: Train): Promise<void> => {
    const since = clock.now() - heldBackMs
    const [before, after] = [rows.filter(({ at }) => at < since), rows.filter(({ at }) => at >= since)]
    const held = before.length >= leastPosts / 2 && after.length >= leastHeldBack ? holdAgainst(await learn(before, train), after) : null
    const learnt = await learn(rows, train)
    const report = held && {
      learntFrom: rows.length,
      heldOn: held.posts,
      model: held.model,
      account: held.account,
      kind: held.kind,
      hour: held.hour,
      covered: held.covered,
      isBetter: isBetter(held),
    }
    const model = { width: rows[0]?.values.length ?? 0, posts: rows.length, ...learnt }
    await store.writeSoon((tx) => savePredictor(tx, JSON.stringify(model), report && JSON.stringify(report)))
  }

  const knowsEnough = (rows: readonly LearntRow[]): boolean => {
    const model = latest()
    return (
      model?.learnt.width === rows[0]?.values.length &&
      model !== undefined &&
      clock.now() - model.at < learntForMs &&
      rows.length < model.learnt.posts * moreToLearn
    )
  }

  return {
    train: async (posts) => {
      const latestPosts = posts.toSorted((a, b) => b.publishedAt - a.publishedAt).slice(0, mostPosts)
      if (latestPosts.length < leastPosts || !startThread) return false
      const rows = await rowsOf(latestPosts, breathe)
      if (closing.aborted || knowsEnough(rows)) return false
      await using thread = startThread('predict')
      const end = (): void => void thread[Symbol.asyncDispose]()
      closing.addEventListener('abort', end, { once: true })
      try {
        await trainOn(rows, async (question) => (await thread.ask(question)) as NetworkWeights[])
        return true
      } catch (error) {
        if (!closing.aborted) logger.warn({ err: error }, 'what drafts will come to could not be learnt')
        return false
      } finally {
        closing.removeEventListener('abort', end)
      }
    },
    report: () => latest()?.report ?? null,
    predict: ({ accountId, text, kind, at, market, weekHour }, earlier) => {
      const none = (why: DraftPrediction['why']): DraftPrediction => ({ accountId, why, score: null, effect: null })
      const platform = earlier.at(-1)?.platform
      if (!platform || earlier.length < leastOwn) return none('few_posts')
      const model = latest()
      if (!model) return none('not_learnt')
      if (!model.report?.isBetter) return none('not_better')
      const before = earlier.map((post) => ({ kind: post.kind, at: post.publishedAt, y: post.y }))
      const features = describe(before, {
        kind,
        platform,
        market,
        at,
        weekHour,
        length: textLengthOf(text),
        tags: hashtagsIn(text).length,
        hasLink: hasLink(text),
      })
      // Learnt by an earlier version, of other things.
      if (features.values.length !== model.learnt.width) return none('not_learnt')
      const { low, middle, high } = foretell(model.learnt, features)
      const { median, spread } = usualOf(Float64Array.from(before.slice(-usualPosts), ({ y }) => y))
      const scoreOf = (y: number): number => Math.round(partOf(y, median, spread))
      return {
        accountId,
        why: null,
        score: { score: scoreOf(middle), low: scoreOf(low), high: scoreOf(high) },
        effect: { effect: Math.expm1(middle - median), low: Math.expm1(low - median), high: Math.expm1(high - median) },
      }
    },
  }
}
