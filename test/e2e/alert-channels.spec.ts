/** Alerts by e-mail, set in a browser against a real core and a real SMTP server: what is wrong is named, then a test arrives. */
import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../harness/axe-findings.ts'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'
import { smtpUser, startSmtp, type TestSmtp } from '../harness/smtp-server.ts'

let app: ServedApp
let smtp: TestSmtp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  smtp = await startSmtp()
  page = await (await browser.newContext()).newPage()
  await seedAgency(app, page)
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
  await smtp?.[Symbol.asyncDispose]()
})

test('an admin sets the mail server, reads what is wrong with it, and gets a test', async () => {
  await page.goto(`${app.url}/settings?tab=alert-channels`)
  await page.getByLabel('Serveur').fill('127.0.0.1')
  await page.getByRole('button', { name: /Chiffrement/ }).click()
  await page.getByRole('option', { name: /Aucun/ }).click()
  await page.getByRole('textbox', { name: 'Port' }).fill(String(smtp.port))
  await page.getByLabel('Identifiant').fill(smtpUser.user)
  await page.getByLabel('Mot de passe').fill('un autre')
  await page.getByLabel('Expéditeur').fill('coulisse@agence.test')
  await page.getByRole('button', { name: 'Enregistrer' }).first().click()
  await page.getByRole('button', { name: 'Envoyer un essai' }).click()
  await expect(page.getByText(/mot de passe d’application/)).toBeVisible()
  await page.getByLabel('Mot de passe').fill(smtpUser.password)
  await page.getByRole('button', { name: 'Enregistrer' }).first().click()
  await page.getByRole('button', { name: 'Envoyer un essai' }).click()
  await expect(page.getByText(/L’essai est parti à/).first()).toBeVisible()
  expect(smtp.taken).toHaveLength(1)
  expect(await axeFindings(page, 'settings?tab=alert-channels')).toEqual([])
})

test('one’s own wish for e-mails is kept', async () => {
  await page.goto(`${app.url}/settings`)
  await page.getByText('Recevoir mes alertes par e-mail').click()
  await expect(page.getByLabel('Recevoir mes alertes par e-mail')).toBeChecked()
  await page.reload()
  await expect(page.getByLabel('Recevoir mes alertes par e-mail')).toBeChecked()
})

test('one’s own quiet hours on this computer are kept', async () => {
  await page.goto(`${app.url}/settings`)
  await page.getByText('Ne pas me déranger sur cet ordinateur, chaque jour').click()
  await page.getByRole('button', { name: 'Enregistrer' }).first().click()
  await expect(page.getByText('Heures calmes enregistrées')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(/Ne pas me déranger/)).toBeChecked()
  await expect(page.getByLabel(/Sauf ce qui est urgent/)).toBeChecked()
  expect(await axeFindings(page, 'settings')).toEqual([])
})

test('what is worth an alert is set, and from how sure on messages are sorted', async () => {
  await page.goto(`${app.url}/settings?tab=alerts`)
  await page.getByRole('button', { name: /Limite du jour ou plafond du mois/ }).click()
  await page.getByRole('option', { name: /90/ }).click()
  await page.getByText('Alerter quand les chiffres d’un compte sortent de son ordinaire').click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Réglages des alertes enregistrés')).toBeVisible()
  expect(await axeFindings(page, 'settings?tab=alerts')).toEqual([])
  await page.goto(`${app.url}/settings?tab=sorting`)
  const spam = page.getByRole('textbox', { name: /Spam/ })
  await spam.fill('90')
  await spam.press('Tab')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Réglages propres à ce modèle.')).toBeVisible()
  await page.reload()
  await expect(spam).toHaveValue('90')
  expect(await axeFindings(page, 'settings?tab=sorting')).toEqual([])
  await page.getByRole('button', { name: 'Revenir à l’usage' }).click()
  await expect(spam).toHaveValue('75')
})
