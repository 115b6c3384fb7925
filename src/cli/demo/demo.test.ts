import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { planRules } from '../../contract/plans.ts'
import type { Publication } from '../../contract/publications.ts'
import { isTemplate, parseCaption } from '../../core/library/caption-template.ts'
import { createAcceleratedClock } from '../../host/accelerated-clock.ts'
import { castPlans } from './cast-plans.ts'
import { cast } from './cast.ts'
import { countWeek, countsOk } from './count-week.ts'
import { drawPicture } from './draw-picture.ts'
import { drawReel } from './draw-reel.ts'
import { runWeek } from './run-week.ts'

describe('the library of the demo', () => {
  it('has captions that are templates in order, and more texts than the weeks need', () => {
    for (const { captions, key } of cast) {
      const templates = captions.map(({ text }) => parseCaption(text))
      expect(templates.every(isTemplate)).toBe(true)
      expect(templates.reduce((sum, one) => sum + (isTemplate(one) ? one.variants : 0), 0)).toBeGreaterThan(30)
      expect(planRules.partial().safeParse(castPlans[key])).toMatchObject({ success: true })
    }
  })

  it('draws videos that are what they say', async () => {
    const picture = await drawPicture({ palette: ['#000000', '#ffffff', '#ff0000'], seed: 1, caption: '' })
    const input = new Input({ source: new BufferSource(await drawReel(picture)), formats: ALL_FORMATS })
    expect(await input.computeDuration()).toBeCloseTo(3)
    const track = await input.getPrimaryVideoTrack()
    expect([track?.codec, track?.codedWidth, track?.codedHeight]).toEqual(['avc', 368, 656])
    expect((await track?.computePacketStats())?.averagePacketRate).toBeCloseTo(24)
  })

  it('draws a picture of its own for each', async () => {
    const draw = (seed: number) => drawPicture({ palette: ['#000000', '#ffffff', '#ff0000'], seed, caption: 'A & B <c>' })
    expect((await draw(1)).equals(await draw(1))).toBe(true)
    expect((await draw(1)).equals(await draw(2))).toBe(false)
  })
})

describe('running the week', () => {
  it('stops when it is told to, also while core waits for the clock', async () => {
    const stop = new AbortController()
    const clock = createAcceleratedClock(0, new FakeClock(7 * 86_400_000))
    const desk = { look: () => new Promise<void>(() => undefined), everyMs: 600_000 }
    const core = {
      settle: () => {
        queueMicrotask(() => stop.abort())
        return new Promise<void>(() => undefined)
      },
    }
    await runWeek(core, { clock, realNow: () => 7 * 86_400_000, signal: stop.signal, desk })
    expect(clock.now()).toBe(0)
  })
})

describe('counting the week', () => {
  const planned = ['one', 'two', 'three', 'four'].map((text) => ({ platform: 'bluesky' as const, handle: 'lea.test', text }))
  const publication = (text: string, state: Publication['state']) =>
    ({ platform: 'bluesky', text, accountHandle: 'lea.test', state, postedBy: null }) as Publication
  const out = (text: string) => ({ platform: 'bluesky' as const, handle: 'lea.test', uri: `at://${text}`, text })

  it('believes the network, not the state', () => {
    const balance = countWeek(
      planned,
      [publication('one', 'published'), publication('two', 'published'), publication('three', 'failed'), publication('four', 'published')],
      [out('one'), out('two'), out('two'), out('stranger')],
    )
    const counts = { planned: 4, published: 3, byHand: 0, failed: 1, ambiguous: 0, missed: 0, duplicates: 2, lost: 1 }
    expect(balance).toEqual({ ...counts, platforms: { bluesky: counts } })
    expect(countsOk(balance)).toBe(false)
  })
})
