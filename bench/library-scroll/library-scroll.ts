/**
 * `npm run bench -- --only library-scroll`: a library of 50,000 in a real Chromium, scrolled as a person does and entered
 * in its midst. Frames beside those of a floor in the same round: the same small pictures at the same places and nothing
 * else (`bare-pictures.ts`). Needs a browser and a built interface.
 */
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../test/harness/chromium.ts'
import { buildStale } from '../../scripts/build.ts'
import type { ChildFiles } from '../runner/bundle.ts'
import type { BenchResult, Figure } from '../runner/figure.ts'
import { Rounds, type Against } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import { openLibrary } from './open-library.ts'
import { serveBarePictures, type Geometry } from './bare-pictures.ts'
import { shownShare } from './shown-share.ts'
import { watchFrames, type Frames } from '../runner/watch-frames.ts'

const many = 50_000
const views = ['grid', 'list'] as const
type View = (typeof views)[number]
/** Pixels a turn of the wheel, and how many turns. */
const speeds = { wheel: [400, 80], 'wheel, ten times as fast': [4000, 40] } as const
type Speed = keyof typeof speeds
const allSpeeds = Object.keys(speeds) as Speed[]
const overscan: Readonly<Record<View, number>> = { grid: 3, list: 10 }

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)

/** The wheel, turned as fast as a hand does, for a while. */
const scrollOn = async (page: Page, speed: Speed): Promise<void> => {
  const [by, turns] = speeds[speed]
  await page.mouse.move(900, 500)
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, by)
    await page.waitForTimeout(30)
  }
}

/** To a place in the midst, until pictures are there. */
const enter = async (page: Page, share: number): Promise<number> =>
  page.locator('[data-library-scroller]').evaluate(async (element, part) => {
    const startedAt = performance.now()
    element.scrollTop = element.scrollHeight * part
    for (;;) {
      await new Promise(requestAnimationFrame)
      const box = element.getBoundingClientRect()
      const shown = [...element.querySelectorAll('[data-asset] img')].filter((image) => {
        const { top, bottom } = image.getBoundingClientRect()
        return bottom > box.top && top < box.bottom && image instanceof HTMLImageElement && image.complete
      })
      if (shown.length >= 12 || performance.now() - startedAt > 20_000) return performance.now() - startedAt
    }
  }, share)

const geometryOf = (page: Page, view: View): Promise<Geometry> =>
  page.locator('[data-library-scroller]').evaluate((scroller, beyond) => {
    const boxOf = (selector: string): DOMRect => {
      const element = scroller.querySelector(selector)
      if (!element) throw new Error(`nothing at ${selector}`)
      return element.getBoundingClientRect()
    }
    const { left, top, width, height } = scroller.getBoundingClientRect()
    const columns = Number(scroller.firstElementChild?.getAttribute('aria-colcount'))
    const picture = boxOf('[data-place="0"] img')
    return {
      box: { left, top, width, height },
      left: picture.left - left,
      top: picture.top - top,
      side: picture.width,
      step: columns === 1 ? 0 : boxOf('[data-place="1"]').left - boxOf('[data-place="0"]').left,
      rowStep: boxOf(`[data-place="${columns}"]`).top - boxOf('[data-place="0"]').top,
      columns,
      overscan: beyond,
    }
  }, overscan[view])

const frame = (who: string, view: View, speed: string): string => `${view}, ${speed}${who}: a frame, 95 of 100`
const longest = (who: string, view: View, speed: string): string => `${view}, ${speed}${who}: the longest frame`
const shown = (who: string, view: View, speed: string): string => `${view}, ${speed}${who}: pictures there, of those at rest`
const script = (view: View, speed: string): string => `${view}, ${speed}: the longest run of our script`
const entered = (view: View): string => `${view}: entered in its midst, until its pictures are there`
const drawn = (view: View): string => `${view}: of 50,000 in the page`
const [ours, floorOnly] = ['', ', the floor']
const limit = 'what the browser calls a long task'

