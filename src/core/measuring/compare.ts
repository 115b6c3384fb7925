/** A post beside its neighbours: those of the same account that went out before it. Pure. */
import type { CriterionId, CriterionUnit, ScoreStage, ScoreWeights } from '../../contract/analytics.ts'
import type { MeasuredRow } from '../store/measured-reader.ts'
import { stageOf } from './criteria/at-stage.ts'
import { criteria } from './criteria/index.ts'
import { leastNeighbours, mostNeighbours, partOf, recentMs, scoreOf, usualOf } from './score.ts'

export interface Comparison {
  stage: ScoreStage | null
  /** The latest last. */
  neighbours: readonly MeasuredRow[]
  /** 0–100. */
  score: number | null
  parts: {
    criterion: CriterionId
    part: number | null
    value: number | null
    usual: number | null
    unit: CriterionUnit
    /** How many of the neighbours it is compared with: those of which it is known, in the same unit. */
    sample: number
  }[]
}

/** `rows`: posts of one account by time; the one at `index` is compared. */
export const compare = (rows: readonly MeasuredRow[], index: number, weights: ScoreWeights): Comparison => {
  const row = rows[index]
  const stage = row ? stageOf(row) : null
  if (!row || stage === null) return { stage: null, neighbours: [], score: null, parts: [] }
  const neighbours = neighboursOf(rows, index, stage)
  const parts = criteria.map((criterion) => {
    const own = criterion.scale(row, stage)
    const unit = criterion.unitOf(row, stage)
    // A share beside a count, or people beside views, would say nothing.
    const alike = neighbours.filter((other) => criterion.unitOf(other, stage) === unit)
    const others = alike.flatMap((other) => criterion.scale(other, stage) ?? [])
    const isComparable = own !== null && others.length >= leastNeighbours
    const { median, spread } = isComparable ? usualOf(Float64Array.from(others)) : { median: Number.NaN, spread: Number.NaN }
    return {
      criterion: criterion.id,
      part: isComparable ? partOf(own, median, spread) : null,
      value: criterion.value(row, stage),
      usual: middleOf(alike.flatMap((other) => criterion.value(other, stage) ?? [])),
      unit,
      sample: others.length,
    }
  })
  const score = scoreOf(
    parts.map(({ part }) => part ?? Number.NaN),
    criteria.map(({ id }) => weights[id] ?? 0),
  )
  return { stage, neighbours, score: Number.isNaN(score) ? null : score, parts }
}

/** Those before it that are recent and were looked at as long after they went out. */
const neighboursOf = (rows: readonly MeasuredRow[], index: number, stage: ScoreStage): MeasuredRow[] => {
  const since = (rows[index]?.publishedAt ?? 0) - recentMs
  const found: MeasuredRow[] = []
  for (let at = index - 1; at >= 0 && found.length < mostNeighbours; at -= 1) {
    const other = rows[at]
    if (!other || other.publishedAt < since) break
    if (criteria.some((criterion) => criterion.scale(other, stage) !== null)) found.push(other)
  }
  return found.toReversed()
}

const middleOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** A score as it is kept. */
export const inTenths = (score: number | null): number | null => (score === null ? null : Math.round(score * 10))
