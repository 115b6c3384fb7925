/** The library in a browser, against a real core: images dropped, tagged, found again, used in a post, and kept while it is awaited. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { drawScene } from '../../bench/library/draw-scene.ts'
import { axeFindings } from '../harness/axe-findings.ts'
import { callFrom } from '../harness/page-call.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'

const appPassword = 'abcd-efgh-ijkl-mnop'

let app: ServedApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 180_000 })

const call = <T>(path: string, input?: unknown): Promise<T> => callFrom<T>(page, path, input)

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  app = await serveApp()
  await app.addAccount('lea.test', appPassword)
  page = await (await browser.newContext()).newPage()
  await page.goto(app.url)
  await call('setup/createAgency', {
    agencyName: 'Agence Lumière',
    language: 'fr',
    zone: 'Europe/Paris',
    adminName: 'Claire Marchand',
    email: 'claire@lumiere.example',
    password: 'porte-des-coulisses-42',
    vaultPassphrase: 'rideau-corde-lanterne-1887',
  })
  const { id: creatorId } = await call<{ id: string }>('creators/create', {
    name: 'Léa Duval',
    pseudonyms: [],
    platforms: ['bluesky'],
    zone: 'Europe/Paris',
    market: 'france',
    constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    notes: '',
  })
  const credentials = { identifier: 'lea.test', password: appPassword, service: app.practiceUrl }
  await call('accounts/connect', { creatorId, platform: 'bluesky', credentials })
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
  await expect(tile('vague.jpg')).toBeVisible({ timeout: 30_000 })
  await page
    .locator('input[data-add="files"]')
    .first()
    .setInputFiles([
      { name: 'toits.jpg', mimeType: 'image/jpeg', buffer: await drawScene(3) },
      { name: 'cassee.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') },
    ])
  const panel = page.getByRole('region', { name: 'Ajout de médias' })
  await expect(panel.getByText(/1 refusé/)).toBeVisible({ timeout: 30_000 })
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
  await page.getByRole('textbox', { name: 'Étiquettes à ajouter' }).fill('été')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Appliquer à 2 médias' }).click()
  await expect(page.getByText('2 médias modifiés')).toBeVisible()
  await page.getByRole('button', { name: 'Tout désélectionner' }).click()
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
  await page.getByRole('button', { name: 'Défaire' }).last().click()
  await expect(tile('toits.jpg')).toBeVisible()
})

test('axe finds nothing, in either theme', async () => {
  test.setTimeout(300_000)
  const [creator] = await call<{ id: string }[]>('creators/list')
  await call('hashtags/save', { creatorId: creator?.id, content: { name: 'été', tags: ['soleil', 'mer'], limits: { x: 1 } } })
  const content = { text: '{Bonjour|Salut} {{name}} {{hashtags:été}}', language: 'fr', kinds: null, platforms: null, tags: ['plage'] }
  await call('captions/save', { creatorId: creator?.id, content })
  const [asset] = (await call<{ items: { id: string }[] }>('assets/list')).items
  const found: string[] = []
  for (const theme of ['dark', 'light']) {
    await call('session/setPreferences', { theme })
    for (const path of [
      '/library',
      `/library?inspect=${asset?.id}`,
      '/library?tab=captions',
      '/library?tab=hashtags',
      '/library?tab=folders',
    ]) {
      await page.goto(`${app.url}${path}`)
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('main').getByRole('status', { name: 'Chargement…' })).toHaveCount(0)
      found.push(...(await axeFindings(page, `${theme} ${path}`, theme === 'dark' ? 'colours' : undefined)))
    }
  }
  expect(found).toEqual([])
})