const measure = async (page: Page, url: string, floorOf: (geometry: Geometry) => string, rounds: Rounds, tasks: Map<string, string[]>) => {
  for (const view of views) {
    process.stderr.write(`${view} …\n`)
    const note = (who: string, speed: string, { times, longTasks, longestScript }: Frames): void => {
      rounds.add(frame(who, view, speed), at(times, 0.95))
      rounds.add(longest(who, view, speed), Math.max(...times))
      if (who === ours) rounds.add(script(view, speed), longestScript)
      const name = `${view}, ${speed}${who}`
      tasks.set(name, [...(tasks.get(name) ?? []), `${longTasks.length} (${Math.round(sum(longTasks))} ms) of ${times.length} frames`])
    }
    await page.goto(`${url}/library`)
    await page.evaluate((name) => localStorage.setItem('coulisse.library.view', name), view)
    await page.goto(`${url}/library`)
    await page.locator('[data-asset] img').first().waitFor()
    await page.waitForTimeout(2000)
    const geometry = await geometryOf(page, view)
    note(ours, 'standing still', await watchFrames(page, () => page.waitForTimeout(2000)))
    for (const speed of allSpeeds) note(ours, speed, await watchFrames(page, () => scrollOn(page, speed)))
    for (const speed of allSpeeds) {
      await page.waitForTimeout(1000)
      rounds.add(shown(ours, view, speed), await shownShare(page, () => scrollOn(page, speed)))
    }
    const times: number[] = []
    for (const share of [0.5, 0.9, 0.2]) times.push(await enter(page, share))
    rounds.add(entered(view), at(times, 0.5))
    rounds.add(drawn(view), await page.locator('[data-place]').count())
    await page.goto(floorOf(geometry))
    await page.waitForTimeout(2000)
    for (const speed of allSpeeds) note(floorOnly, speed, await watchFrames(page, () => scrollOn(page, speed)))
    for (const speed of allSpeeds) {
      await page.waitForTimeout(1000)
      rounds.add(shown(floorOnly, view, speed), await shownShare(page, () => scrollOn(page, speed)))
    }
  }
}

export const libraryScroll = async (_files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const title = `A library of ${many.toLocaleString('en')} in Chromium, 1440 × 900`
  const executablePath = findChromium()
  if (!executablePath)
    return { name: 'library-scroll', title, figures: [], checks: [], skipped: [{ name: 'all', reason: 'no Chromium on this machine' }] }
  await buildStale(['renderer'])
  await using library = await openLibrary(many)
  await using floor = await serveBarePictures(library.squares)
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  const rounds = new Rounds()
  const tasks = new Map<string, string[]>()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })).newPage()
    await page.goto(library.link)
    await page.waitForURL(({ pathname }) => pathname !== '/link')
    for (let round = 0; round < scale.rounds; round += 1) {
      rounds.next()
      rounds.add(limit, 50)
      await measure(page, library.url, floor.urlOf, rounds, tasks)
    }
  } finally {
    await browser.close()
  }
  const figure = (name: string, unit: string, against: Against[] = [], note?: string): Figure[] => {
    const made = rounds.figure(name, unit, against, note)
    return made ? [made] : []
  }
  const atMost = (ratio: number) => ({ is: 'at most', ratio }) as const
  const figures = views.flatMap((view) => [
    ...allSpeeds.flatMap((speed) => [
      ...figure(frame(ours, view, speed), 'ms', [
        { name: frame(floorOnly, view, speed), aim: atMost(2) },
        { name: frame(ours, view, 'standing still') },
      ]),
      ...figure(
        longest(ours, view, speed),
        'ms',
        [{ name: longest(floorOnly, view, speed) }],
        `long tasks: ${tasks.get(`${view}, ${speed}`)?.join(', ')}; the floor’s: ${tasks.get(`${view}, ${speed}${floorOnly}`)?.join(', ')}`,
      ),
      ...figure(shown(ours, view, speed), '', [{ name: shown(floorOnly, view, speed) }]),
      ...figure(script(view, speed), 'ms', [{ name: limit, aim: atMost(1) }]),
    ]),
    ...figure(entered(view), 'ms'),
    ...figure(drawn(view), ''),
  ])
  return { name: 'library-scroll', title, figures, checks: [], skipped: [] }
}
