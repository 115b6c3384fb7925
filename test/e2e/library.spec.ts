/** The library in a browser, against a real core: images dropped, tagged, found again, used in a post, and kept while it is awaited. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { drawScene } from '../../bench/library/draw-scene.ts'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'
import { undoOf } from '../harness/undo-of.ts'

let app: ServedApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  page = await (await browser.newContext()).newPage()
  await seedAgency(app, page)
  await page.goto(`${app.url}/library`)
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

const tile = (name: string) => page.getByRole('gridcell', { name, exact: true })

test('files and a folder come in; what is broken says why', async () => {
  await expect(page.getByText('La médiathèque est vide')).toBeVisible()
  const folder = join(app.dir, 'Mars')
  mkdirSync(join(folder, 'Plage'), { recursive: true })
  writeFileSync(join(folder, 'loge.jpg'), await drawScene(1))
  writeFileSync(join(folder, 'Plage', 'vague.jpg'), await drawScene(2))
  await page.locator('input[data-add="folder"]').first().setInputFiles(folder)
  await expect(tile('vague.jpg')).toBeVisible()
  await page
    .locator('input[data-add="files"]')
    .first()
    .setInputFiles([
      { name: 'toits.jpg', mimeType: 'image/jpeg', buffer: await drawScene(3) },
      { name: 'cassee.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') },
    ])
  const panel = page.getByRole('region', { name: 'Ajout de médias' })
  await expect(panel.getByText(/1 refusé/)).toBeVisible()
  await expect(panel.getByText('cassee.jpg', { exact: true })).toBeVisible()
  await panel.getByRole('button', { name: 'Fermer' }).click()
  const folders = page.getByRole('navigation', { name: 'Dossiers' })
  await folders.getByRole('button', { name: /^Plage/ }).click()
  await expect(tile('vague.jpg')).toBeVisible()
  await expect(tile('loge.jpg')).toHaveCount(0)
  await folders.getByRole('button', { name: /^Tous les médias/ }).click()
  await expect(tile('toits.jpg')).toBeVisible()
})

test('two are tagged at once, and found by it', async () => {
  await tile('loge.jpg').click({ modifiers: ['ControlOrMeta'] })
  await tile('vague.jpg').click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('button', { name: 'Étiqueter' }).click()
  await page.getByRole('combobox', { name: 'Étiquettes à ajouter' }).fill('été')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Appliquer à 2 médias' }).click()
  await expect(page.getByText('2 médias modifiés')).toBeVisible()
  // The message does not lie over the bar.
  await page.getByRole('button', { name: 'Tout désélectionner' }).click({ timeout: 4_000 })
  await page.getByRole('searchbox').fill('ete loge')
  await expect(tile('vague.jpg')).toHaveCount(0)
  await expect(tile('loge.jpg')).toBeVisible()
  await expect(page).toHaveURL(/q=/)
})

test('one is used in a post, and stays while it is awaited', async () => {
  await tile('loge.jpg').click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('textbox', { name: 'Description' }).fill('La loge, de nuit')
  await panel.getByRole('textbox', { name: /^Note interne/ }).focus()
  await expect(page.getByText(/loge.jpg.*enregistré/)).toBeVisible()
  await panel.getByRole('link', { name: 'Utiliser dans un contenu' }).click()
  await expect(page.getByRole('textbox', { name: 'Description de l’image 1' })).toHaveValue('La loge, de nuit')
  await page.getByRole('textbox', { name: 'Texte' }).fill('Depuis la médiathèque')
  await page.getByRole('button', { name: 'Planifier', exact: true }).click()
  await expect(page).toHaveURL(/\/calendar\?inspect=pub_/)
  await page.getByRole('link', { name: 'Médiathèque', exact: true }).click()
  await tile('loge.jpg').click()
  await expect(panel.getByRole('link', { name: '@lea.test' })).toBeVisible()
  await panel.getByRole('button', { name: 'Retirer', exact: true }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByText('Encore attendu au calendrier')).toBeVisible()
  await expect(dialog.getByText('@lea.test')).toBeVisible()
  await dialog.getByRole('button', { name: 'Fermer' }).last().click()
  await expect(tile('loge.jpg')).toBeVisible()
})

test('what nothing needs goes to the bin and comes back', async () => {
  await page.getByRole('complementary').getByRole('button', { name: 'Fermer' }).click()
  await tile('toits.jpg').click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('toolbar').getByRole('button', { name: 'Retirer' }).click()
  await expect(tile('toits.jpg')).toHaveCount(0)
  await undoOf(page, '1 média mis à la corbeille').click()
  await expect(tile('toits.jpg')).toBeVisible()
})
