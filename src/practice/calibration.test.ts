/**
 * The figures that `truth.ts` writes down, measured again on the real posts where they are (`COULISSE_POSTS`, the path of
 * `Live.csv`), and the simulated audience against them, by the same measure.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Audience } from './audience.ts'
import { chanceOf } from './chance.ts'
import { audienceMarkets, calibration, truths, type SeenMedia } from './truth.ts'

interface Measured {
  /** Posts of one group come one after the other, and are held against their neighbours. */
  group: string
  page: string
  type: string
  at: number
  hour: number
  engagement: number
}

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length
const at = (share: number, all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length * share)] ?? Number.NaN
const median = (all: readonly number[]): number => {
  const sorted = all.toSorted((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)) / 2
}

/** Each post against the five before it and the five after it, in logarithms. */
const held = (posts: readonly Measured[]): (Measured & { left: number })[] =>
  [...Map.groupBy(posts, ({ group }) => group).values()].flatMap((unsorted) => {
    const all = unsorted.toSorted((a, b) => a.at - b.at).map((post) => ({ ...post, log: Math.log1p(post.engagement) }))
    if (all.length < 30) return []
    return all.slice(5, -5).map(({ log, ...post }, index) => {
      const around = [...all.slice(index, index + 5), ...all.slice(index + 6, index + 11)]
      return { ...post, left: log - mean(around.map((one) => one.log)) }
    })
  })

/** How much of what is left is of the groups (one-way analysis of variance, groups of fifteen and more). */
const varianceBy = (posts: readonly (Measured & { left: number })[], key: (post: Measured) => string): number => {
  const groups = [...Map.groupBy(posts, key).values()].map((all) => all.map(({ left }) => left)).filter(({ length }) => length >= 15)
  const count = groups.reduce((sum, { length }) => sum + length, 0)
  const middle = mean(groups.flat())
  const between = groups.reduce((sum, all) => sum + all.length * (mean(all) - middle) ** 2, 0) / (groups.length - 1)
  const within = groups.reduce((sum, all) => sum + all.reduce((part, one) => part + (one - mean(all)) ** 2, 0), 0) / (count - groups.length)
  const size = (count - groups.reduce((sum, { length }) => sum + length ** 2, 0) / count) / (groups.length - 1)
  return (between - within) / size
}

const path = process.env['COULISSE_POSTS']

