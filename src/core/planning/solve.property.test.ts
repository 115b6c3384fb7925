/** Each rule of the plan, over generated plans, zones and dates. Times are judged by Intl, not by the code under test. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { present } from '../../../test/harness/present.ts'
import { createDayBook } from './local-day.ts'
import { minutesOf, wallRange } from './clock-range.ts'
import { solve } from './solve.ts'
import type { Slot, SolverInput } from './solver-types.ts'
import { anyInput } from './testing/plans.ts'

const rulesOf = (input: SolverInput) => present(input.accounts[0]).rules
const solved = (input: SolverInput) => ({ input, rules: rulesOf(input), ...solve(input, rulesOf(input)) })
const seed = fc.sample(fc.integer(), 1)[0]
/** Solved once, for every rule to look at. */
let results: ReturnType<typeof solved>[] | undefined
const given = (check: (result: ReturnType<typeof solved>) => void, runs = 300): void => {
  results ??= fc.sample(anyInput, { numRuns: 300, seed }).map(solved)
  try {
    for (const result of results.slice(0, runs)) check(result)
  } catch (error) {
    // The same again, to be told with its seed and made small.
    fc.assert(
      fc.property(anyInput, (input) => check(solved(input))),
      { numRuns: runs, seed },
    )
    throw error
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()
interface Wall {
  date: string
  minutes: number
  weekday: number
}
const walls = new Map<string, Wall>()
/** What a wall shows, by the runtime's own calendar. */
const wallBy = (at: number, zone: string): Wall => {
  const key = `${at} ${zone}`
  const wall = walls.get(key) ?? readWall(at, zone)
  walls.set(key, wall)
  return wall
}

const readWall = (at: number, zone: string): Wall => {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(zone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`
  return { date, minutes: Number(parts['hour']) * 60 + Number(parts['minute']), weekday: ((new Date(date).getUTCDay() + 6) % 7) + 1 }
}

const isIn = (minutes: number, range: { from: string; to: string }): boolean => {
  const { from, to } = wallRange(range)
  return (minutes >= from && minutes < to) || minutes + 1440 < to
}
const nextDate = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)

describe('the band solver, whatever the plan', () => {
  test('answers the same with a book of days that other plans have written in', () => {
    const shared = createDayBook()
    given(({ input, rules, slots, findings }) => {
      expect(solve(input, rules, shared)).toEqual({ slots, findings })
    })
  })

  test('takes no ready post away for one that the library does not have', () =>
    given(({ input, rules, slots: previous }) => {
      const used = new Set(previous.flatMap(({ assetIds }) => assetIds))
      const assets = input.assets.filter(({ id }) => used.has(id))
      const ready = new Map(previous.filter(({ filled }) => filled).map((slot) => [slot.key, slot]))
      for (const kind of ['reel', 'photo'] as const) {
        const owing = { ...rules, obligations: [{ kind, count: 2, per: 'day' as const, by: 'account' as const }] }
        const accounts = input.accounts.map((account) => ({ ...account, rules: owing }))
        for (const { key, at, filled } of solve({ ...input, accounts, assets, previous }, owing).slots) {
          const old = ready.get(key)
          // One that a fuller band pushed to another minute may find its picture not rested there.
          if (!filled && old?.at === at) expect(owing.mix[old.kind]).toBe(0)
        }
      }
    }, 150))

  test('never plans in quiet hours', () =>
    given(({ input, rules, slots }) => {
      for (const slot of slots) {
        const { zone, quiet } = input.markets[slot.market]
        for (const range of rules.quietHours ?? quiet) expect(isIn(wallBy(slot.at, zone).minutes, range)).toBe(false)
      }
    }))

  test('plans inside the band, on its day, in its market’s time', () =>
    given(({ input, rules, slots }) => {
      for (const slot of slots) {
        const band = present(rules.bands.find(({ id }) => id === slot.bandId))
        const { zone } = input.markets[slot.market]
        const wall = wallBy(slot.at, zone)
        expect(isIn(wall.minutes, band)).toBe(true)
        expect(wall.date === slot.date || (wall.date === nextDate(slot.date) && wall.minutes < minutesOf(band.from))).toBe(true)
        expect(band.days).toContain(((new Date(slot.date).getUTCDay() + 6) % 7) + 1)
        if (band.market) expect(slot.market).toBe(band.market)
        expect(rules.markets.some(({ market }) => market === slot.market) || band.market === slot.market).toBe(true)
        expect(slot.wall).toBe(
          `${wall.date}T${String(Math.floor(wall.minutes / 60)).padStart(2, '0')}:${String(wall.minutes % 60).padStart(2, '0')}`,
        )
      }
    }))

  test('plans nothing on a blacked-out day of the slot’s market, nor past midnight into one', () =>
    given(({ input, rules, slots }) => {
      for (const { at, market } of slots) expect(rules.blackoutDates).not.toContain(wallBy(at, input.markets[market].zone).date)
    }))

  test('gives what is owed each day, or says so', () =>
    given(({ input, rules, slots, findings }) => {
      const [first] = input.accounts
      for (const { kind, count, per, by } of rules.obligations) {
        if (per !== 'day' || by !== 'account' || !first?.kinds.includes(kind) || input.fixed.length > 0) continue
        if (findings.some((finding) => finding.rule === 'obligation.no_slot' && finding.kind === kind)) continue
        const heaviest = rules.markets.reduce((best, next) => (next.weight > best.weight ? next : best)).market
        const { zone } = input.markets[heaviest]
        const dates = new Map<string, number>()
        for (const slot of slots)
          if (slot.accountId === first.id && slot.kind === kind) {
            const { date } = wallBy(slot.at, zone)
            dates.set(date, (dates.get(date) ?? 0) + 1)
          }
        const last = wallBy(input.window.to, zone).date
        for (let date = nextDate(wallBy(input.window.from, zone).date); date < last; date = nextDate(date))
          if (!rules.blackoutDates.includes(date)) expect(dates.get(date) ?? 0).toBeGreaterThanOrEqual(count)
      }
    }))

  test('plans only in the window', () =>
    given(({ input, slots }) => {
      for (const { at } of slots) expect(at >= input.window.from && at < input.window.to).toBe(true)
    }))

  test('keeps the spacing, from what is fixed too', () =>
    given(({ input, rules, slots }) => {
      for (const { id } of input.accounts) {
        const own = slots.filter(({ accountId }) => accountId === id).map(({ at }) => at)
        const fixed = input.fixed.filter(({ accountId }) => accountId === id).map(({ at }) => Math.floor(at / 60_000) * 60_000)
        for (const [index, at] of own.entries())
          expect(Math.min(...[...own.slice(index + 1), ...fixed].map((other) => Math.abs(at - other)))).toBeGreaterThanOrEqual(
            Math.max(1, rules.minSpacingMinutes) * 60_000,
          )
      }
    }))

  test('never gives two accounts of one creator the same minute, unless asked', () =>
    given(({ input, rules, slots }) => {
      if (rules.sameMinute) return
      const minutes = [...slots.map(({ at }) => at / 60_000), ...new Set(input.fixed.map(({ at }) => Math.floor(at / 60_000)))]
      expect(new Set(minutes).size).toBe(minutes.length)
    }))

  test('stays within each band’s counts, or says why not', () =>
    given(({ input, rules, slots, findings }) => {
      const lastDay = wallBy(input.window.to, 'UTC').date
      const firstDay = nextDate(wallBy(input.window.from, 'UTC').date)
      for (const { id } of input.accounts)
        for (const band of rules.bands) {
          const byDate = new Map<string, number>()
          for (const slot of slots)
            if (slot.accountId === id && slot.bandId === band.id) byDate.set(slot.date, (byDate.get(slot.date) ?? 0) + 1)
          for (const count of byDate.values()) expect(count).toBeLessThanOrEqual(band.max)
          const excused = findings.some((finding) => finding.accountId === id && finding.bandId === band.id)
          if (excused || input.fixed.length > 0) continue
          // Days whose whole band lies inside the window, whatever the zone.
          for (let date = nextDate(firstDay); nextDate(nextDate(date)) < lastDay; date = nextDate(date))
            if (band.days.includes(((new Date(date).getUTCDay() + 6) % 7) + 1) && !rules.blackoutDates.includes(date))
              expect(byDate.get(date) ?? 0).toBeGreaterThanOrEqual(band.min)
        }
    }))

  test('varies: no minute twice running, within a day or from one to the next, or says that it cannot', () =>
    given(({ input, rules, slots, findings }) => {
      if (rules.jitterMinutes === 0 || findings.some(({ rule }) => rule === 'vary.impossible')) return
      for (const { id } of input.accounts) {
        const own = slots.filter(({ accountId }) => accountId === id)
        for (const [index, slot] of own.entries()) {
          const next = own[index + 1]
          if (next && input.fixed.length === 0) expect((next.at - slot.at) % 3_600_000).not.toBe(0)
          const wall = wallBy(slot.at, slot.zone)
          // Of one market: another's clock may change on another day.
          const tomorrow = own.filter(
            ({ at, zone }) => zone === slot.zone && at > slot.at && wallBy(at, slot.zone).date === nextDate(wall.date),
          )
          expect(tomorrow.map(({ at }) => wallBy(at, slot.zone).minutes)).not.toContain(wall.minutes)
        }
      }
    }))

  test('answers the same for the same seed, and other times for another', () => {
    let differ = 0
    let compared = 0
    given(({ input, rules, slots }) => {
      expect(solve(input, rules).slots).toEqual(slots)
      const other = solve({ ...input, seed: `${input.seed}!` }, rules).slots
      if (rules.jitterMinutes > 9 && slots.length > 20) {
        compared += 1
        if (other.map(({ at }) => at).join() !== slots.map(({ at }) => at).join()) differ += 1
      }
    }, 100)
    expect(compared).toBeGreaterThan(5)
    // A band without any room to spare is packed alike whatever the seed.
    expect(differ).toBeGreaterThan(compared * 0.9)
  })

  test('left as it is when nothing changed: planning again moves nothing', () =>
    given(({ input, rules, slots, findings }) => {
      const again = solve({ ...input, previous: slots }, rules)
      const strip = (all: readonly Slot[]) => all.map(({ key, at, kind, assetIds, caption }) => ({ key, at, kind, assetIds, caption }))
      expect(strip(again.slots)).toEqual(strip(slots))
      expect(again.findings).toEqual(findings)
    }, 150))

  test('what was scheduled from a slot takes its place, and nothing is planned there twice', () =>
    given(({ input, rules, slots }) => {
      if (input.fixed.length > 0) return
      const taken = slots.filter((_, index) => index % 2 === 0)
      const fixed = taken.map(({ accountId, at, kind, assetIds, caption, key }) => ({
        accountId,
        at,
        kind,
        assetIds,
        caption,
        slotKey: key,
      }))
      const rest = slots.filter((_, index) => index % 2 === 1)
      const again = solve({ ...input, fixed, previous: rest }, rules)
      expect(again.slots.map(({ key }) => key).toSorted()).toEqual(rest.map(({ key }) => key).toSorted())
      expect(again.slots.map(({ at }) => at)).toEqual(rest.map(({ at }) => at))
    }, 150))

  test('uses no picture twice on a platform within the days of rest, and no words twice where that is asked', () =>
    given(({ input, rules, slots }) => {
      // All accounts of the generated inputs are on one platform.
      const uses = new Map<string, number[]>()
      for (const { at, assetIds } of slots) for (const id of assetIds) uses.set(id, [...(uses.get(id) ?? []), at])
      for (const times of uses.values())
        for (const [index, at] of times.entries())
          for (const other of times.slice(index + 1)) expect(Math.abs(at - other)).toBeGreaterThanOrEqual(rules.reuseAfterDays * 86_400_000)
      const words = slots.flatMap(({ caption }) => (caption ? [`${caption.id} ${caption.variant}`] : []))
      if (rules.captionOnce) expect(new Set(words).size).toBe(words.length)
      for (const { assetIds } of slots) expect(new Set(assetIds).size).toBe(assetIds.length)
      expect(input.assets.length).toBe(30)
    }))

  test('where nothing is owed, each kind stays within a post and a half of its share', () =>
    given(({ input, rules, slots }) => {
      if (rules.obligations.length > 0 || input.fixed.length > 0) return
      const sum = Object.values(rules.mix).reduce((total, share) => total + share, 0)
      for (const { id } of input.accounts) {
        const own = slots.filter(({ accountId }) => accountId === id)
        for (const [kind, share] of Object.entries(rules.mix)) {
          const count = own.filter((slot) => slot.kind === kind).length
          expect(Math.abs(count - (own.length * share) / sum)).toBeLessThanOrEqual(1.5)
        }
      }
    }))
})
