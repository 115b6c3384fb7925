/**
 * axe on every page, whole in one theme and its colours in the other, with something on each: a publication scheduled,
 * an image, a caption, hashtags, a plan. Calendar's views also where nothing is. And nothing that the policy refuses.
 */
import { expect, test, type Page } from '@playwright/test'
import { drawScene } from '../../bench/library/draw-scene.ts'
import { axeFindingsInBothThemes } from '../harness/axe-findings.ts'
import { callFrom } from '../harness/page-call.ts'
import { policyRefusals } from '../harness/policy-refusals.ts'
import { scheduleText, seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'

let app: ServedApp
let page: Page
let creatorId = ''
let publicationId = ''
let assetId = ''
let refused: readonly string[] = []

// Each worker has an application of its own: whichever is free takes the next group of pages.
test.describe.configure({ mode: 'parallel' })

const call = <T>(path: string, input?: unknown): Promise<T> => callFrom<T>(page, path, input)

/** A week ahead, so that nothing of it is past or due, whenever this runs. */
const ahead = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)

const addPicture = async (): Promise<void> => {
  await page.goto(`${app.url}/library`)
  await page
    .locator('input[data-add="files"]')
    .first()
    .setInputFiles({ name: 'loge.jpg', mimeType: 'image/jpeg', buffer: await drawScene(1) })
  await expect(page.getByRole('gridcell', { name: 'loge.jpg', exact: true })).toBeVisible()
}

const seedWords = async (): Promise<void> => {
  await call('hashtags/save', { creatorId, content: { name: 'été', tags: ['soleil', 'mer'], limits: { x: 1 } } })
  const content = { text: '{Bonjour|Salut} {{name}} {{hashtags:été}}', language: 'fr', kinds: null, platforms: null, tags: ['plage'] }
  await call('captions/save', { creatorId, content })
}

const seedPlan = async (): Promise<void> => {
  const { suggested } = await call<{ suggested: object }>('plans/get', { creatorId })
  await call('plans/save', { creatorId, accountId: null, rules: suggested, basedOn: null })
}

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  page = await (await browser.newContext()).newPage()
  refused = policyRefusals(page)
  const seeded = await seedAgency(app, page)
  creatorId = seeded.creatorId
  publicationId = await scheduleText(page, seeded, 'Ce soir, la loge', `${ahead}T19:00`)
  await addPicture()
  assetId = (await call<{ items: { id: string }[] }>('assets/list')).items[0]?.id ?? ''
  await seedWords()
  await seedPlan()
})

test.afterEach(() => {
  expect(refused, 'asked for, and forbidden by the policy').toEqual([])
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

/** A focus deep in a page would push the whole application out of its window; on a phone it would be cut off. */
const windowScrollsOn = async (path: string): Promise<string[]> => {
  const usual = page.viewportSize() ?? { width: 1280, height: 720 }
  const found: string[] = []
  for (const small of [
    { ...usual, height: 400 },
    { ...usual, width: 400 },
  ]) {
    await page.setViewportSize(small)
    // Awaited: what is drawn otherwise on a small window is drawn after it was made small.
    const fits = expect.poll(() =>
      page.evaluate(() => {
        const { scrollHeight, scrollWidth } = document.documentElement
        return scrollHeight <= window.innerHeight && scrollWidth <= window.innerWidth
      }),
    )
    const isCut = await fits.toBe(true).then(
      () => false,
      () => true,
    )
    if (isCut) found.push(`${path}: the window itself scrolls at ${small.width} × ${small.height}`)
  }
  await page.setViewportSize(usual)
  return found
}

const expectNothingFound = async (paths: readonly string[]): Promise<void> => {
  const found: string[] = []
  for (const path of paths) {
    await page.goto(`${app.url}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByRole('status', { name: 'Chargement…' })).toHaveCount(0)
    found.push(...(await axeFindingsInBothThemes(page, path)))
    found.push(...(await windowScrollsOn(path)))
  }
  expect(found).toEqual([])
}

test('axe finds nothing on the desk’s pages', () =>
  expectNothingFound([
    '/today',
    '/alerts',
    '/analytics',
    '/approvals',
    '/planning',
    '/trends',
    '/automation',
    '/amplifiers',
    '/scripts',
    '/scripts?script=new',
    '/rules',
    '/rules/new?preset=thankFr',
    '/inbox',
    '/advice',
    '/history',
    '/tickets',
    '/team',
    '/settings',
    '/posts/new',
    '/creators',
    '/accounts',
    '/import',
    `/publications/${publicationId}`,
  ]))

test('axe finds nothing on a model’s page', () => {
  const own = `/creators/${creatorId}`
  return expectNothingFound([own, ...['accounts', 'plan', 'publications', 'history'].map((tab) => `${own}?tab=${tab}`)])
})

test('axe finds nothing on the calendar, full or empty', () =>
  expectNothingFound([
    ...['month', 'week', 'day', 'list'].map((view) => `/calendar?view=${view}&date=${ahead}`),
    ...['month', 'week', 'day'].map((view) => `/calendar?view=${view}&date=2030-01-02`),
    `/calendar?inspect=${publicationId}`,
  ]))

test('axe finds nothing in the library', () =>
  expectNothingFound([
    '/library',
    `/library?inspect=${assetId}`,
    ...['captions', 'hashtags', 'folders'].map((tab) => `/library?tab=${tab}`),
  ]))
