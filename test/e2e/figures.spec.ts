/**
 * Figures of a platform that gives them to no program, in a browser against a real core: an export of a bank of columns
 * nobody foresaw, a look, kept, brought in again with a change, undone; an Excel workbook; a tracking link typed in.
 */
import { Buffer } from 'node:buffer'
import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../harness/axe-findings.ts'
import { callFrom as call } from '../harness/page-call.ts'
import { seedAgency, type SeededAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'
import { xlsx } from '../seed/xlsx.ts'

let app: ServedApp
let page: Page
let seeded: SeededAgency

test.describe.configure({ mode: 'serial' })

const dayMs = 86_400_000
const daysAgo = (days: number): Date => new Date(Math.floor(Date.now() / dayMs - days) * dayMs)
const french = (at: Date): string => at.toISOString().slice(0, 10).split('-').toReversed().join('/')

const offer = async (name: string, content: string | Uint8Array): Promise<void> => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) })
}

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  page = await (await browser.newContext()).newPage()
  seeded = await seedAgency(app, page)
  await call(page, 'accounts/connect', { creatorId: seeded.creatorId, platform: 'onlyfans', credentials: { handle: 'lea.scene' } })
  await page.goto(`${app.url}/figures`)
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

test('an export is looked at first: what is new, what is refused and why; its columns are asked for where they are not known', async () => {
  await expect(page.getByText('Aucun import de chiffres pour l’instant.')).toBeVisible()
  const text = `Quand;Recettes;Abonnés\n${french(daysAgo(3))};1 234,50 €;4\n${french(daysAgo(2))};80,00 €;deux\n${french(daysAgo(2))};80,00 €;2\n`
  // Windows-1252 has the euro where Latin-1 has a control character.
  const western = Buffer.from(text.replaceAll('€', '\u0080'), 'latin1')
  await offer('statistiques.csv', western)
  await expect(page.getByText(/lu comme Windows-1252/)).toBeVisible()
  await expect(page.getByText('Dites dans quelle colonne se trouve : Jour.')).toBeVisible()
  await page.getByRole('button', { name: / Jour$/ }).click()
  await page.getByRole('option', { name: /Quand/ }).click()
  await page.getByRole('button', { name: / Net$/ }).click()
  await page.getByRole('option', { name: /Recettes/ }).click()
  await expect(page.getByText('3 lignes lues · 2 nouvelles · 1 refusée')).toBeVisible()
  await expect(page.getByText('Ligne 3 : Ce n’est pas un nombre entier : « deux »')).toBeVisible()
  expect(await axeFindings(page, page.url())).toEqual([])
  await page.getByRole('button', { name: 'Importer 2 lignes' }).click()
  await expect(page.getByText('2 lignes nouvelles · 1 ligne laissée de côté')).toBeVisible()
})

test('the same file is recognised; brought in again it counts once, and a change is shown as one', async () => {
  await page.getByRole('button', { name: 'Autre fichier' }).click()
  await offer('statistiques.csv', `Quand;Recettes;Abonnés\n${french(daysAgo(3))};1 234,50 €;4\n${french(daysAgo(2))};95,00 €;2\n`)
  await expect(page.getByText('Colonnes reconnues : comme lors du dernier import de ce fichier.')).toBeVisible()
  await expect(page.getByText('2 lignes lues · 1 modifiée · 1 déjà connue')).toBeVisible()
  await expect(page.getByText(/Net 80,00\s€ → 95,00\s€/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Importer 1 ligne' }).click()
  await expect(page.getByText('1 ligne modifiée · 1 ligne laissée de côté')).toBeVisible()
})

test('it stands where her statistics are, with its source; undone, what was before stands again', async () => {
  await page.goto(`${app.url}/creators/${seeded.creatorId}?tab=statistics`)
  await expect(page.getByText('Chiffres importés · @lea.scene')).toBeVisible()
  await expect(page.getByRole('row', { name: /95,00\s€.*statistiques\.csv/ })).toBeVisible()
  await page.goto(`${app.url}/figures`)
  await page.getByRole('button', { name: 'Défaire' }).first().click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Défaire' }).click()
  await expect(page.getByText('Import défait')).toBeVisible()
  await page.goto(`${app.url}/creators/${seeded.creatorId}?tab=statistics`)
  await expect(page.getByRole('row', { name: /80,00\s€/ })).toBeVisible()
})

test('an Excel workbook of tracking links is read, and a reading is typed in', async () => {
  await page.goto(`${app.url}/figures`)
  await expect(page.getByText('Défait', { exact: true })).toBeVisible()
  await offer(
    'liens.xlsx',
    xlsx([
      ['Campaign', 'Date', 'Clicks', 'Subscribers', 'Revenue'],
      ['Bio Instagram', daysAgo(4), 340, 12, 118.2],
    ]),
  )
  await expect(page.getByText('Feuille lue : Mars')).toBeVisible()
  await page.getByRole('button', { name: 'Importer 1 ligne' }).click()
  await expect(page.getByText('1 ligne nouvelle', { exact: true })).toBeVisible()
  await page.goto(`${app.url}/creators/${seeded.creatorId}?tab=statistics`)
  await page.getByRole('button', { name: 'Saisir un relevé · Bio Instagram' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Clics').fill('36o')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(dialog.getByText('Un nombre entier, ou rien')).toBeVisible()
  await dialog.getByLabel('Clics').fill('360')
  await dialog.getByLabel('Revenus').fill('124,90')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Relevé enregistré')).toBeVisible()
  await expect(page.getByRole('row', { name: /Bio Instagram.*124,90\s\$.*360.*saisi le/ })).toBeVisible()
  // Anew: what readers were told of a pressed button names the button, which is gone by then.
  await page.reload()
  await expect(page.getByRole('row', { name: /Bio Instagram/ })).toBeVisible()
  expect(await axeFindings(page, page.url())).toEqual([])
})
