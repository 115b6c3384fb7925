/** A reel on TikTok: the agency's application, consent on TikTok's page, choices made by a person, and the profile that shows it; a draft that waits. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../harness/axe-findings.ts'
import { callFrom } from '../harness/page-call.ts'
import { returnAddresses } from '../harness/return-addresses.ts'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'
import { realVideo } from '../seed/video.ts'

let app: ServedApp
let page: Page
let reel = ''

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  reel = join(app.dir, 'danse.mp4')
  writeFileSync(reel, await realVideo({ seconds: 3 }))
  page = await (await browser.newContext()).newPage()
  await seedAgency(app, page)
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

const profile = async (): Promise<string> =>
  await (await fetch(`${app.practiceUrl}/tiktok/@lea.danse`, { headers: { 'accept-language': 'fr' } })).text()

/** A new post for her TikTok alone, with the reel in it and described. */
const write = async (text: string): Promise<void> => {
  await page.goto(`${app.url}/posts/new`)
  await page.getByRole('checkbox', { name: '@lea.test' }).uncheck({ force: true })
  await page.getByRole('textbox', { name: 'Texte' }).fill(text)
  await page.locator('input[type="file"]').first().setInputFiles(reel)
  await page.getByRole('textbox', { name: 'Description de la vidéo' }).fill('Une danse dans les coulisses')
}

/** Its own page. */
const openPublication = async (text: string): Promise<void> => {
  const { items } = await callFrom<{ items: { id: string }[] }>(page, 'publications/list', { search: text })
  await page.goto(`${app.url}/publications/${items[0]?.id ?? ''}`)
}

test('an admin notes the agency’s application, and that TikTok has audited it', async () => {
  await app.control('tiktok-accounts', { username: 'lea.danse', displayName: 'Léa ✨', off: ['duet'] })
  await page.goto(`${app.url}/settings?tab=apps`)
  await page.getByRole('button', { name: 'Ajouter une application' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Ajouter une application' })
  await dialog.getByRole('button', { name: /Plateforme/ }).click()
  await page.getByRole('option', { name: 'TikTok' }).click()
  const addresses = await returnAddresses(dialog)
  const made = await app.control<{ clientKey: string; clientSecret: string }>('tiktok-apps', { name: 'Coulisse', redirectUris: addresses })
  await dialog.getByLabel('Nom', { exact: true }).fill('Appli de l’agence')
  await dialog.getByLabel('Identifiant de l’application').fill(made.clientKey)
  await dialog.getByLabel('Secret de l’application').fill(made.clientSecret)
  await dialog.getByText('TikTok a audité cette application').click()
  await dialog.getByLabel('Serveurs').fill(`${app.practiceUrl}/tiktok`)
  expect(await axeFindings(page, 'application')).toEqual([])
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('rowheader', { name: 'Appli de l’agence' })).toBeVisible()
})

test('the account agrees on TikTok’s page', async () => {
  await page.goto(`${app.url}/accounts`)
  await page.getByRole('button', { name: 'Connecter un compte' }).first().click()
  await page.getByRole('button', { name: /Plateforme/ }).click()
  await page.getByRole('option', { name: 'TikTok' }).click()
  const [theirs] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Ouvrir la page de TikTok' }).click(),
  ])
  await theirs.getByRole('button', { name: 'Continuer comme @lea.danse' }).click()
  await expect(theirs.getByRole('heading', { name: 'C’est fait' })).toBeVisible()
  await theirs.close()
  await expect(page.getByText('lea.danse est connecté')).toBeVisible()
})

test('a reel is composed with choices by keys and clicks, goes out, and is seen on the profile', async () => {
  await write('Un pas de danse')
  const choices = page.getByRole('region', { name: 'Choix pour @lea.danse' })
  await expect(choices.getByText('Sur TikTok, sous le nom « Léa ✨ »')).toBeVisible()
  await choices.getByRole('radio', { name: 'Publier directement' }).focus()
  await page.keyboard.press('Space')
  await expect(choices.getByRole('checkbox', { name: /duos/ })).toBeDisabled()
  await page.getByText('Maintenant', { exact: true }).click()
  const send = page.getByRole('button', { name: /^Publier maintenant/ })
  await expect(send).toBeDisabled()
  await choices.getByRole('button', { name: /Qui peut voir la publication/ }).click()
  await page.getByRole('option', { name: 'Tout le monde' }).click()
  await choices.getByText('Autoriser les commentaires').click()
  await choices.getByText('Déclarer un contenu commercial').click()
  await choices.getByText('Votre marque').click()
  await choices.getByRole('checkbox', { name: /vous acceptez, de TikTok/ }).focus()
  await page.keyboard.press('Space')
  for (const theme of ['light', 'dark']) {
    await page.evaluate((shown) => void (document.documentElement.dataset['theme'] = shown), theme)
    expect(await axeFindings(page, `choices, ${theme}`)).toEqual([])
  }
  await expect(send).toBeEnabled()
  await send.click()
  await expect(page.getByRole('button', { name: 'Ne pas publier' })).toBeVisible()
  await expect.poll(profile, { timeout: 60_000 }).toContain('Un pas de danse')
  expect(await profile()).toContain('Contenu commercial')
})

test('its page tells what was chosen, and where it is', async () => {
  await openPublication('Un pas de danse')
  const chosen = page.getByRole('region', { name: 'Choix pour ce compte' })
  await expect(chosen.getByText('Tout le monde')).toBeVisible()
  await expect(page.getByText(/Vue en ligne sur la plateforme/)).toBeVisible({ timeout: 60_000 })
})

test('a draft waits for a person in TikTok, and is out once they have posted it', async () => {
  await write('Ce texte reste ici')
  await page.getByText('Maintenant', { exact: true }).click()
  await page.getByRole('button', { name: /^Publier maintenant/ }).click()
  await expect(page.getByRole('button', { name: 'Ne pas publier' })).toBeVisible()
  await expect.poll(profile, { timeout: 60_000 }).toContain('Boîte de réception')
  await openPublication('Ce texte reste ici')
  await expect(page.getByText('Attend quelqu’un sur la plateforme')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('À finir sur la plateforme').first()).toBeVisible()
  const theirs = await page.context().newPage()
  await theirs.goto(`${app.practiceUrl}/tiktok/@lea.danse`)
  await theirs.getByLabel('Légende').fill('Un autre texte')
  await theirs.getByRole('button', { name: 'Publier ce brouillon' }).click()
  await theirs.close()
  await expect(page.getByText('Attend quelqu’un sur la plateforme')).toBeHidden({ timeout: 90_000 })
  await expect(page.getByText('Publiée', { exact: true }).first()).toBeVisible()
})
