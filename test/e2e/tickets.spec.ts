/** A problem, reported in a browser by a model and seen to by an admin, against a real core: what leaves holds no name. */
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { unzipSync, strFromU8 } from 'fflate'
import { drawScene } from '../../bench/library/draw-scene.ts'
import { axeFindings } from '../harness/axe-findings.ts'
import { callFrom } from '../harness/page-call.ts'
import { seedAgency, seededPassword } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'

let app: ServedApp
let admin: Page
let model: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  admin = await (await browser.newContext()).newPage()
  model = await (await browser.newContext()).newPage()
  const { creatorId } = await seedAgency(app, admin)
  const { link } = await callFrom<{ link: { token: string } }>(admin, 'team/invite', {
    name: 'Léa Duval',
    email: 'lea@lumiere.example',
    role: 'model',
    creatorIds: [creatorId],
  })
  await model.goto(app.url)
  await callFrom(model, 'session/acceptLink', { token: link.token, password: seededPassword })
})

test.afterAll(async () => {
  await admin?.context().close()
  await model?.context().close()
  await app?.[Symbol.asyncDispose]()
})

test('a model reports from where she is, with a picture, and takes out a line first', async () => {
  await model.goto(`${app.url}/my-calendar`)
  await expect(model.getByRole('heading', { level: 1 })).toBeVisible()
  await model.keyboard.press('!')
  const dialog = model.getByRole('dialog', { name: 'Signaler un problème' })
  await dialog.getByLabel('En une phrase').fill('Mon calendrier est vide, dit Léa Duval')
  await dialog.getByLabel(/Que s’est-il passé/).fill('Depuis midi. Écrivez-moi : lea@lumiere.example')
  await expect(dialog.getByText('page: /my-calendar')).toBeVisible()
  await expect(dialog.getByText(/^log: /)).toHaveCount(0)
  await dialog.getByRole('button', { name: /Retirer.*: role/ }).click()
  await dialog.locator('input[type="file"]').setInputFiles({ name: 'vu.jpg', mimeType: 'image/jpeg', buffer: await drawScene(2) })
  await expect(dialog.getByRole('img', { name: 'Image 1' })).toBeVisible()
  expect(await axeFindings(model, 'report')).toEqual([])
  await dialog.getByRole('button', { name: 'Signaler', exact: true }).click()
  await model.getByRole('button', { name: 'Voir' }).click()
  await expect(model.getByRole('heading', { name: 'Mon calendrier est vide, dit Léa Duval' })).toBeVisible()
  await expect(model.getByText('page: /my-calendar')).toBeVisible()
  await expect(model.getByText(/^role/)).toHaveCount(0)
  await expect(model.getByRole('img', { name: 'Image 1' })).toBeVisible()
})

test('an admin sees that it waits, gives it to herself, answers, and saves a file without names', async () => {
  await admin.goto(`${app.url}/tickets`)
  await admin.getByRole('link', { name: /Mon calendrier est vide/ }).click()
  await admin.getByRole('button', { name: /Confié à/ }).click()
  await admin.getByRole('option', { name: 'Claire Marchand' }).click()
  await admin.getByLabel('Votre réponse').fill('Quel jour ?')
  await admin.getByRole('button', { name: 'Répondre' }).click()
  await expect(admin.getByText('Quel jour ?')).toBeVisible()
  await expect(admin.getByText(/a confié le signalement à Claire Marchand/)).toBeVisible()
  expect(await axeFindings(admin, 'ticket')).toEqual([])
  await admin.getByRole('button', { name: 'Sortir de Coulisse' }).click()
  const saving = admin.waitForEvent('download')
  await admin.getByRole('menuitem', { name: 'Enregistrer un fichier' }).click()
  const files = unzipSync(new Uint8Array(readFileSync(await (await saving).path())))
  expect(Object.keys(files).toSorted()).toEqual(['ticket.json', 'ticket.md'])
  const text = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join('\n')
  expect(text).toContain('Depuis midi')
  for (const name of ['Léa', 'Duval', 'lumiere.example', 'Claire']) expect(text).not.toContain(name)
  await admin.getByRole('button', { name: 'Sortir de Coulisse' }).click()
  await admin.getByRole('menuitem', { name: 'Écrire à l’équipe de Coulisse' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Pour l’équipe de Coulisse' })
  await expect(dialog.getByRole('textbox')).toHaveValue(/Depuis midi/)
  await expect(dialog.getByRole('textbox')).not.toHaveValue(/Duval|lumiere/)
})

test('the model is told that her word is awaited, and hers opens it again once it is closed', async () => {
  await model.goto(`${app.url}/tickets`)
  await expect(model.getByText(/Attend votre réponse/)).toBeVisible()
  await admin.goto(`${app.url}/tickets`)
  await admin.getByRole('link', { name: /Mon calendrier est vide/ }).click()
  await admin.getByRole('button', { name: 'Clore' }).click()
  await expect(admin.getByRole('button', { name: 'Rouvrir' })).toBeVisible()
  await model.getByRole('tab', { name: 'Clos' }).click()
  await model.getByRole('link', { name: /Mon calendrier est vide/ }).click()
  await model.getByLabel('Votre réponse').fill('Lundi, toujours')
  await model.getByRole('button', { name: 'Répondre' }).click()
  // Without a reload: core says that it changed.
  await expect(admin.getByRole('button', { name: 'Prendre en main' })).toBeVisible()
  await expect(admin.getByText('Lundi, toujours')).toBeVisible()
})
