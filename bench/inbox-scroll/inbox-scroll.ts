/**
 * `npm run bench -- --only inbox-scroll`: an inbox of 100,000 in a real Chromium, gone through by wheel and by keys while people
 * go on talking. Frames beside those of a floor in the same round: as many plain rows and nothing else (`bare-rows.ts`).
 * Needs a browser and a built interface.
 */
import { chromium } from '@playwright/test'
import type { Page, Request } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../test/harness/chromium.ts'
import { buildStale } from '../../scripts/build.ts'
import type { ChildFiles } from '../runner/bundle.ts'
import { check, type BenchResult, type Check, type Figure } from '../runner/figure.ts'
import { Rounds, type Against } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import { watchFrames, type Frames } from '../runner/watch-frames.ts'
import { openInbox, type OpenInbox } from './open-inbox.ts'
import { serveBareRows, type Geometry } from './bare-rows.ts'

/** Pixels a turn of the wheel, and how many turns. */
const speeds = { wheel: [400, 80], 'wheel, ten times as fast': [4000, 40] } as const
type Speed = keyof typeof speeds
const allSpeeds = Object.keys(speeds) as Speed[]
const keys = 'j and k, as fast as a key repeats'
const ways = [...allSpeeds, keys]
const presses = 60
const turnMs = 30
/** Gone through before anything is measured. */
const rowsBefore = 3000
/** So many at once, so often: more than an agency hears in its busiest hour. */
const talkers = 3
const talkEveryMs = 500

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms))

const list = (page: Page) => page.getByRole('grid')
const depth = (page: Page): Promise<number> => list(page).evaluate(({ scrollTop }) => scrollTop)

/** The wheel, turned as fast as a hand does. */
const scrollOn = async (page: Page, speed: Speed): Promise<void> => {
  const [by, turns] = speeds[speed]
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, by)
    await page.waitForTimeout(turnMs)
  }
}

const pressOn = async (page: Page): Promise<void> => {
  for (const key of ['j', 'k'])
    for (let press = 0; press < presses; press += 1) {
      await page.keyboard.press(key)
      await page.waitForTimeout(turnMs)
    }
}

const go = (page: Page, way: string): Promise<void> => (way === keys ? pressOn(page) : scrollOn(page, way as Speed))

/** People go on talking while `act` goes on. */
const amidTalk = async <T>(inbox: OpenInbox, act: () => Promise<T>): Promise<T> => {
  const ending = new AbortController()
  const talking = (async () => {
    while (!ending.signal.aborted) {
      const startedAt = performance.now()
      await inbox.talk(talkers)
      await pause(Math.max(0, talkEveryMs - (performance.now() - startedAt)))
    }
  })()
  try {
    return await act()
  } finally {
    ending.abort()
    await talking
  }
}

const geometryOf = (page: Page): Promise<Geometry> =>
  list(page).evaluate((scroller) => {
    const { left, top, width, height } = scroller.getBoundingClientRect()
    const row = scroller.querySelector('[role="row"]')
    if (!row) throw new Error('there is no row')
    return { box: { left, top, width, height }, rowHeight: row.getBoundingClientRect().height, overscan: 8 }
  })

/** Where a row's words stand in the window, and the row that is chosen. */
const standing = (page: Page): Promise<{ chosen: string | null; top: number | null }> =>
  list(page).evaluate((scroller) => {
    const row = scroller.querySelector('[role="row"][aria-selected="true"]')
    return { chosen: row?.getAttribute('aria-label') ?? null, top: row?.getBoundingClientRect().top ?? null }
  })

const frame = (who: string, way: string): string => `${way}${who}: a frame, 95 of 100`
const longest = (who: string, way: string): string => `${way}${who}: the longest frame`
const script = (way: string): string => `${way}: the longest run of our script`
const gone = (who: string, way: string): string => `${way}${who}: rows gone by, of those that the wheel asked for`
const [ours, floorOnly] = ['', ', the floor']
const still = 'standing still while people talk'
const limit = 'what the browser calls a long task'
const pagesRead = 'pages read again in four seconds of that'
const shownSoon = 'said, and in the list that is looked at'

interface Seen {
  rounds: Rounds
  tasks: Map<string, string[]>
  moved: number
  wrong: number
}

const note = ({ rounds, tasks }: Seen, who: string, way: string, { times, longTasks, longestScript }: Frames): void => {
  rounds.add(frame(who, way), at(times, 0.95))
  rounds.add(longest(who, way), Math.max(...times))
  if (who === ours) rounds.add(script(way), longestScript)
  const name = `${way}${who}`
  tasks.set(name, [...(tasks.get(name) ?? []), `${longTasks.length} (${Math.round(sum(longTasks))} ms) of ${times.length} frames`])
}

const travel = async (page: Page, seen: Seen, who: string, way: string): Promise<void> => {
  const before = await depth(page)
  const frames = await watchFrames(page, () => go(page, way))
  note(seen, who, way, frames)
  if (way === keys) return
  await page.waitForTimeout(500)
  const [by, turns] = speeds[way as Speed]
  seen.rounds.add(gone(who, way), ((await depth(page)) - before) / (by * turns))
}

