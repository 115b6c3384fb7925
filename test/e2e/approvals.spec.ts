/**
 * Watched and decided about, in a browser against a real core and the practice network: what is owed and not planned
 * is an alert that somebody takes in hand; a model's yes lets a post out; her no is read by whoever prepared it.
 */
import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../harness/axe-findings.ts'
import { callFrom as call } from '../harness/page-call.ts'
import { scheduleText, seedAgency, seededPassword, seededZone, type SeededAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'

let app: ServedApp
let admin: Page
let model: Page
let seeded: SeededAgency
let creatorId = ''

test.describe.configure({ mode: 'serial' })

/** A wall time in Paris so many hours from now. */
const wallIn = (hours: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: seededZone, dateStyle: 'short', timeStyle: 'short' })
    .format(Date.now() + hours * 3_600_000)
    .replace(' ', 'T')

const schedule = (text: string, hours: number): Promise<string> => scheduleText(admin, seeded, text, wallIn(hours))

const expectAccessible = async (page: Page): Promise<void> => {
  expect(await axeFindings(page, page.url())).toEqual([])
}

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  admin = await (await browser.newContext()).newPage()
  seeded = await seedAgency(app, admin)
  creatorId = seeded.creatorId
  const { link } = await call<{ link: { token: string } }>(admin, 'team/invite', {
    name: 'Léa Duval',
    email: 'lea@lumiere.example',
    role: 'model',
    creatorIds: [creatorId],
  })
  model = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage()
  await model.goto(app.url)
  await call(model, 'session/acceptLink', { token: link.token, password: seededPassword })
  await admin.reload()
})

test.afterAll(async () => {
  await admin?.context().close()
  await model?.context().close()
  await app?.[Symbol.asyncDispose]()
})

test('what is owed and not planned is an alert, with who was told; taken in hand with a note, it is somebody’s', async () => {
  // The alarm's hours first: by the usual ones an evening's run is told of tomorrow too.
  const settings = await call<object>(admin, 'alerts/getSettings')
  await call(admin, 'alerts/setSettings', { ...settings, dayBefore: null, sameDay: '00:00' })
  const { suggested } = await call<{ suggested: object }>(admin, 'plans/get', { creatorId })
  const rules = { ...suggested, obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }], blackoutDates: [] }
  await call(admin, 'plans/save', { creatorId, accountId: null, rules, basedOn: null })

  await admin.goto(`${app.url}/today`)
  await expect(admin.getByRole('region', { name: 'Engagements des 7 prochains jours' })).toBeVisible()
  await admin
    .getByRole('button', { name: /: manque, 0 sur 1 texte/ })
    .first()
    .click()
  await expect(admin.getByText('Rien n’est prévu : il manque 1 texte')).toBeVisible()
  await admin.keyboard.press('Escape')

  await admin.getByRole('link', { name: /^Alertes/ }).click()
  await expect(admin.getByText(/Léa Duval : il manque 1 texte/)).toBeVisible()
  await expectAccessible(admin)
  await admin.getByRole('button', { name: /Léa Duval : il manque 1 texte/ }).click()
  await expect(admin.getByRole('region', { name: 'Qui a été prévenu' }).getByText('à Claire Marchand')).toBeVisible()
  await admin.getByRole('button', { name: 'Prendre en charge', exact: true }).first().click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel(/Ce que vous allez faire/).fill('Léa tourne ce soir')
  await dialog.getByRole('button', { name: 'Prendre en charge' }).click()
  await admin.getByRole('tab', { name: /En charge/ }).click()
  await expect(admin.getByText('En charge : Claire Marchand · « Léa tourne ce soir »')).toBeVisible()
})

test('a model says yes on her phone, and it goes out', async () => {
  await call(admin, 'creators/update', { creatorId, changes: { approval: 'model' } })
  const publicationId = await schedule('Demain, je tourne dans le Marais', 3)
  await model.goto(`${app.url}/my-calendar`)
  await model.getByRole('link', { name: 'Décider' }).click()
  await expect(model.getByText('Demain, je tourne dans le Marais')).toBeVisible()
  await expect(model.getByText(/Sans réponse avant/)).toBeVisible()
  await expect.poll(() => model.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await expectAccessible(model)
  await model.getByRole('button', { name: 'Approuver', exact: true }).click()
  await expect(model.getByText('Rien à approuver')).toBeVisible()

  await admin.goto(`${app.url}/publications/${publicationId}`)
  await admin.getByRole('button', { name: 'Plus d’actions' }).click()
  await admin.getByRole('menuitem', { name: 'Publier maintenant' }).click()
  await expect(admin.getByText('Vue en ligne sur la plateforme', { exact: false }).first()).toBeVisible({ timeout: 60_000 })
})

test('a model says no, with a reason that the operator reads, and may be asked again', async () => {
  await schedule('Deux robes, une seule valise', 4)
  await model.goto(`${app.url}/approvals`)
  await model.getByRole('button', { name: 'Refuser', exact: true }).click()
  const dialog = model.getByRole('dialog')
  await dialog.getByLabel('Pourquoi ?').fill('Pas cette photo de vacances')
  await dialog.getByRole('button', { name: 'Refuser', exact: true }).click()
  await expect(model.getByText('Rien à approuver')).toBeVisible()

  await admin.goto(`${app.url}/today`)
  await expect(admin.getByText('1 refusée, à corriger')).toBeVisible()
  await admin.getByRole('link', { name: 'Voir les approbations' }).click()
  await admin.getByRole('tab', { name: /Refusées/ }).click()
  await admin.getByRole('button', { name: /Deux robes/ }).click()
  await expect(admin.getByText('« Pas cette photo de vacances »')).toBeVisible()
  await admin.getByRole('button', { name: 'Redemander l’accord' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Redemander' }).click()
  await expect(admin.getByText(/Accord redemandé pour/)).toBeVisible()
  await expect(model.getByText('Refusée auparavant : « Pas cette photo de vacances »')).toBeVisible()
})
