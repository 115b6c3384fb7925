/** An account connected through a platform's own page in a browser, a post that goes out on it, and a consent that is refused. */
import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../harness/axe-findings.ts'
import { returnAddresses } from '../harness/return-addresses.ts'
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

/** Presses the button that opens the platform's page, and answers that page. */
const openPage = async (): Promise<Page> => {
  const [theirs] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Ouvrir la page de X' }).click(),
  ])
  return theirs
}

const startOnX = async (): Promise<void> => {
  await page.goto(`${app.url}/accounts`)
  await page.getByRole('button', { name: 'Connecter un compte' }).first().click()
  await page.getByRole('button', { name: /Plateforme/ }).click()
  await page.getByRole('option', { name: 'X', exact: true }).click()
}

test('an admin notes the agency’s application', async () => {
  await app.control('x-accounts', { username: 'lea_x', name: 'Léa' })
  await page.goto(`${app.url}/settings?tab=apps`)
  await page.getByRole('button', { name: 'Ajouter une application' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Ajouter une application' })
  await dialog.getByRole('button', { name: /Plateforme/ }).click()
  await page.getByRole('option', { name: 'X', exact: true }).click()
  const addresses = await returnAddresses(dialog)
  expect(addresses).toHaveLength(3)
  const { clientId } = await app.control<{ clientId: string }>('x-apps', { name: 'Coulisse', redirectUris: addresses })
  await dialog.getByLabel('Nom', { exact: true }).fill('Appli de l’agence')
  await dialog.getByLabel('Identifiant de l’application').fill(clientId)
  await dialog.getByLabel('Serveurs').fill(`${app.practiceUrl}/x`)
  expect(await axeFindings(page, 'application')).toEqual([])
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('rowheader', { name: 'Appli de l’agence' })).toBeVisible()
})

test('a consent that is refused connects nothing and says so', async () => {
  await startOnX()
  const theirs = await openPage()
  await theirs.getByRole('button', { name: 'Annuler' }).click()
  await expect(theirs.getByRole('heading', { name: 'Rien n’a été connecté' })).toBeVisible()
  await theirs.close()
  await expect(page.getByText(/L’accord a été refusé/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click()
})

test('an account that agreed is connected', async () => {
  await startOnX()
  const theirs = await openPage()
  await theirs.getByRole('button', { name: 'Autoriser avec @lea_x' }).click()
  await expect(theirs.getByRole('heading', { name: 'C’est fait' })).toBeVisible()
  await theirs.close()
  await expect(page.getByText('lea_x est connecté')).toBeVisible()
  await expect(page.getByText('@lea_x').first()).toBeVisible()
})

test('a post goes out on it, and is seen on the profile', async () => {
  await page.goto(`${app.url}/posts/new`)
  await page.getByRole('textbox', { name: 'Texte' }).fill('Premier mot sur X')
  await page.getByText('Maintenant', { exact: true }).click()
  await page.getByRole('button', { name: /^Publier maintenant/ }).click()
  await expect(page.getByRole('button', { name: 'Ne pas publier' })).toBeVisible()
  await expect
    .poll(async () => await (await fetch(`${app.practiceUrl}/x/lea_x`)).text(), { timeout: 60_000 })
    .toContain('Premier mot sur X')
})

test('a thread is written part by part, priced, and goes out in one chain', async () => {
  await page.goto(`${app.url}/posts/new`)
  await page.getByRole('textbox', { name: 'Texte' }).fill('Un fil commence')
  await page.getByRole('button', { name: 'Ajouter au fil' }).click()
  await page.keyboard.type('Le fil continue')
  await page.getByRole('button', { name: 'Ajouter au fil' }).click()
  await page.keyboard.type('Le fil finit')
  await expect(page.getByText('@lea_x : 0,045 $ (3 publications)')).toBeVisible()
  expect(await axeFindings(page, 'a thread')).toEqual([])
  await page.getByText('Maintenant', { exact: true }).click()
  await page.getByRole('button', { name: /^Publier maintenant/ }).click()
  await expect(page.getByRole('button', { name: 'Ne pas publier' })).toBeVisible()
  await expect.poll(async () => await (await fetch(`${app.practiceUrl}/x/lea_x`)).text(), { timeout: 60_000 }).toContain('Le fil finit')
})

test('what X allows is told on the account, and what it cost on its application', async () => {
  await page.goto(`${app.url}/accounts`)
  await page.getByRole('gridcell').getByText('@lea_x').click()
  await page.getByRole('button', { name: 'Ce qui est possible' }).click()
  const offer = page.getByRole('dialog', { name: 'Ce que X permet' })
  await expect(offer.getByText('Aimer les publications d’autrui')).toBeVisible()
  await expect(offer.getByText(/Réservé à l’offre Enterprise/).first()).toBeVisible()
  expect(await axeFindings(page, 'what X allows')).toEqual([])
  await page.keyboard.press('Escape')

  await page.goto(`${app.url}/settings?tab=apps`)
  await page.getByRole('button', { name: 'Modifier Appli de l’agence' }).click()
  const dialog = page.getByRole('dialog', { name: 'Modifier Appli de l’agence' })
  await expect(dialog.getByText(/^Dépensé ce mois-ci/)).toBeVisible()
  await expect(dialog.getByText('Publications', { exact: true })).toBeVisible()
  await dialog.getByLabel('Plafond par mois (dollars)').fill('0,02')
  expect(await axeFindings(page, 'spending')).toEqual([])
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText(/ sur 0,02/)).toBeVisible()
  await page.goto(`${app.url}/today`)
  await expect(page.getByText(/dépensés ce mois-ci sur 0,02/)).toBeVisible()
})
