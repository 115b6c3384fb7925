import { describe, expect, it } from 'vitest'
import type { Publication } from '../../contract/publications.ts'
import { cast } from './cast.ts'
import { countWeek, countsOk } from './count-week.ts'
import { drawPicture } from './draw-picture.ts'
import { planWeek } from './plan-week.ts'

const week = 7 * 86_400_000

describe('the week of the demo', () => {
  it('is planned by day, in order and inside the week, whenever it begins', () => {
    for (let hour = 0; hour < 24 * 40; hour += 5) {
      const from = Date.UTC(2026, 2, 1) + hour * 3_600_000
      for (const [offset, { zone, posts }] of cast.entries()) {
        const times = planWeek({ from, to: from + week, zone, count: posts.length, offset })
        expect(times).toHaveLength(10)
        expect(times.map(({ at }) => at)).toEqual(times.map(({ at }) => at).toSorted((one, other) => one - other))
        expect(times.every(({ at }) => at > from && at < from + week)).toBe(true)
        expect(times.filter(({ wall }) => Number(wall.slice(11, 13)) < 8 || Number(wall.slice(11, 13)) > 22)).toEqual([])
      }
    }
  })

  it('has texts that no two posts share, and an alt for every picture', () => {
    const posts = cast.flatMap((member) => [...member.posts, ...member.ahead])
    expect(new Set(posts.map(({ text }) => text)).size).toBe(posts.length)
    expect(posts.every(({ alts }) => alts.length > 0 && alts.every((alt) => alt !== ''))).toBe(true)
    expect(cast.flatMap((member) => member.posts)).toHaveLength(30)
  })

  it('draws a picture of its own for each', async () => {
    const draw = (seed: number) => drawPicture({ palette: ['#000000', '#ffffff', '#ff0000'], seed, caption: 'A & B <c>' })
    expect((await draw(1)).equals(await draw(1))).toBe(true)
    expect((await draw(1)).equals(await draw(2))).toBe(false)
  })
})

describe('counting the week', () => {
  const planned = ['one', 'two', 'three', 'four'].map((text) => ({ handle: 'lea.test', text, at: 0 }))
  const publication = (text: string, state: Publication['state']) => ({ text, accountHandle: 'lea.test', state }) as Publication
  const out = (text: string) => ({ handle: 'lea.test', uri: `at://${text}`, text })

  it('believes the network, not the state', () => {
    const balance = countWeek(
      planned,
      [publication('one', 'published'), publication('two', 'published'), publication('three', 'failed'), publication('four', 'published')],
      [out('one'), out('two'), out('two'), out('stranger')],
    )
    expect(balance).toEqual({ planned: 4, published: 3, failed: 1, ambiguous: 0, missed: 0, duplicates: 2, lost: 1 })
    expect(countsOk(balance)).toBe(false)
  })
})
