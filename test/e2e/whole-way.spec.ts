/**
 * The whole way in a browser, against a real core and the practice network: from an empty folder to a post that is out,
 * an import and its undo, a model who reads, texts that would like to be scripts.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { axeFindings } from '../harness/axe-findings.ts'
import { callFrom as call } from '../harness/page-call.ts'
import { policyRefusals } from '../harness/policy-refusals.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'

const password = 'porte-des-coulisses-42'
const appPassword = 'abcd-efgh-ijkl-mnop'
const hostile = `<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>`

let app: ServedApp
let page: Page
/** What the policy refused: a page of ours asks for nothing that it forbids. */
let refused: readonly string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  await app.addAccount('lea.test', appPassword)
  page = await (await browser.newContext()).newPage()
  refused = policyRefusals(page)
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => expect(dialog.message(), 'no page may open a dialog').toBe('')))
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

const paste = (name: string): Promise<void> =>
  page.getByRole('textbox', { name: 'Texte' }).evaluate(async (area, fileName) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
    const context = canvas.getContext('2d')
    if (context) Object.assign(context, { fillStyle: '#d98a2b' }).fillRect(40, 40, 300, 200)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    const data = new DataTransfer()
    if (blob) data.items.add(new File([blob], fileName, { type: 'image/png' }))
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, name)

const expectNoScriptRan = async (of: Page): Promise<void> => {
  expect(await of.evaluate(() => 'pwned' in window)).toBe(false)
}

