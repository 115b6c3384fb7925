/**
 * `npm run bench -- --only library-scroll`: a library of 50,000 in a real Chromium, scrolled as a person does and entered
 * in its midst. Frames beside those of the same list standing still, in the same run. Needs a browser and a built interface.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../test/harness/chromium.ts'
import { tempDir } from '../../test/harness/temp-dir.ts'
import { buildStale } from '../../scripts/build.ts'
import { startCore } from '../../src/core/index.ts'
import { createMemoryKeychain } from '../../src/host/memory-keychain.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import type { BenchResult, Figure } from '../runner/figure.ts'
import { openBenchStore } from '../seed-publications.ts'
import { seedLibrary } from './seed-library.ts'

const many = 50_000
const actor = { kind: 'cli', id: 'bench', name: 'bench' } as const

interface Frames {
  times: number[]
  longTasks: number[]
}

/** Counts frames and long tasks in the page while `act` goes on. */
const framesOf = async (page: Page, act: () => Promise<void>): Promise<Frames> => {
  await page.evaluate(() => {
    const seen = { times: [] as number[], longTasks: [] as number[], isOver: false }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => seen.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
    let last = performance.now()
    const tick = (now: number): void => {
      seen.times.push(now - last)
      last = now
      if (!seen.isOver) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await act()
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: Frames & { isOver: boolean } }
    seen.isOver = true
    return { times: seen.times.slice(1), longTasks: seen.longTasks }
  })
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

const figure = (name: string, value: number, unit: string, beside?: { with: string; value: number }, note?: string): Figure => ({
  name,
  value,
  min: value,
  max: value,
  unit,
  comparisons: beside ? [{ ...beside, ratio: value / beside.value }] : [],
  ...(note !== undefined && { note }),
})

const scroller = '[data-library-scroller]'

/** The wheel, turned as fast as a hand does, for a while. */
const scrollOn = async (page: Page, turns: number, by: number): Promise<void> => {
  await page.mouse.move(900, 500)
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, by)
    await page.waitForTimeout(30)
  }
}

/** To a place in the midst, until pictures are there. */
const enter = async (page: Page, share: number): Promise<number> =>
  page.locator(scroller).evaluate(async (element, part) => {
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

const measure = async (page: Page, url: string, view: 'grid' | 'list'): Promise<Figure[]> => {
  await page.evaluate((name) => localStorage.setItem('coulisse.library.view', name), view)
  await page.goto(`${url}/library`)
  await page.locator('[data-asset] img').first().waitFor()
  await page.waitForTimeout(2000)
  process.stderr.write(`${view}: there\n`)
  const still = await framesOf(page, () => page.waitForTimeout(3000))
  const wheel = await framesOf(page, () => scrollOn(page, 80, 400))
  const fast = await framesOf(page, () => scrollOn(page, 40, 4000))
  const entered: number[] = []
  for (const share of [0.5, 0.9, 0.2]) entered.push(await enter(page, share))
  process.stderr.write(
    `${view}: entered in ${entered.map(Math.round).join(', ')} ms; wheel: ${wheel.times.length} frames, ${wheel.longTasks.length} long tasks\n`,
  )
  const drawn = await page.locator('[data-place]').count()
  const frames = (name: string, { times, longTasks }: Frames): Figure[] => [
    figure(`${view}, ${name}: a frame, 95 of 100`, at(times, 0.95), 'ms', { with: 'standing still', value: at(still.times, 0.95) }),
    figure(`${view}, ${name}: the longest frame`, Math.max(...times), 'ms', { with: 'standing still', value: Math.max(...still.times) }),
    figure(
      `${view}, ${name}: long tasks`,
      longTasks.length,
      `of ${times.length} frames`,
      undefined,
      `${Math.round(longTasks.reduce((sum, each) => sum + each, 0))} ms in all`,
    ),
  ]
  return [
    ...frames('wheel', wheel),
    ...frames('wheel, ten times as fast', fast),
    figure(`${view}: entered in its midst, until its pictures are there, median of ${entered.length}`, at(entered, 0.5), 'ms'),
    figure(`${view}: of 50,000 in the page`, drawn, ''),
  ]
}

export const libraryScroll = async (): Promise<BenchResult> => {
  const title = `A library of ${many.toLocaleString('en')} in Chromium, 1440 × 900`
  const executablePath = findChromium()
  if (!executablePath)
    return { name: 'library-scroll', title, figures: [], checks: [], skipped: [{ name: 'all', reason: 'no Chromium on this machine' }] }
  await buildStale(['renderer'])
  using dir = tempDir()
  const dataDir = join(dir.path, 'data')
  await using ports = createNodePorts({ dataDir, keychain: createMemoryKeychain() })
  const config = { dataDir, argon2: { memoryKiB: 8, passes: 1, lanes: 1 } }
  let creatorId = ''
  {
    await using core = await startCore(config, ports)
    const client = core.local(actor)
    await client.setup.createAgency({
      agencyName: 'Bench',
      language: 'fr',
      zone: 'Europe/Paris',
      adminName: 'Bench',
      email: 'bench@example.test',
      password: 'porte-des-coulisses-42',
    })
    const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
    const more = { pseudonyms: [], platforms: [], market: 'france' as const, notes: '', constraints }
    creatorId = (await client.creators.create({ name: 'Bench', zone: 'Europe/Paris', ...more })).id
  }
  const store = await openBenchStore(dataDir)
  await seedLibrary(store, dataDir, creatorId, many)
  await store.close()
  await using core = await startCore(config, ports, { standBy: true })
  await using server = await core.serveHttp({ port: 0, rendererDir: join(import.meta.dirname, '../../out/renderer') })
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })).newPage()
    await page.goto(`${server.url}/link#${core.createSignInLink('bench@example.test', actor)?.token ?? ''}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const figures = [...(await measure(page, server.url, 'grid')), ...(await measure(page, server.url, 'list'))]
    return { name: 'library-scroll', title, figures, checks: [], skipped: [] }
  } finally {
    await browser.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}
