/**
 * `npm run bench -- --only calendar`: the calendar's month, week and day in a real Chromium, in weeks of few and of thousands of
 * publications: how long until they are there, and how long the window was kept from answering at most, when it is opened and
 * when one is opened, marked and moved on. Needs a browser and a built interface.
 */
import { chromium, type Browser, type Page } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../test/harness/chromium.ts'
import { buildStale } from '../../scripts/build.ts'
import type { ChildFiles } from '../runner/bundle.ts'
import { check, type BenchResult, type Figure } from '../runner/figure.ts'
import { Rounds, type Against } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import { openCalendar, type FullWeek } from './open-calendar.ts'

const views = ['week', 'day', 'month'] as const
type View = (typeof views)[number]
const quietMs = 500
/** Nobody who types or drags takes a wait as long for a window that hangs. */
const limit = 'what is still taken for an answer at once'

const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

const chips = (page: Page) => page.locator('.calendar-grid [data-date] .fc-event')

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds of the clock on the wall, and of the thread itself. */
  dur?: number
  tdur?: number
  args?: { name?: string }
}

interface Longest {
  wallMs: number
  /** Of the thread alone: the same however busy the machine is otherwise. */
  ownMs: number
}

/** The longest task of the page's thread while `act` goes on and for a moment after. */
const longestTask = async (browser: Browser, page: Page, act: () => Promise<void>): Promise<Longest> => {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  await act()
  await page.waitForTimeout(quietMs)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const pages = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf))
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && pages.has(threadOf(event)))
  const most = (of: (event: TraceEvent) => number | undefined): number =>
    tasks.reduce((longest, event) => Math.max(longest, of(event) ?? 0), 0) / 1000
  return { wallMs: most(({ dur }) => dur), ownMs: most(({ tdur }) => tdur) }
}

const pathOf = (view: View, date: string): string => `/calendar?${view === 'week' ? '' : `view=${view}&`}date=${date}`
const inWeek = (view: View, many: number): string => `${view}, ${many.toLocaleString('en')} in the week`
const shown = (what: string): string => `${what}: until it is there`
const held = (what: string): string => `${what}: the longest task`
const own = (what: string): string => `${what}: the longest task, of the thread’s own time`
/** One is marked, one is opened, and the next week is looked at. */
const touched = (many: number): string => `${inWeek('week', many)}, marked, opened, on and back`

const note = (rounds: Rounds, what: string, { wallMs, ownMs }: Longest): void => {
  rounds.add(held(what), wallMs)
  rounds.add(own(what), ownMs)
}

/** Answers how many views showed nothing. */
const look = async (browser: Browser, page: Page, { date, many }: FullWeek, rounds: Rounds): Promise<number> => {
  let without = 0
  for (const view of views) {
    await goTo(page, '/today')
    await page.waitForTimeout(quietMs)
    const opened = await longestTask(browser, page, async () => {
      const startedAt = performance.now()
      await goTo(page, pathOf(view, date))
      await chips(page).first().waitFor()
      rounds.add(shown(inWeek(view, many)), performance.now() - startedAt)
    })
    note(rounds, inWeek(view, many), opened)
    const drawn = await chips(page).count()
    process.stderr.write(
      `  ${inWeek(view, many)}: ${drawn} drawn, longest ${Math.round(opened.wallMs)} ms (own ${Math.round(opened.ownMs)} ms)\n`,
    )
    without += drawn === 0 ? 1 : 0
    if (view !== 'week') continue
    const worked = await longestTask(browser, page, async () => {
      await page.locator('.event-chip').first().focus()
      for (const key of [' ', 'Escape', 'Enter', 'Escape', 'PageDown', 'PageUp']) {
        await page.keyboard.press(key)
        await page.waitForTimeout(quietMs)
      }
      await chips(page).first().waitFor()
    })
    note(rounds, touched(many), worked)
  }
  return without
}

export const calendar = async (_files: ChildFiles, { rounds: times, weeksPublications }: Scale): Promise<BenchResult> => {
  const title = 'The calendar in Chromium, 1440 × 900, of weeks with few and with thousands of publications'
  const executablePath = findChromium()
  if (!executablePath)
    return { name: 'calendar', title, figures: [], checks: [], skipped: [{ name: 'all', reason: 'no Chromium on this machine' }] }
  await buildStale(['renderer'])
  await using open = await openCalendar(weeksPublications)
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  const rounds = new Rounds()
  let without = 0
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Paris' })
    const page = await context.newPage()
    await page.goto(open.link)
    await page.waitForURL(({ pathname }) => pathname !== '/link')
    // The grid's code is read once.
    await goTo(page, '/calendar')
    await page.locator('.calendar-grid').waitFor()
    for (let round = 0; round < times; round += 1) {
      process.stderr.write(`round ${round + 1} of ${times} …\n`)
      rounds.next()
      rounds.add(limit, 200)
      for (const week of open.weeks) without += await look(browser, page, week, rounds)
      // What was read is kept for a while: each round begins anew.
      await page.reload()
      await page.locator('.calendar-grid').waitFor()
    }
  } finally {
    await browser.close()
  }
  const figure = (name: string, against: Against[] = []): Figure[] => {
    const made = rounds.figure(name, 'ms', against)
    return made ? [made] : []
  }
  const tasksOf = (what: string): Figure[] => [
    ...figure(held(what)),
    ...figure(own(what), [{ name: limit, aim: { is: 'at most', ratio: 1 } }]),
  ]
  const figures = open.weeks.flatMap(({ many }) => [
    ...views.flatMap((view) => [...figure(shown(inWeek(view, many))), ...tasksOf(inWeek(view, many))]),
    ...tasksOf(touched(many)),
  ])
  return { name: 'calendar', title, figures, checks: [check('views that showed nothing', without, 0)], skipped: [] }
}
