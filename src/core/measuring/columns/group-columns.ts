/**
 * Groups and sums columns of posts, a block of rows at a time. Pure. Every column is of small whole numbers: into which group a code
 * falls is told by a table beside it (`Told`), so that a day can be asked for by its month, and an hour of the week by its weekday,
 * without another column.
 */

/** A code is left out where its group is this. */
export const leftOut = 0xffff
/** A figure that is not known. */
export const untoldFigure = -1

export interface Told {
  codes: Uint16Array
  /** By code: the group, or `leftOut`. A code beyond it is left out. */
  groups: Uint16Array
}

export interface GroupQuestion {
  /** Of rows `from` ≤ row < `to`. */
  from: number
  to: number
  /** Each leaves out rows; its groups do not matter. */
  where: readonly Told[]
  /** One or two; `size`: how many groups. */
  by: readonly (Told & { size: number })[]
  /** Null: posts are counted alone. */
  sum: Int32Array | null
  /** What the sum is a share of, where both are known. */
  over: Int32Array | null
}

/** By group: first × size of the second + second. */
export interface Grouped {
  posts: Uint32Array
  /** Posts of which the figure is known. */
  known: Uint32Array
  sums: Float64Array
  overs: Float64Array
}

/** A block fits the processor's nearest memory. */
const blockRows = 4096
/** Added where a row is left out: no group is so far out, however many conditions add it. */
const far = 2 ** 24

/** Of the same question over other rows. */
export const addGrouped = (to: Grouped, more: Grouped): void => {
  for (const name of ['posts', 'known', 'sums', 'overs'] as const) {
    const [sums, added] = [to[name], more[name]]
    for (const [group, value] of added.entries()) sums[group] = (sums[group] ?? 0) + value
  }
}

export const groupColumns = ({ from: start, to, where, by, sum, over }: GroupQuestion): Grouped => {
  const size = by.reduce((product, { size: own }) => product * own, 1)
  const answer: Grouped = {
    posts: new Uint32Array(size),
    known: new Uint32Array(size),
    sums: new Float64Array(size),
    overs: new Float64Array(size),
  }
  const steps = [
    ...by.map((one, index) =>
      stepOf(
        one,
        by.slice(index + 1).reduce((product, { size: own }) => product * own, 1),
      ),
    ),
    ...where.map((one) => stepOf(one, 0)),
  ]
  const groups = new Int32Array(blockRows)
  for (let from = start; from < to; from += blockRows) {
    const count = Math.min(blockRows, to - from)
    groups.fill(0)
    for (let step = 0; step < steps.length; step += 2) addSteps(groups, steps[step] ?? nothing, steps[step + 1] ?? nothing, from, count)
    if (sum === null) countPosts(answer, size, groups, count)
    else if (over === null) addFigures(answer, size, groups, sum, from, count)
    else addShares(answer, size, groups, sum, over, from, count)
  }
  return answer
}

interface Step {
  codes: Uint16Array
  /** By code: what it adds to the number of the row's group. */
  table: Int32Array
}

const stepOf = ({ codes, groups }: Told, stride: number): Step => {
  const table = new Int32Array(2 ** 16).fill(far)
  for (const [code, group] of groups.entries()) if (group !== leftOut) table[code] = group * stride
  return { codes, table }
}

const nothing: Step = { codes: new Uint16Array(blockRows), table: new Int32Array(1) }

// Two at a time, without a branch, and each row once: that is what makes it fast. `?? 0` is for the types: no index is out of bounds.
const addSteps = (groups: Int32Array, one: Step, other: Step, from: number, count: number): void => {
  const { codes, table } = one
  const { codes: otherCodes, table: otherTable } = other
  if (other === nothing) {
    for (let index = 0; index < count; index += 1) groups[index] = (groups[index] ?? 0) + (table[codes[from + index] ?? 0] ?? 0)
    return
  }
  for (let index = 0; index < count; index += 1)
    groups[index] = (groups[index] ?? 0) + (table[codes[from + index] ?? 0] ?? 0) + (otherTable[otherCodes[from + index] ?? 0] ?? 0)
}

const countPosts = ({ posts }: Grouped, size: number, groups: Int32Array, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const group = groups[index] ?? 0
    if (group < size) posts[group] = (posts[group] ?? 0) + 1
  }
}

const addFigures = (
  { posts, known, sums }: Grouped,
  size: number,
  groups: Int32Array,
  sum: Int32Array,
  from: number,
  count: number,
): void => {
  for (let index = 0; index < count; index += 1) {
    const group = groups[index] ?? 0
    if (group >= size) continue
    posts[group] = (posts[group] ?? 0) + 1
    const value = sum[from + index] ?? 0
    if (value === untoldFigure) continue
    known[group] = (known[group] ?? 0) + 1
    sums[group] = (sums[group] ?? 0) + value
  }
}

const addShares = (
  { posts, known, sums, overs }: Grouped,
  size: number,
  groups: Int32Array,
  sum: Int32Array,
  over: Int32Array,
  from: number,
  count: number,
): void => {
  for (let index = 0; index < count; index += 1) {
    const group = groups[index] ?? 0
    if (group >= size) continue
    posts[group] = (posts[group] ?? 0) + 1
    const value = sum[from + index] ?? 0
    const whole = over[from + index] ?? 0
    if (value === untoldFigure || whole === untoldFigure) continue
    known[group] = (known[group] ?? 0) + 1
    sums[group] = (sums[group] ?? 0) + value
    overs[group] = (overs[group] ?? 0) + whole
  }
}