test('first run, a model, a practice account, a post with a pasted picture: out, with its proof', async () => {
  await page.goto(app.url)
  await page.getByLabel('Nom de l’agence').fill('Agence Lumière')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Votre nom').fill('Claire Marchand')
  await page.getByLabel('Adresse e-mail').fill('claire@lumiere.example')
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByLabel('Phrase secrète du coffre').fill('rideau-corde-lanterne-1887')
  await page.getByRole('button', { name: 'Créer l’agence' }).click()
  await page.getByText(/en lieu sûr/).click()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('button', { name: 'Avec les comptes de l’agence' }).click()

  await page.getByRole('link', { name: 'Modèles', exact: true }).click()
  await page.getByRole('button', { name: 'Ajouter un modèle' }).first().click()
  await page.getByRole('textbox', { name: 'Nom' }).fill('Léa Duval')
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Léa Duval' })).toBeVisible()

  await page.getByRole('tab', { name: 'Comptes' }).click()
  await page.getByRole('button', { name: 'Connecter un compte' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Identifiant du compte').fill('lea.test')
  await dialog.getByLabel('Mot de passe d’application').fill('wrong-wrong-wrong')
  await dialog.getByLabel('Adresse du serveur').fill(app.practiceUrl)
  await dialog.getByRole('button', { name: 'Connecter', exact: true }).click()
  await expect(dialog.getByText(/ne reconnaît pas cet identifiant/)).toBeVisible()
  await dialog.getByLabel('Mot de passe d’application').fill(appPassword)
  await dialog.getByRole('button', { name: 'Connecter', exact: true }).click()
  await expect(page.getByRole('article').getByText('Connecté', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Nouveau contenu' }).first().click()
  await page.getByRole('textbox', { name: 'Texte' }).fill('Ce soir, répétition générale #loge https://exemple.fr')
  await paste('loge.png')
  await expect(page.getByRole('region', { name: 'À corriger' }).getByText('Il manque la description de loge.png')).toBeVisible()
  await page.getByRole('textbox', { name: 'Description de l’image 1' }).fill('Un rectangle orange')
  await expect(page.getByText(/Brouillon enregistré à/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Texte' })).toHaveValue('Ce soir, répétition générale #loge https://exemple.fr')
  await page.getByText('Maintenant', { exact: true }).click()
  await page.getByRole('button', { name: 'Publier maintenant' }).click()
  // Held for five seconds in sight; then out, with the way to it.
  await expect(page.getByRole('button', { name: 'Ne pas publier' })).toBeVisible()
  await page.getByRole('button', { name: 'Voir', exact: true }).click({ timeout: 15_000 })

  await expect(page.getByText(/Vue en ligne sur la plateforme à/)).toBeVisible({ timeout: 60_000 })
  const proof = page.getByRole('link', { name: /Preuve/ })
  const address = await proof.getAttribute('href')
  expect(address?.startsWith(app.practiceUrl)).toBe(true)
  const [seen] = await Promise.all([page.context().waitForEvent('page'), proof.click()])
  await expect(seen.getByText('Ce soir, répétition générale')).toBeVisible()
  await expect(seen.getByAltText('Un rectangle orange')).toBeVisible()
  await seen.close()
})

test('a reply is liked and answered from the publication’s page, once, and both are on the network', async () => {
  await app.addAccount('fan.test', appPassword)
  const xrpc = async (method: string, { token, ...init }: RequestInit & { token?: string } = {}) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(`${app.practiceUrl}/xrpc/${method}`, { ...init, headers })
    return answer.json() as Promise<Record<string, unknown>>
  }
  const recordsOf = async (repo: string, collection: string) =>
    (await xrpc(`com.atproto.repo.listRecords?repo=${repo}&collection=${collection}`))['records'] as {
      uri: string
      cid: string
      value: { text?: string; subject?: { uri: string } }
    }[]
  const [post] = await recordsOf('lea.test', 'app.bsky.feed.post')
  const login = { identifier: 'fan.test', password: appPassword }
  const fan = await xrpc('com.atproto.server.createSession', { method: 'POST', body: JSON.stringify(login) })
  const reference = { uri: post?.uri, cid: post?.cid }
  const record = { text: hostile, createdAt: new Date().toISOString(), reply: { root: reference, parent: reference } }
  const body = JSON.stringify({ repo: 'fan.test', collection: 'app.bsky.feed.post', record })
  const { uri } = await xrpc('com.atproto.repo.createRecord', { method: 'POST', body, token: String(fan['accessJwt']) })

  await page.getByRole('button', { name: 'Relever les chiffres' }).click()
  const acts = page.getByRole('group', { name: 'Agir sur la réponse de @fan.test' })
  await acts.getByRole('button', { name: 'Aimer' }).click()
  await expect(acts.getByRole('button', { name: 'Ne plus aimer' })).toBeVisible()
  await acts.getByRole('button', { name: 'Répondre' }).click()
  await page.getByRole('textbox', { name: 'Répondre à @fan.test' }).fill('Merci, à ce soir !')
  await expect(page.getByText('18 / 300')).toBeVisible()
  expect(await axeFindings(page, 'replies')).toEqual([])
  await page.getByRole('button', { name: 'Envoyer la réponse' }).dblclick()
  await expect(page.getByText('Merci, à ce soir !')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Voir sur la plateforme' })).toBeVisible()
  await expectNoScriptRan(page)

  const liked = async () => (await recordsOf('lea.test', 'app.bsky.feed.like')).map(({ value }) => value.subject?.uri)
  await expect.poll(liked).toEqual([uri])
  const said = (await recordsOf('lea.test', 'app.bsky.feed.post')).map(({ value }) => value.text)
  expect(said.filter((text) => text === 'Merci, à ce soir !')).toHaveLength(1)
})

test('an import is looked at first, errors by line, then applied and undone', async () => {
  const folder = join(app.dir, 'mars')
  mkdirSync(join(folder, 'images'), { recursive: true })
  const picture = sharp({ create: { width: 400, height: 300, channels: 3, background: '#4a3f6b' } })
  writeFileSync(join(folder, 'images', 'a.jpg'), await picture.jpeg().toBuffer())
  const inAYear = `${new Date().getFullYear() + 1}-03-12 18:30`
  writeFileSync(
    join(folder, 'posts.csv'),
    [
      'creator,account,at,text,images,alts',
      `Léa Duval,lea.test,${inAYear},Depuis le fichier,images/a.jpg,Un aplat violet`,
      `Nina,lea.test,${inAYear},Inconnue,,`,
      `Léa Duval,lea.test,${inAYear},"Sans image",images/absente.jpg,Rien`,
      `Léa Duval,lea.test,${inAYear},Depuis le fichier,images/a.jpg,Un aplat violet`,
    ].join('\n'),
  )
  await page.getByRole('link', { name: 'Importer', exact: true }).click()
  await expect(page.getByText('Aucun import pour l’instant.')).toBeVisible()
  await page.locator('input[webkitdirectory]').setInputFiles(folder)
  await expect(page.getByText('1 contenu sera créé')).toBeVisible()
  await expect(page.getByText('3 lignes seront laissées de côté')).toBeVisible()
  const table = page.getByRole('grid', { name: 'Lignes du fichier' })
  await expect(table.getByText('Aucun modèle nommé « Nina »')).toBeVisible()
  await expect(table.getByText(/Image introuvable parmi les fichiers déposés.*images\/absente.jpg/)).toBeVisible()
  await expect(table.getByText('Identique à la ligne 2')).toBeVisible()
  await page.getByRole('button', { name: 'Importer 1 ligne' }).click()
  await expect(page.getByText('Import terminé')).toBeVisible()

  await page.getByRole('link', { name: 'Voir le calendrier' }).click()
  await page.getByRole('radio', { name: 'Liste' }).click()
  await expect(page.getByText('Depuis le fichier')).toBeVisible()
  await page.getByRole('link', { name: 'Importer', exact: true }).first().click()
  await page.getByRole('button', { name: 'Défaire' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Défaire' }).click()
  await expect(page.getByText('Défait', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Calendrier', exact: true }).click()
  await page.getByRole('radio', { name: 'Liste' }).click()
  await expect(page.getByRole('row', { name: /Annulée$/ })).toContainText('Depuis le fichier')
})

test('what is scheduled can be moved, cancelled and brought back by keys alone', async () => {
  await page.getByRole('link', { name: 'Nouveau contenu' }).first().click()
  await page.getByRole('textbox', { name: 'Texte' }).fill('Pour plus tard')
  await page.getByRole('button', { name: 'Planifier', exact: true }).click()
  await expect(page).toHaveURL(/\/calendar\?inspect=pub_/)
  const inspector = page.getByRole('complementary')
  await expect(inspector.getByText(/^Partira/)).toBeVisible()
  await page.locator('body').press('e')
  await expect(page.getByRole('dialog', { name: 'Déplacer la publication' })).toBeVisible()
  await page.keyboard.press('Escape')
  await inspector.getByRole('button', { name: 'Plus d’actions' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Annuler la publication' }).focus()
  await page.keyboard.press('Enter')
  await expect(inspector.getByText('Rien ne partira.')).toBeVisible()
  await inspector.getByRole('button', { name: 'Rétablir' }).focus()
  await page.keyboard.press('Enter')
  await expect(inspector.getByText(/^Partira/)).toBeVisible()
})

test('texts and file names that would like to be scripts stay text', async () => {
  const creator = await call<{ id: string }>(page, 'creators/create', {
    name: `Z ${hostile}`,
    pseudonyms: [hostile.slice(0, 78)],
    platforms: [],
    zone: 'Europe/Paris',
    market: 'france',
    constraints: { neverShow: [hostile], neverMention: [hostile], platformsNotAllowed: [], free: hostile },
    notes: `${hostile}\n[x](javascript:window.pwned=1)`,
  })
  for (const path of ['/creators', `/creators/${creator.id}`, '/calendar', '/history']) {
    await page.goto(`${app.url}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoScriptRan(page)
  }
  const [lea] = await call<{ id: string }[]>(page, 'creators/list')
  await page.goto(`${app.url}/posts/new?creator=${lea?.id}`)
  await page.getByRole('textbox', { name: 'Texte' }).fill(`${hostile} javascript:window.pwned=1 https://x.fr/"onmouseover="window.pwned=1`)
  await paste(`"><img src=x onerror=window.pwned=1>.png`)
  await page.getByRole('textbox', { name: 'Description de l’image 1' }).fill(hostile)
  await expect(page.getByText(/Brouillon enregistré à/)).toBeVisible()
  await expectNoScriptRan(page)
  await page.getByRole('button', { name: 'Planifier', exact: true }).click()
  await expect(page).toHaveURL(/\/calendar\?inspect=pub_/)
  await expect(page.getByRole('complementary').getByText('<script>').first()).toBeVisible()
  await page.getByRole('complementary').getByRole('button', { name: 'Description' }).click()
  await expectNoScriptRan(page)

  await page.goto(`${app.url}/import`)
  const csv = Buffer.from(
    `creator,account,at,text\n"${hostile.replaceAll('"', '""')}",x,2020-01-01 10:00,"${hostile.replaceAll('"', '""')}"\n`,
  )
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '<img src=x onerror=window.pwned=1>.csv', mimeType: 'text/csv', buffer: csv })
  await expect(page.getByRole('grid', { name: 'Lignes du fichier' }).getByText(/Aucun compte «.x.»/)).toBeVisible()
  await expectNoScriptRan(page)
  await call(page, 'creators/archive', { creatorId: creator.id })
})

test('a model reads, on a phone, and is offered no act', async ({ browser }) => {
  const [creator] = await call<{ id: string; name: string }[]>(page, 'creators/list')
  const { link } = await call<{ link: { token: string } }>(page, 'team/invite', {
    name: 'Léa Duval',
    email: 'lea@lumiere.example',
    role: 'model',
    creatorIds: [creator?.id],
  })
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const phone = await context.newPage()
  await phone.goto(app.url)
  await call(phone, 'session/acceptLink', { token: link.token, password: 'une-phrase-bien-longue' })
  const { items } = await call<{ items: { id: string }[] }>(phone, 'publications/list', { limit: 1 })
  for (const path of ['/calendar', `/publications/${items[0]?.id}`, `/creators/${creator?.id}`, `/creators/${creator?.id}?tab=accounts`]) {
    await phone.goto(`${app.url}${path}`)
    await expect(phone.getByRole('heading', { level: 1 })).toBeVisible()
    for (const name of [
      'Nouveau contenu',
      'Modifier',
      'Archiver',
      'Connecter un compte',
      'Déconnecter',
      'Relever les chiffres',
      'Plus d’actions',
      'Déplacer',
    ])
      await expect(
        phone.getByRole('main').getByRole('button', { name }).or(phone.getByRole('main').getByRole('link', { name })),
      ).toHaveCount(0)
    await expect
      .poll(() => phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} fits a phone`)
      .toBe(true)
    expect(await axeFindings(phone, path)).toEqual([])
  }
  await phone.goto(`${app.url}/posts/new`)
  await expect(phone.getByText('Cette page n’existe pas').first()).toBeVisible()
  await context.close()
})

test('no page asked for anything that the policy forbids', () => {
  expect(refused).toEqual([])
})