describe.skipIf(path === undefined)(
  `real posts${path === undefined ? ' (skipped: set COULISSE_POSTS to the path of Live.csv)' : ''}`,
  () => {
    const read = (): (Measured & { reactions: number; quarter: string })[] => {
      const rows = readFileSync(path ?? '', 'utf8')
        .split(/\r?\n/)
        .slice(1)
      const seen = new Map<string, Measured & { reactions: number; quarter: string }>()
      for (const row of rows) {
        const [id = '', type = '', published = '', comments, shares, reactions] = row.split(',')
        const [, month = '', day = '', year = '', hour = '', minute = ''] = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)$/.exec(published) ?? []
        const page = id.split('_')[0] ?? ''
        if (year === '' || seen.has(id)) continue
        seen.set(id, {
          group: `${page} ${type}`,
          page,
          type,
          at: Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)),
          hour: Number(hour),
          engagement: Number(comments) + Number(shares) + Number(reactions),
          reactions: Number(reactions),
          quarter: `${page} ${year} ${Math.floor((Number(month) - 1) / 3)}`,
        })
      }
      return [...seen.values()]
    }

    it('are as scattered as is written down', () => {
      const posts = read()
      expect(posts).toHaveLength(6997)
      const all = held(posts)
      const left = all.map((post) => post.left)
      expect(left).toHaveLength(6729)
      expect(median(left.map((one) => Math.abs(one)))).toBeCloseTo(0.54, 1)
      expect(Math.sqrt(mean(left.map((one) => one ** 2)))).toBeCloseTo(1.12, 1)
      expect(at(0.1, left)).toBeCloseTo(-1.27, 1)
      expect(at(0.9, left)).toBeCloseTo(1.23, 1)
      expect(varianceBy(all, ({ page, hour }) => `${page} ${hour}`)).toBeCloseTo(0.031, 2)
      expect(varianceBy(all, ({ group, hour }) => `${group} ${hour}`)).toBeCloseTo(0.043, 2)
      expect(varianceBy(all, ({ hour }) => String(hour))).toBeCloseTo(0.007, 2)
      expect(varianceBy(all, (post) => String(new Date(post.at).getUTCDay()))).toBeLessThan(0)
    })

    it.each([
      ['video', 33, [0.94, 2.1, 5.6]],
      ['status', 22, [0.49, 0.81, 1.15]],
    ] as const)('of the kind %s have, against photos, what is written down', (type, quarters, expected) => {
      const groups = Map.groupBy(read(), ({ quarter, type: of }) => `${quarter} ${of}`)
      const levelOf = (key: string): number | null => {
        const all = groups.get(key) ?? []
        return all.length < 5 ? null : median(all.map(({ reactions }) => Math.log1p(reactions)))
      }
      const ratios = [...groups.keys()].flatMap((key) => {
        if (!key.endsWith(` ${type}`)) return []
        const [own, photo] = [levelOf(key), levelOf(key.replace(new RegExp(`${type}$`), 'photo'))]
        return own === null || photo === null ? [] : [own - photo]
      })
      expect(Math.abs(ratios.length - quarters)).toBeLessThan(2)
      for (const [index, share] of [0.25, 0.5, 0.75].entries())
        expect(Math.abs(Math.log(expected[index] ?? 0) - at(share, ratios))).toBeLessThan(0.15)
    })
  },
)

describe.each(audienceMarkets)('the audience of %s', (market) => {
  const start = Date.parse('2026-03-02T00:00:00Z')
  const audience = new Audience(11, () => start + 500 * 86_400_000)
  const posts = Array.from({ length: 6000 }, (_, index): Measured => {
    const number = index % 500
    const account = String(Math.floor(index / 500))
    const when = start + Math.floor(number * 0.6 * 86_400_000 + chanceOf(5, account, number) * 86_400_000)
    const seen = { uri: `${account}/${number}`, indexedAt: when, media: 'images' as SeenMedia, text: '' }
    const { likes } = audience.figures({ ...seen, by: { id: account, market } })
    return { group: account, page: market, type: 'photo', at: when, hour: new Date(when).getUTCHours(), engagement: likes }
  })
  const all = held(posts)

  it('is as lucky as real ones', () => {
    const left = all.map((post) => Math.abs(post.left))
    expect(Math.abs(median(left) - 0.54)).toBeLessThan(0.08)
    expect(Math.abs(Math.sqrt(mean(left.map((one) => one ** 2))) - 1.12)).toBeLessThan(0.1)
  })

  it('has hours as strong as real ones', () => {
    const deviation = Math.sqrt(varianceBy(all, ({ hour }) => String(hour)))
    expect(deviation).toBeGreaterThan(0.1)
    expect(deviation).toBeLessThan(0.3)
    for (const hours of [truths[market].hours.week, truths[market].hours.weekend]) {
      const logs = hours.map((weight) => Math.log(weight))
      expect(Math.sqrt(mean(logs.map((one) => (one - mean(logs)) ** 2)))).toBeCloseTo(calibration.hours, 5)
      expect(Math.max(...hours)).toBe(1)
    }
  })

  it('likes kinds within what the middle half of real ones do', () => {
    const { none, images, video } = truths[market].media
    for (const [ratio, [least, most]] of [
      [video / images, calibration.videoToImages],
      [images / none, calibration.imagesToNone],
    ] as const) {
      expect(ratio).toBeGreaterThanOrEqual(least)
      expect(ratio).toBeLessThanOrEqual(most)
    }
  })
})
