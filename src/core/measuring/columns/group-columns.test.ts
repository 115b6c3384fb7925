/** Grouping columns against the plainest way of doing it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addGrouped, groupColumns, leftOut, untoldFigure } from './group-columns.ts'
import type { Told } from './group-columns.ts'

const told = (rows: number): fc.Arbitrary<Told & { size: number }> =>
  fc.record({
    codes: fc.array(fc.nat(7), { minLength: rows, maxLength: rows }).map((codes) => Uint16Array.from(codes)),
    // Two codes are beyond the table.
    groups: fc.array(fc.oneof(fc.nat(3), fc.constant(leftOut)), { minLength: 6, maxLength: 6 }).map((groups) => Uint16Array.from(groups)),
    size: fc.constant(4),
  })
const figures = (rows: number) =>
  fc.array(fc.oneof(fc.nat(1000), fc.constant(untoldFigure)), { minLength: rows, maxLength: rows }).map((values) => Int32Array.from(values))

const question = fc.integer({ min: 0, max: 60 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    where: fc.array(told(rows), { maxLength: 5 }),
    by: fc.array(told(rows), { minLength: 1, maxLength: 2 }),
    sum: fc.option(figures(rows)),
    over: fc.option(figures(rows)),
    cut: fc.nat(rows),
  }),
)

describe('grouping columns', () => {
  it('counts and sums what the plainest loop does, in one piece or in two', () => {
    fc.assert(
      fc.property(question, ({ rows, where, by, sum, over, cut }) => {
        const size = by.reduce((product, one) => product * one.size, 1)
        const plain = {
          posts: Array<number>(size).fill(0),
          known: Array<number>(size).fill(0),
          sums: Array<number>(size).fill(0),
          overs: Array<number>(size).fill(0),
        }
        const groupOf = ({ codes, groups }: Told, row: number): number => groups[codes[row] ?? 0] ?? leftOut
        for (let row = 0; row < rows; row += 1) {
          if ([...where, ...by].some((one) => groupOf(one, row) === leftOut)) continue
          const group = by.reduce((sofar, one) => sofar * one.size + groupOf(one, row), 0)
          const add = (to: number[], more: number) => void (to[group] = (to[group] ?? 0) + more)
          add(plain.posts, 1)
          const [value, whole] = [sum?.[row] ?? untoldFigure, over?.[row] ?? untoldFigure]
          if (value === untoldFigure || (over && whole === untoldFigure)) continue
          add(plain.known, 1)
          add(plain.sums, value)
          if (over) add(plain.overs, whole)
        }
        const grouped = groupColumns({ from: 0, to: cut, where, by, sum, over })
        addGrouped(grouped, groupColumns({ from: cut, to: rows, where, by, sum, over }))
        for (const name of ['posts', 'known', 'sums', 'overs'] as const) expect([...grouped[name]], name).toEqual(plain[name])
      }),
    )
  })

  it('goes on over blocks', () => {
    const rows = 10_000
    const codes = Uint16Array.from({ length: rows }, (_, row) => row % 3)
    const sum = Int32Array.from({ length: rows }, (_, row) => row)
    const grouped = groupColumns({
      from: 1,
      to: rows,
      where: [],
      by: [{ codes, groups: Uint16Array.of(0, 1, 2), size: 3 }],
      sum,
      over: null,
    })
    expect([...grouped.posts]).toEqual([3333, 3333, 3333])
    expect(grouped.sums.reduce((a, b) => a + b)).toBe((rows * (rows - 1)) / 2)
  })
})
