/**
 * One model on every platform, by clicks: accounts connected on the practice network's pages, a photo and a reel that go
 * out wherever they are taken, the profiles that show them, and what is posted by hand.
 */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { callFrom } from '../harness/page-call.ts'
import { returnAddresses } from '../harness/return-addresses.ts'
import { seedPeople } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'
import { realImage } from '../seed/images.ts'
import { realVideo } from '../seed/video.ts'

/** The agency's own page, wherever it is: the browser only has to stop there. */
const returnAddress = 'https://agence.example/retour'
const photoText = 'La loge, avant d’entrer en scène'
const photoTextOnX = 'La loge, côté scène'
const reelText = 'Un pas de danse dans les coulisses'

let app: ServedApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  page = await (await browser.newContext()).newPage()
  await page.context().route(`${returnAddress}**`, (route) => route.fulfill({ body: 'ok' }))
  await seedPeople(app, page)
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

/** A dialog that asks for a platform first. */
const openDialog = async (path: string, button: string, platform: string): Promise<Locator> => {
  await page.goto(`${app.url}/${path}`)
  await page.getByRole('button', { name: button }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Plateforme/ }).click()
  await page.getByRole('option', { name: platform, exact: true }).click()
  return dialog
}

interface App {
  clientId: string
  clientSecret?: string
}

const addApplication = async (platform: string, path: string, make: (dialog: Locator) => Promise<App>): Promise<void> => {
  const dialog = await openDialog('settings?tab=apps', 'Ajouter une application', platform)
  await expect(dialog.getByLabel('Identifiant de l’application')).toBeVisible()
  const { clientId, clientSecret } = await make(dialog)
  await dialog.getByLabel('Nom', { exact: true }).fill(`Appli ${platform}`)
  await dialog.getByLabel('Identifiant de l’application').fill(clientId)
  if (clientSecret !== undefined) await dialog.getByLabel('Secret de l’application').fill(clientSecret)
  if (platform === 'Instagram') await dialog.getByLabel('Adresse de retour').fill(returnAddress)
  if (platform === 'TikTok') await dialog.getByText('TikTok a audité cette application').click()
  await dialog.getByLabel('Serveurs').fill(`${app.practiceUrl}/${path}`)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('rowheader', { name: `Appli ${platform}` })).toBeVisible()
}

/** Opens the platform's page, and presses its button there. */
const agree = async (platform: string, button: string): Promise<Page> => {
  const [theirs] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: `Ouvrir la page de ${platform}` }).click(),
  ])
  await theirs.getByRole('button', { name: button }).click()
  return theirs
}

/** What a page of the practice network shows to be typed into Coulisse, by what it is called. */
const shownOn = async (theirs: Page): Promise<Map<string, string>> => {
  const names = await theirs.locator('dt').allTextContents()
  const values = await theirs.locator('dd').allTextContents()
  return new Map(names.map((name, index) => [name, values[index] ?? '']))
}

test('Bluesky: an account made with one click, connected with its app password', async () => {
  const theirs = await page.context().newPage()
  await theirs.goto(app.practiceUrl)
  await theirs.getByRole('button', { name: 'Nouveau compte d’entraînement' }).click()
  await expect(theirs.getByRole('heading', { name: 'Compte prêt à relier' })).toBeVisible()
  const shown = await shownOn(theirs)
  await theirs.close()
  const dialog = await openDialog('accounts', 'Connecter un compte', 'Bluesky')
  await dialog.getByLabel('Identifiant du compte').fill(shown.get('Identifiant') ?? '')
  await dialog.getByLabel('Mot de passe d’application').fill(shown.get('Mot de passe d’application') ?? '')
  await dialog.getByLabel('Adresse du serveur').fill(shown.get('Serveur') ?? '')
  await dialog.getByRole('button', { name: 'Connecter', exact: true }).click()
  await expect(page.getByText('essai-1.test est connecté')).toBeVisible()
})

