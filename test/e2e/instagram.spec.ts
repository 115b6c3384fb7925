/** Instagram: a media host that speaks S3, an account connected with a copied token and one by consent, and a photo on the profile. */
import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../harness/axe-findings.ts'
import { startS3, type S3Server } from '../harness/s3-server.ts'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'
import { realImage } from '../seed/images.ts'

const returnAddress = 'https://agence.example/retour'

let app: ServedApp
let s3: S3Server
let page: Page
let token = ''

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  s3 = await startS3()
  page = await (await browser.newContext()).newPage()
  // The agency's own page, wherever it is: the browser only has to stop there.
  await page.context().route(`${returnAddress}**`, (route) => route.fulfill({ body: 'ok' }))
  await seedAgency(app, page)
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
  await s3?.[Symbol.asyncDispose]()
})

const startOnInstagram = async (): Promise<void> => {
  await page.goto(`${app.url}/accounts`)
  await page.getByRole('button', { name: 'Connecter un compte' }).first().click()
  await page.getByRole('button', { name: /Plateforme/ }).click()
  await page.getByRole('option', { name: 'Instagram' }).click()
}

test('an admin sets a media host, and tests it', async () => {
  await page.goto(`${app.url}/settings?tab=media-host`)
  await page.getByLabel('Adresse', { exact: true }).fill(s3.endpoint)
  await page.getByLabel('Région').fill('us-east-1')
  await page.getByLabel('Espace (bucket)').fill('nulle-part')
  await page.getByLabel('Identifiant de clé').fill(s3.accessKeyId)
  await page.getByLabel('Clé secrète').fill(s3.secretAccessKey)
  expect(await axeFindings(page, 'media-host')).toEqual([])
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Essayer' }).click()
  await expect(page.getByText(/n’existe pas sous ce nom/)).toBeVisible()
  await page.getByLabel('Espace (bucket)').fill(s3.bucket)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Essayer' }).click()
  await expect(page.getByText('Un fichier y a été déposé, lu par un lien signé, puis supprimé')).toBeVisible()
})

test('an account is connected with a copied token', async () => {
  ;({ token } = await app.control<{ token: string }>('instagram-accounts', { username: 'lea.photo', name: 'Léa' }))
  await startOnInstagram()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Avec un jeton copié').click()
  await dialog.getByLabel('Jeton d’accès').fill(token)
  await dialog.getByLabel('Adresse du serveur').fill(`${app.practiceUrl}/instagram`)
  await dialog.getByRole('button', { name: 'Connecter', exact: true }).click()
  await expect(page.getByText('lea.photo est connecté')).toBeVisible()
})

test('a photo goes out on it, is seen on the profile, and nothing is left on the media host', async () => {
  await page.goto(`${app.url}/posts/new`)
  await page.getByRole('checkbox', { name: '@lea.test' }).uncheck({ force: true })
  await page.getByRole('textbox', { name: 'Texte' }).fill('Une photo sur Instagram')
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'loge.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await realImage()) })
  await page.getByRole('textbox', { name: 'Description de l’image 1' }).fill('Une loge')
  await page.getByText('Maintenant', { exact: true }).click()
  await page.getByRole('button', { name: /^Publier maintenant/ }).click()
  const profile = async () => await (await fetch(`${app.practiceUrl}/instagram/lea.photo/`)).text()
  await expect.poll(profile, { timeout: 60_000 }).toContain('Une photo sur Instagram')
  expect(await profile()).toContain('alt="Une loge"')
  await expect.poll(() => s3.there(), { timeout: 20_000 }).toEqual([])
})

test('another account agrees on Instagram’s page, and the address it ended on is pasted', async () => {
  await app.control('instagram-accounts', { username: 'lea.soir', name: 'Léa le soir' })
  const made = await app.control<{ clientId: string; clientSecret: string }>('instagram-apps', { redirectUris: [returnAddress] })
  await page.goto(`${app.url}/settings?tab=apps`)
  await page.getByRole('button', { name: 'Ajouter une application' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Ajouter une application' })
  await dialog.getByRole('button', { name: /Plateforme/ }).click()
  await page.getByRole('option', { name: 'Instagram' }).click()
  await dialog.getByLabel('Nom', { exact: true }).fill('Appli Instagram')
  await dialog.getByLabel('Identifiant de l’application').fill(made.clientId)
  await dialog.getByLabel('Secret de l’application').fill(made.clientSecret)
  await dialog.getByLabel('Adresse de retour').fill(returnAddress)
  await dialog.getByLabel('Serveurs').fill(`${app.practiceUrl}/instagram`)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('rowheader', { name: 'Appli Instagram' })).toBeVisible()
  await startOnInstagram()
  await page.getByText('Par la page de Instagram').click()
  const [theirs] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Ouvrir la page de Instagram' }).click(),
  ])
  await theirs.getByRole('button', { name: 'Autoriser avec @lea.soir' }).click()
  await theirs.waitForURL(`${returnAddress}**`)
  const address = theirs.url()
  await theirs.close()
  await page.getByLabel('Adresse d’arrivée').fill(address)
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(page.getByText('lea.soir est connecté')).toBeVisible()
})
