/**
 * Where only a person posts, in a browser against a real core: an account by its handle, a post that is due, the panel
 * with all that it takes, the caption copied, the link that proves it, and what was said taken back.
 */
import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../harness/axe-findings.ts'
import { callFrom as call } from '../harness/page-call.ts'
import { scheduleText, seedAgency, seededZone, type SeededAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'

let app: ServedApp
let page: Page
let seeded: SeededAgency
let publicationId = ''

test.describe.configure({ mode: 'serial' })

const wallNow = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: seededZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(Date.now() + 2000)
    .replace(' ', 'T')

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  page = await context.newPage()
  seeded = await seedAgency(app, page)
  await page.reload()
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

test('an account is added by its name alone, with no password asked', async () => {
  await page.goto(`${app.url}/accounts`)
  await page.getByRole('button', { name: 'Connecter un compte' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Plateforme/ }).click()
  await page.getByRole('option', { name: 'OnlyFans' }).click()
  await expect(dialog.getByText(/n’ouvre aucun accès aux logiciels/)).toBeVisible()
  await expect(dialog.locator('input[type=password]')).toHaveCount(0)
  await dialog.getByLabel('Nom du compte').fill('léa')
  await dialog.getByRole('button', { name: 'Connecter', exact: true }).click()
  await expect(dialog.getByText(/Ce n’est pas un nom de compte/)).toBeVisible()
  await dialog.getByLabel('Nom du compte').fill('@Lea.Scene')
  await dialog.getByRole('button', { name: 'Connecter', exact: true }).click()
  await expect(page.getByText('lea.scene est connecté')).toBeVisible()
})

test('what is due is ready on Today, with everything; its caption is copied with one press', async () => {
  const accounts = await call<{ id: string; platform: string }[]>(page, 'accounts/list')
  const accountId = accounts.find(({ platform }) => platform === 'onlyfans')?.id ?? ''
  await page.goto(`${app.url}/today`)
  await expect(page.getByText('Rien à publier à la main.')).toBeVisible()
  publicationId = await scheduleText(page, { ...seeded, accountId }, 'Ce soir, la loge est ouverte', wallNow())
  const panel = page.getByRole('article', { name: 'Léa Duval · @lea.scene' })
  await expect(panel.getByText('Ce soir, la loge est ouverte')).toBeVisible()
  await expect(panel.getByText('Jour ouvert')).toBeVisible()
  expect(await axeFindings(page, page.url())).toEqual([])
  await panel.getByRole('button', { name: 'Copier la légende' }).click()
  await expect(panel.getByText(/Vous vous en occupez depuis/)).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Ce soir, la loge est ouverte')
})

test('it is confirmed with its link on its own page, and nothing else will do; then it is published', async () => {
  await page.goto(`${app.url}/publications/${publicationId}`)
  await expect(page.getByText('Prête : à publier à la main').first()).toBeVisible()
  await page.getByLabel('Lien de la publication').fill('https://onlyfans.com/lea.scene')
  await page.getByRole('button', { name: 'C’est publié' }).click()
  await expect(page.getByText(/mais pas celui d’une publication/)).toBeVisible()
  await page.getByLabel('Lien de la publication').fill('https://onlyfans.com/123456789/lea.scene')
  await page.getByRole('button', { name: 'C’est publié' }).click()
  await expect(page.getByText('Publiée à la main', { exact: true }).first()).toBeVisible()
  const { publication, attempts } = await call<{ publication: { state: string; remoteUrl: string }; attempts: unknown[] }>(
    page,
    'publications/get',
    { publicationId },
  )
  expect([publication.state, publication.remoteUrl, attempts]).toEqual(['published', 'https://onlyfans.com/123456789/lea.scene', []])
  // Anew: what readers were told of a pressed button names the button, which is gone by then.
  await page.reload()
  await expect(page.getByText('Publiée à la main', { exact: true }).first()).toBeVisible()
  expect(await axeFindings(page, page.url())).toEqual([])
})

test('it can be taken back, and skipped with a reason', async () => {
  await page.getByRole('button', { name: 'Ce n’était pas publié' }).click()
  await expect(page.getByText('Prête : à publier à la main').first()).toBeVisible()
  await page.getByRole('button', { name: 'Ne pas publier…' }).click()
  await page.getByLabel('Pourquoi').fill('La photo est floue')
  await page.getByRole('button', { name: 'Ne pas publier', exact: true }).click()
  await expect(page.getByText('« La photo est floue »').first()).toBeVisible()
})