test('X and TikTok: consent on their pages, and the browser comes back by itself', async () => {
  await app.control('x-accounts', { username: 'lea_x', name: 'Léa' })
  await addApplication('X', 'x', async (dialog) => app.control<App>('x-apps', { redirectUris: await returnAddresses(dialog) }))
  await app.control('tiktok-accounts', { username: 'lea.danse', displayName: 'Léa' })
  await addApplication('TikTok', 'tiktok', async (dialog) => {
    const redirectUris = await returnAddresses(dialog)
    const { clientKey, clientSecret } = await app.control<{ clientKey: string; clientSecret: string }>('tiktok-apps', { redirectUris })
    return { clientId: clientKey, clientSecret }
  })
  for (const [platform, button, name] of [
    ['X', 'Autoriser avec @lea_x', 'lea_x'],
    ['TikTok', 'Continuer comme @lea.danse', 'lea.danse'],
  ] as const) {
    await openDialog('accounts', 'Connecter un compte', platform)
    const theirs = await agree(platform, button)
    await expect(theirs.getByRole('heading', { name: 'C’est fait' })).toBeVisible()
    await theirs.close()
    await expect(page.getByText(`${name} est connecté`)).toBeVisible()
  }
})

test('Instagram: the practice bucket as media host, consent on its page, the address pasted', async () => {
  const bucket = await page.context().newPage()
  await bucket.goto(`${app.practiceUrl}/s3`)
  const shown = await shownOn(bucket)
  await bucket.close()
  await page.goto(`${app.url}/settings?tab=media-host`)
  for (const [name, value] of shown) await page.getByLabel(name, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Essayer' }).click()
  await expect(page.getByText('Un fichier y a été déposé, lu par un lien signé, puis supprimé')).toBeVisible()

  await app.control('instagram-accounts', { username: 'lea.photo', name: 'Léa' })
  await addApplication('Instagram', 'instagram', () => app.control<App>('instagram-apps', { redirectUris: [returnAddress] }))
  await openDialog('accounts', 'Connecter un compte', 'Instagram')
  await page.getByText('Par la page de Instagram').click()
  const theirs = await agree('Instagram', 'Autoriser avec @lea.photo')
  await theirs.waitForURL(`${returnAddress}**`)
  const address = theirs.url()
  await theirs.close()
  await page.getByLabel('Adresse d’arrivée').fill(address)
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(page.getByText('lea.photo est connecté')).toBeVisible()
})

test('OnlyFans: by its name alone', async () => {
  const dialog = await openDialog('accounts', 'Connecter un compte', 'OnlyFans')
  await dialog.getByLabel('Nom du compte').fill('lea.scene')
  await dialog.getByRole('button', { name: 'Connecter', exact: true }).click()
  await expect(page.getByText('lea.scene est connecté')).toBeVisible()
})

/** A new post with one file, described, for all her accounts but one. */
const write = async (text: string, file: { name: string; mimeType: string; buffer: Buffer }, but: string, what: string): Promise<void> => {
  await page.goto(`${app.url}/posts/new`)
  await page.getByRole('checkbox', { name: but }).uncheck({ force: true })
  await page.getByRole('textbox', { name: 'Texte', exact: true }).fill(text)
  await page.locator('input[type="file"]').first().setInputFiles(file)
  await page.getByRole('textbox', { name: `Description de ${what}` }).fill('Léa dans la loge')
  await page.getByText('Maintenant', { exact: true }).click()
}

const send = async (): Promise<void> => {
  await page.getByRole('button', { name: /^Publier maintenant/ }).click()
  await expect(page.getByRole('button', { name: 'Ne pas publier' })).toBeVisible()
}

const profiles = {
  bluesky: 'profile/essai-1.test',
  x: 'x/lea_x',
  instagram: 'instagram/lea.photo/',
  tiktok: 'tiktok/@lea.danse',
} as const

/** As anybody sees it in a browser. */
const expectSeen = async (platform: keyof typeof profiles, text: string, media: 'img' | 'video'): Promise<void> => {
  const theirs = await page.context().newPage()
  await expect(async () => {
    await theirs.goto(`${app.practiceUrl}/${profiles[platform]}`)
    const article = theirs.getByRole('article').filter({ hasText: text })
    await expect(article.locator(media).first()).toBeVisible({ timeout: 10_000 })
    await expect(article).toHaveCount(1, { timeout: 10_000 })
  }).toPass({ timeout: 120_000 })
  await theirs.close()
}

test('a photo goes out everywhere but on TikTok, with other words on X, and is seen so on the profiles', async () => {
  const buffer = Buffer.from(await realImage())
  await write(photoText, { name: 'loge.jpg', mimeType: 'image/jpeg', buffer }, '@lea.danse', 'l’image 1')
  await page.getByRole('button', { name: 'Écrire un autre texte pour X' }).click()
  await page.getByRole('textbox', { name: 'Texte pour X' }).fill(photoTextOnX)
  const previewOn = async (platform: string): Promise<Locator> => {
    await page.getByRole('tab', { name: platform }).click()
    return page.getByRole('article', { name: `Aperçu ${platform}` })
  }
  await expect((await previewOn('X')).getByText(photoTextOnX)).toBeVisible()
  await expect((await previewOn('Instagram')).getByText(photoText)).toBeVisible()
  await send()
  for (const platform of ['bluesky', 'instagram'] as const) await expectSeen(platform, photoText, 'img')
  await expectSeen('x', photoTextOnX, 'img')
})

test('a reel goes out on all four, and is seen on the profiles', async () => {
  const buffer = Buffer.from(await realVideo({ seconds: 4 }))
  await write(reelText, { name: 'danse.mp4', mimeType: 'video/mp4', buffer }, '@lea.scene', 'la vidéo')
  const choices = page.getByRole('region', { name: 'Choix pour @lea.danse' })
  await choices.getByRole('radio', { name: 'Publier directement' }).focus()
  await page.keyboard.press('Space')
  await choices.getByRole('button', { name: /Qui peut voir la publication/ }).click()
  await page.getByRole('option', { name: 'Tout le monde' }).click()
  await choices.getByRole('checkbox', { name: /vous acceptez, de TikTok/ }).focus()
  await page.keyboard.press('Space')
  await send()
  for (const platform of ['bluesky', 'x', 'instagram', 'tiktok'] as const) await expectSeen(platform, reelText, 'video')
})

test('what waits for a person is confirmed by hand with its link; then all is out', async () => {
  const { items } = await callFrom<{ items: { id: string }[] }>(page, 'publications/list', { ready: true })
  expect(items).toHaveLength(1)
  await page.goto(`${app.url}/publications/${items[0]?.id ?? ''}`)
  await page.getByLabel('Lien de la publication').fill('https://onlyfans.com/123456789/lea.scene')
  await page.getByRole('button', { name: 'C’est publié' }).click()
  await expect(page.getByText('Publiée à la main', { exact: true }).first()).toBeVisible()
  const states = async (): Promise<string[]> => {
    const all = await callFrom<{ items: { platform: string; state: string }[] }>(page, 'publications/list', {})
    return all.items.map(({ platform, state }) => `${platform} ${state}`).toSorted()
  }
  const twice = ['bluesky', 'bluesky', 'instagram', 'instagram', 'onlyfans', 'tiktok', 'x', 'x']
  await expect.poll(states, { timeout: 60_000 }).toEqual(twice.map((platform) => `${platform} published`))
})

test('photos go out on TikTok from the media host, with a title and the cover that was chosen', async () => {
  await page.goto(`${app.url}/posts/new`)
  for (const other of ['@essai-1.test', '@lea_x', '@lea.photo', '@lea.scene'])
    await page.getByRole('checkbox', { name: other }).uncheck({ force: true })
  await page.getByRole('textbox', { name: 'Texte', exact: true }).fill('Deux vues de la loge')
  const files = await Promise.all(
    ['une.jpg', 'deux.jpg'].map(async (name) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(await realImage()) })),
  )
  await page.locator('input[type="file"]').first().setInputFiles(files)
  for (const n of [1, 2]) await page.getByRole('textbox', { name: `Description de l’image ${n}` }).fill(`Vue ${n}`)
  await page.getByText('Maintenant', { exact: true }).click()
  const choices = page.getByRole('region', { name: 'Choix pour @lea.danse' })
  await choices.getByRole('textbox', { name: 'Titre' }).fill('Avant la scène')
  await choices.getByRole('button', { name: /Photo de couverture/ }).click()
  await page.getByRole('option', { name: '2 · Vue 2' }).click()
  await expect(choices.getByText('Autoriser les duos')).toBeHidden()
  await choices.getByRole('radio', { name: 'Publier directement' }).focus()
  await page.keyboard.press('Space')
  await choices.getByRole('button', { name: /Qui peut voir la publication/ }).click()
  await page.getByRole('option', { name: 'Tout le monde' }).click()
  await choices.getByRole('checkbox', { name: /vous acceptez, de TikTok/ }).focus()
  await page.keyboard.press('Space')
  await send()
  await expectSeen('tiktok', 'Avant la scène', 'img')
})
