/** Alerts by e-mail, set in a browser against a real core and a real SMTP server: what is wrong is named, then a test arrives. */
import { expect as expectSoon, test, type Page } from '@playwright/test'
import { axeFindings } from '../harness/axe-findings.ts'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'
import { smtpUser, startSmtp, type TestSmtp } from '../harness/smtp-server.ts'

/** A busy machine draws a page in its own time. */
const expect = expectSoon.configure({ timeout: 30_000 })

let app: ServedApp
let smtp: TestSmtp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 180_000 })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
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
