/** Trends in a browser: read from the practice web's feed, matched to a model, and a post written from one. */
import { expect, test, type Page } from '@playwright/test'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'

let app: ServedApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  page = await (await browser.newContext()).newPage()
  await seedAgency(app, page)
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

test('what is talked about suits who is about it, and a post is written from it', async () => {
  await page.goto(`${app.url}/trends`)
  const list = page.getByRole('list', { name: 'Tendances' })
  await expect(list.getByRole('heading', { name: 'yoga en plein air' })).toBeVisible()
  await page
    .getByRole('button', { name: /^Thèmes de / })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: /^Thèmes de / })
  await dialog.getByRole('textbox', { name: 'Thèmes' }).fill('yoga')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await list
    .getByRole('link', { name: /^Écrire pour / })
    .first()
    .click()
  await expect(page.getByText('Écrit à partir de la tendance « yoga en plein air »')).toBeVisible()
  await page.getByRole('textbox', { name: 'Texte' }).fill('Dimanche matin, au parc')
  await expect(page).toHaveURL(/draft=pst_/)
  await page.reload()
  await expect(page.getByText('Écrit à partir de la tendance « yoga en plein air »')).toBeVisible()
})

test('what a person saw is added by hand, and each source says how it is', async () => {
  await page.goto(`${app.url}/trends`)
  await page.getByRole('button', { name: 'Ajouter une tendance' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ajouter une tendance' })
  await dialog.getByRole('textbox', { name: 'Tendance' }).fill('Danse du parapluie')
  await dialog.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByRole('heading', { name: 'Danse du parapluie' })).toBeVisible()
  const sources = page.getByRole('region', { name: 'Sources' })
  await expect(sources.getByText('À jour').first()).toBeVisible()
  await expect(sources.getByRole('button', { name: /^Lire X · France \(/ })).toBeVisible()
})
