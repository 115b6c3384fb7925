import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aged, begun, itemsOf, oldInSight, withPage, type LongList, type Page } from './long-list.ts'

const pageSize = 100

/** Core's list: newest first, a cursor names the place at which a page ended, whether its item is still there or not. */
const aCore = (count: number) => {
  let newest = count
  const numbers = new Set(Array.from({ length: count }, (_, at) => at + 1))
  const idOf = (number: number): string => `item ${number}`
  const all = (): number[] => [...numbers].toSorted((a, b) => b - a)
  return {
    ids: () => all().map(idOf),
    page: (cursor: string | undefined): Page<{ id: string }> => {
      const rest = all().filter((number) => cursor === undefined || number < Number(cursor))
      const items = rest.slice(0, pageSize)
      return { items: items.map((number) => ({ id: idOf(number) })), next: rest.length > pageSize ? String(items.at(-1)) : undefined }
    },
    come: (many: number) => {
      for (let at = 0; at < many; at += 1) numbers.add((newest += 1))
    },
    go: (place: number) => void numbers.delete(all()[place % Math.max(1, numbers.size)] ?? 0),
    comeBack: (number: number) => void numbers.add(1 + (number % newest)),
  }
}

const idsOf = (list: LongList<{ id: string }>): string[] => itemsOf(list).map(({ id }) => id)

const readOn = (core: ReturnType<typeof aCore>, list: LongList<{ id: string }>): LongList<{ id: string }> =>
  list.next === undefined ? list : withPage(list, list.next, core.page(list.next))

/** As the page does: the top, and then what is in sight until it is as it is now. */
const readAgain = (core: ReturnType<typeof aCore>, from: LongList<{ id: string }>, inSight: ReadonlySet<string>) => {
  let list = withPage(aged(from), undefined, core.page(undefined))
  let pages = 1
  for (let [cursor] = oldInSight(list, inSight); cursor !== undefined; [cursor] = oldInSight(list, inSight)) {
    list = withPage(list, cursor, core.page(cursor))
    pages += 1
  }
  return { list, pages }
}

describe('a long list', () => {
  it('is read page by page to its end', () => {
    const core = aCore(250)
    let list = begun(core.page(undefined))
    expect(idsOf(list)).toHaveLength(100)
    list = readOn(core, readOn(core, list))
    expect(idsOf(list)).toEqual(core.ids())
    expect(list.next).toBeUndefined()
  })

  it('costs two pages when something new comes, however much of it was read', () => {
    const core = aCore(3000)
    let list = begun(core.page(undefined))
    while (list.next !== undefined) list = readOn(core, list)
    for (let turn = 0; turn < 50; turn += 1) {
      core.come(3)
      const inSight = new Set(idsOf(list).slice(2000, 2020))
      const again = readAgain(core, list, inSight)
      expect(again.pages).toBeLessThanOrEqual(3)
      ;({ list } = again)
      expect(idsOf(list).slice(0, 100)).toEqual(core.ids().slice(0, 100))
    }
    expect(idsOf(list)).toEqual(core.ids())
    expect(list.parts.length).toBeLessThan(35)
  })

  it('finds what came in a crowd between what it knew and what it knows now', () => {
    const core = aCore(300)
    let list = readOn(core, begun(core.page(undefined)))
    core.come(450)
    ;({ list } = readAgain(core, list, new Set()))
    const everything = (): ReadonlySet<string> => new Set(idsOf(list))
    for (let look = 0; look < 20; look += 1) ({ list } = readAgain(core, list, everything()))
    while (list.next !== undefined) list = readOn(core, list)
    expect(idsOf(list)).toEqual(core.ids())
  })

  it('holds a page that answers where nothing begins any more for nothing', () => {
    const core = aCore(300)
    const list = begun(core.page(undefined))
    expect(withPage(list, '17', core.page('17'))).toBe(list)
  })

  it('is core’s list in sight and at its top, whatever comes, goes and comes back', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('come' as const), many: fc.integer({ min: 1, max: 130 }) }),
      fc.record({ kind: fc.constant('go' as const), many: fc.nat(2000) }),
      fc.record({ kind: fc.constant('comeBack' as const), many: fc.nat(2000) }),
      fc.record({ kind: fc.constant('more' as const), many: fc.constant(0) }),
    )
    fc.assert(
      fc.property(fc.nat(700), fc.array(fc.tuple(change, fc.nat(700)), { maxLength: 25 }), (count, changes) => {
        const core = aCore(count)
        let list = begun(core.page(undefined))
        for (const [{ kind, many }, first] of changes) {
          if (kind === 'more') list = readOn(core, list)
          else core[kind](many)
          const inSight = new Set(idsOf(list).slice(first, first + 20))
          ;({ list } = readAgain(core, list, inSight))
          const [shown, true_] = [idsOf(list), core.ids()]
          expect(new Set(shown).size).toBe(shown.length)
          expect(shown.slice(0, pageSize)).toEqual(true_.slice(0, pageSize))
          // What is in sight and still there stands in core's order, with nothing of core's missing between.
          const still = shown.filter((id) => inSight.has(id))
          const from = true_.indexOf(still[0] ?? '')
          const to = true_.indexOf(still.at(-1) ?? '')
          if (still.length > 0)
            expect(shown.slice(shown.indexOf(still[0] ?? ''), shown.indexOf(still.at(-1) ?? '') + 1)).toEqual(true_.slice(from, to + 1))
        }
        // Gone through once more from the top, it is core's.
        for (let at = 0; list.next !== undefined || at < idsOf(list).length; at += 15) {
          ;({ list } = readAgain(core, list, new Set(idsOf(list).slice(at, at + 20))))
          if (at >= idsOf(list).length - 30) list = readOn(core, list)
        }
        expect(idsOf(list)).toEqual(core.ids())
      }),
      { numRuns: 60 },
    )
  })
})
