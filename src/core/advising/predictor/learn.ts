/**
 * Learning from posts what a draft will come to, and finding out whether that is worth showing: it is held against what an account's
 * own medians would have said of weeks that it has not seen. Pure but for the training that is lent.
 */
import { askNetworks, type NetworkWeights } from './network.ts'
import { middleOf, type Features } from './features.ts'
import type { TrainingQuestion } from './train-network.ts'

export interface LearntRow extends Features {
  accountId: string
  at: number
  y: number
  /** What plain medians say of it, of posts before it. Null: there are none. */
  plain: { account: number | null; kind: number | null; hour: number | null }
}

export type Train = (question: TrainingQuestion) => Promise<NetworkWeights[]>

/** Mean distance in logarithms: 0.69 is twice as much or half. */
export interface Held {
  posts: number
  model: number
  account: number
  kind: number
  hour: number
  /** Share of the posts within the interval of 80 %. */
  covered: number
}

export interface Learnt {
  networks: NetworkWeights[]
  /** By how much the interval is widened (or, below 0, narrowed) so that it holds what it says. */
  widen: number
}

const seeds = [1, 2, 3]
/** Four fifths of what is held back lie within. */
const inside = 0.8

const questionOf = (rows: readonly LearntRow[]): TrainingQuestion => ({
  rows: { values: rows.map(({ values }) => values), targets: rows.map(({ y, base }) => y - base) },
  seeds,
})

/** `rows` by time. The last fifth of them calibrates the interval, and is then learnt from too. */
export const learn = async (rows: readonly LearntRow[], train: Train): Promise<Learnt> => {
  const cut = Math.floor(rows.length * 0.8)
  const first = await train(questionOf(rows.slice(0, cut)))
  // Conformal: Romano, Patterson & Candès, "Conformalized Quantile Regression" (2019).
  const off = rows
    .slice(cut)
    .map((row) => {
      const { low, high } = askNetworks(first, row.values)
      const left = row.y - row.base
      return Math.max(low - left, left - high)
    })
    .toSorted((a, b) => a - b)
  const widen = off[Math.min(off.length - 1, Math.ceil(inside * (off.length + 1)) - 1)] ?? 0
  return { networks: await train(questionOf(rows)), widen }
}

export const foretell = ({ networks, widen }: Learnt, { base, values }: Features): { low: number; middle: number; high: number } => {
  const { low, middle, high } = askNetworks(networks, values)
  return { low: Math.min(base + low - widen, base + middle), middle: base + middle, high: Math.max(base + high + widen, base + middle) }
}

/** How far what is foretold lies from what came, beside what medians say, on posts of which all are known. */
export const holdAgainst = (learnt: Learnt, rows: readonly LearntRow[]): Held | null => {
  const known = rows.flatMap(({ plain, ...row }) =>
    plain.account === null || plain.kind === null || plain.hour === null
      ? []
      : [{ ...row, plain: { account: plain.account, kind: plain.kind, hour: plain.hour } }],
  )
  if (known.length === 0) return null
  const told = known.map((row) => ({ ...foretell(learnt, row), row }))
  const mean = (of: (one: (typeof told)[number]) => number): number => told.reduce((sum, one) => sum + of(one), 0) / told.length
  return {
    posts: told.length,
    model: mean(({ middle, row }) => Math.abs(middle - row.y)),
    account: mean(({ row }) => Math.abs(row.plain.account - row.y)),
    kind: mean(({ row }) => Math.abs(row.plain.kind - row.y)),
    hour: mean(({ row }) => Math.abs(row.plain.hour - row.y)),
    covered: mean(({ low, high, row }) => Number(row.y >= low && row.y <= high)),
  }
}

/** Better than each of the plain ways, else it is not shown. */
export const isBetter = ({ model, account, kind, hour }: Held): boolean => model < Math.min(account, kind, hour)

/** What plain medians say: of the account's last thirty posts, of its last ten of that kind, of all at that hour. */
export const plainOf = (before: readonly { kind: string; hour: number; y: number }[], kind: string, hour: number): LearntRow['plain'] => {
  const middle = (posts: readonly { y: number }[]): number | null => (posts.length === 0 ? null : middleOf(posts.map(({ y }) => y)))
  return {
    account: middle(before.slice(-30)),
    kind: middle(before.filter((post) => post.kind === kind).slice(-10)),
    hour: middle(before.filter((post) => post.hour === hour)) ?? middle(before.slice(-30)),
  }
}