/** Far down, until so many rows were seen. */
const goDown = async (page: Page): Promise<void> => {
  const { rowHeight } = await geometryOf(page)
  for (let turn = 0; turn < 600 && (await depth(page)) < rowsBefore * rowHeight; turn += 1) {
    await page.mouse.wheel(0, 4000)
    await page.waitForTimeout(turnMs)
  }
}

const measure = async (page: Page, inbox: OpenInbox, floorOf: (geometry: Geometry) => string, seen: Seen): Promise<void> => {
  await page.goto(`${inbox.url}/inbox`)
  await list(page).getByRole('row').first().waitFor()
  await page.waitForTimeout(1000)
  const geometry = await geometryOf(page)
  const middle = [geometry.box.left + geometry.box.width / 2, geometry.box.top + geometry.box.height / 2] as const

  const saidAt = performance.now()
  await inbox.talk(1)
  const [last = ''] = await inbox.newest(1)
  await list(page)
    .getByRole('row', { name: new RegExp(`${last}$`) })
    .waitFor()
  seen.rounds.add(shownSoon, performance.now() - saidAt)

  await page.mouse.move(...middle)
  await goDown(page)
  for (const speed of allSpeeds) await amidTalk(inbox, () => travel(page, seen, ours, speed))
  // One that is in sight, and from there on by keys.
  await page.mouse.click(...middle)
  await page.waitForTimeout(1000)
  const before = await standing(page)
  let read = 0
  const countReading = (request: Request): void => void (read += /\/inbox\/list/.test(request.url()) ? 1 : 0)
  page.on('request', countReading)
  await amidTalk(inbox, async () => note(seen, ours, still, await watchFrames(page, () => page.waitForTimeout(4000))))
  await page.waitForTimeout(1000)
  page.off('request', countReading)
  seen.rounds.add(pagesRead, read)
  const after = await standing(page)
  if (before.chosen === null || before.chosen !== after.chosen || before.top !== after.top) seen.moved += 1
  await amidTalk(inbox, () => travel(page, seen, ours, keys))

  await list(page).evaluate((scroller) => void (scroller.scrollTop = 0))
  await page.waitForTimeout(2000)
  const texts = await list(page).evaluate((scroller) =>
    [...scroller.querySelectorAll('[role="row"]')]
      .toSorted((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
      .slice(0, 10)
      .map((row) => row.getAttribute('aria-label') ?? ''),
  )
  const newest = await inbox.newest(10)
  seen.wrong += newest.filter((text, place) => !texts[place]?.endsWith(text)).length

  await page.goto(floorOf(geometry))
  await page.waitForTimeout(1000)
  await page.mouse.move(...middle)
  await goDown(page)
  for (const way of ways) await travel(page, seen, floorOnly, way)
}

export const inboxScroll = async (_files: ChildFiles, { rounds: times, inboxItems, inboxCreators }: Scale): Promise<BenchResult> => {
  const title = `An inbox of ${inboxItems.toLocaleString('en')} in Chromium, 1440 × 900, ${talkers} people saying something every ${talkEveryMs} ms`
  const executablePath = findChromium()
  if (!executablePath)
    return { name: 'inbox-scroll', title, figures: [], checks: [], skipped: [{ name: 'all', reason: 'no Chromium on this machine' }] }
  await buildStale(['renderer'])
  await using inbox = await openInbox(inboxItems, inboxCreators)
  await using floor = await serveBareRows(inboxItems / 2)
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  const rounds = new Rounds()
  const seen: Seen = { rounds, tasks: new Map(), moved: 0, wrong: 0 }
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })).newPage()
    await page.goto(inbox.link)
    await page.waitForURL(({ pathname }) => pathname !== '/link')
    for (let round = 0; round < times; round += 1) {
      process.stderr.write(`round ${round + 1} of ${times} …\n`)
      rounds.next()
      rounds.add(limit, 50)
      await measure(page, inbox, floor.urlOf, seen)
    }
  } finally {
    await browser.close()
  }
  const figure = (name: string, unit: string, against: Against[] = [], more?: string): Figure[] => {
    const made = rounds.figure(name, unit, against, more)
    return made ? [made] : []
  }
  const atMost = (ratio: number) => ({ is: 'at most', ratio }) as const
  const figures = [
    ...[...ways, still].flatMap((way) => [
      ...figure(frame(ours, way), 'ms', [{ name: frame(floorOnly, way), aim: atMost(2) }]),
      ...figure(
        longest(ours, way),
        'ms',
        [{ name: longest(floorOnly, way) }],
        `long tasks: ${seen.tasks.get(way)?.join(', ')}${seen.tasks.has(`${way}${floorOnly}`) ? `; the floor’s: ${seen.tasks.get(`${way}${floorOnly}`)?.join(', ')}` : ''}`,
      ),
      ...figure(gone(ours, way), '', [{ name: gone(floorOnly, way) }]),
      ...figure(script(way), 'ms', [{ name: limit, aim: atMost(1) }]),
    ]),
    ...figure(pagesRead, ''),
    ...figure(shownSoon, 'ms'),
  ]
  const checks: Check[] = [
    check('times that the chosen row was another or stood elsewhere after people had talked', seen.moved, 0),
    check('of the ten newest, those that did not stand at their place at the top', seen.wrong, 0),
  ]
  return { name: 'inbox-scroll', title, figures, checks, skipped: [] }
}
