/**
 * `npm run prove:pages -- [--only empty,demo,large] [--out FOLDER] [--json]`
 *
 * Opens every page of three agencies (one that has just begun, the demo's, one of 100,000 posts) in a real browser, in French and
 * English, light and dark, and photographs each. Says which pages failed or said an error, and how long a page kept the window from
 * answering at most. Fails where one failed. `--json`: one object.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { buildOrExplain } from '../../scripts/build.ts'
import { root } from '../../scripts/build-stamp.ts'
import { chromiumArgs, findOrInstallChromium } from '../harness/chromium.ts'
import { agencyNames, openAgency } from './agencies.ts'

const staffPages = [
  '/today',
  '/calendar',
  '/planning',
  '/posts/new',
  '/approvals',
  '/inbox',
  '/library',
  '/creators',
  '/accounts',
  '/analytics',
  '/figures',
  '/advice',
  '/trends',
  '/automation',
  '/rules',
  '/rules/new',
  '/amplifiers',
  '/scripts',
  '/alerts',
  '/tickets',
  '/history',
  '/team',
  '/import',
  '/settings',
]
const modelPages = ['/my-calendar', '/my-statistics', '/notifications', '/profile']
const languages = ['fr', 'en'] as const
const themes = ['light', 'dark'] as const
const quietMs = 400

interface Seen {
  agency: string
  page: string
  /** Milliseconds that the page kept the window from answering, at most, over the four looks. */
  longestTaskMs: number
  problems: string[]
}

/** Runs in the page: every task of more than 50 ms since it was last asked. */
const watchTasks = (): void => {
  const seen: number[] = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.push(duration)
  }).observe({ type: 'longtask' })
  Object.assign(globalThis, { longestTask: () => Math.max(0, ...seen.splice(0)) })
}

const prefer = (page: Page, preferences: { language: string; theme: string }): Promise<void> =>
  page.evaluate(async (json) => {
    const headers = { 'content-type': 'application/json', 'x-coulisse': '1' }
    const answer = await fetch('/rpc/session/setPreferences', { method: 'POST', headers, body: JSON.stringify({ json }) })
    if (!answer.ok) throw new Error(await answer.text())
  }, preferences)

/** Nothing is awaited any more: the network is never idle, as the window hears of changes all the time. */
const settle = async (page: Page): Promise<void> => {
  await page.waitForTimeout(quietMs)
  await page.waitForFunction(() => document.querySelector('.animate-breathe, [aria-busy="true"]') === null, undefined, { timeout: 20_000 })
  // What is drawn after the answers came.
  await page.waitForTimeout(quietMs)
}

/** Where a page has something to show: all that the large agency posted lies behind it. */
const addressOf = (agency: string, path: string): string =>
  agency === 'large' && path === '/calendar' ? `${path}?date=${new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10)}` : path

/** As a link of the rail does: the application stays, and what a page costs is its own. */
const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await settle(page)
}

const lookAt = async (
  link: string,
  pages: readonly string[],
  { agency, folder, size }: { agency: string; folder: string; size: { width: number; height: number } },
): Promise<Seen[]> => {
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: chromiumArgs })
  try {
    const page = await browser.newPage({ viewport: size, timezoneId: 'Europe/Paris', reducedMotion: 'reduce' })
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
    page.on('response', (answer) => {
      if (answer.status() >= 400 && answer.url().includes('/rpc/')) problems.push(`${answer.status()} ${new URL(answer.url()).pathname}`)
    })
    await page.addInitScript(watchTasks)
    await page.goto(link)
    await page.getByRole('navigation').first().waitFor()
    // A store that another machine's keychain has opened before: its passwords stay shut, which no page needs.
    await page
      .getByRole('button', { name: /without opening|sans ouvrir/iu })
      .click({ timeout: 2000 })
      .catch(() => {})
    const seen = new Map(pages.map((path): [string, Seen] => [path, { agency, page: path, longestTaskMs: 0, problems: [] }]))
    for (const language of languages)
      for (const theme of themes) {
        await prefer(page, { language, theme })
        await page.goto(new URL(pages[0] ?? '/', page.url()).href)
        await settle(page)
        const into = join(folder, agency, `${language}-${theme}`)
        mkdirSync(into, { recursive: true })
        for (const path of pages) {
          const one = seen.get(path)
          if (!one) continue
          problems.length = 0
          await page.evaluate(() => (globalThis as unknown as { longestTask(): number }).longestTask())
          await goTo(page, addressOf(agency, path)).catch((error: unknown) => problems.push(String(error)))
          const task = await page.evaluate(() => (globalThis as unknown as { longestTask(): number }).longestTask())
          one.longestTaskMs = Math.max(one.longestTaskMs, Math.round(task))
          one.problems.push(...problems.map((problem) => `${language} ${theme}: ${problem}`))
          await page.screenshot({ path: join(into, `${path.slice(1).replaceAll('/', '-')}.png`), animations: 'disabled' })
        }
      }
    return [...seen.values()]
  } finally {
    await browser.close()
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    out: { type: 'string', default: join(root, 'out/pages') },
    json: { type: 'boolean', default: false },
  },
})
const names = values.only === undefined ? agencyNames : agencyNames.filter((name) => values.only?.split(',').includes(name))
if (!(await buildOrExplain(['cli', 'renderer']))) process.exit(1)
const seen: Seen[] = []
for (const agency of names) {
  process.stderr.write(`${agency}: being made …\n`)
  await using open = await openAgency[agency]()
  process.stderr.write(`${agency}: its pages …\n`)
  seen.push(...(await lookAt(open.admin, staffPages, { agency, folder: values.out, size: { width: 1366, height: 860 } })))
  // A model opens hers on a narrow window too.
  if (open.model !== null)
    seen.push(...(await lookAt(open.model, modelPages, { agency, folder: values.out, size: { width: 420, height: 860 } })))
}
const failed = seen.flatMap(({ agency, page, problems }) => problems.map((problem) => `${agency} ${page}: ${problem}`))
const pictures = seen.length * languages.length * themes.length
if (values.json) console.log(JSON.stringify({ pictures, folder: values.out, pages: seen, failed }))
else {
  for (const { agency, page, longestTaskMs } of seen)
    console.log(`${agency.padEnd(6)} ${page.padEnd(16)} ${longestTaskMs} ms at a time, at most`)
  console.log(`${pictures} pictures in ${values.out}`)
  for (const one of failed) console.error(`failed: ${one}`)
}
if (failed.length > 0) process.exitCode = 1
