/**
 * The daily reel that nothing is planned for: its alarm is raised on its day, goes up when nobody has seen to it, and is in
 * somebody's hands. The core that is served keeps real time, so that the hours that pass are taken off the alert's own instant.
 */
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { somePlan } from '../../src/core/planning/testing/plans.ts'
import { callFrom } from '../harness/page-call.ts'
import { seedNova } from '../harness/seeded-nova.ts'
import { serveApp } from '../harness/served-app.ts'

const password = 'abcd-efgh-ijkl-mnop'

test('a daily reel that is missing raises an alarm, goes up when nobody sees to it, and is taken in hand', async ({ page }) => {
  await using app = await serveApp()
  const creatorId = await seedNova(app, page)
  await app.addAccount('nova.test', password)
  const credentials = { identifier: 'nova.test', password, service: app.practiceUrl }
  await callFrom(page, 'accounts/connect', { creatorId, platform: 'bluesky', credentials })
  const rules = somePlan({
    markets: [{ market: 'other', weight: 1 }],
    obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }],
  })
  await callFrom(page, 'plans/save', { creatorId, accountId: null, rules, basedOn: null })
  // It is noon there: the hour at which today is looked at has passed.
  const settings = await callFrom<object>(page, 'alerts/getSettings')
  await callFrom(page, 'alerts/setSettings', { ...settings, dayBefore: null, sameDay: '10:00', escalateAfterMinutes: 45 })

  await page.goto(`${app.url}/alerts`)
  const alarm = page.getByRole('listitem').filter({ hasText: /Nova : il manque 1 reel/ })
  await expect(alarm).toHaveCount(1)
  await expect(alarm.getByText(/remonte/)).toBeVisible()
  await expect(alarm.getByText('Remontée')).toHaveCount(0)

  const store = new Database(join(app.dir, 'data', 'store.sqlite'))
  store.function('coulisse_hlc', () => 'x')
  store.pragma('busy_timeout = 5000')
  store.prepare('UPDATE alert SET raised_at = raised_at - ?').run(46 * 60_000)
  store.close()
  await callFrom(page, 'creators/update', { creatorId, changes: { notes: 'Elle filme le soir' } })
  await expect(alarm.getByText('Remontée')).toBeVisible()

  await alarm.getByRole('button', { name: /il manque/ }).click()
  await expect(page.getByText('Remontée : personne ne l’avait prise en charge')).toBeVisible()
  await alarm.getByRole('button', { name: 'Prendre en charge' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Prendre en charge' }).click()
  await expect(alarm).toHaveCount(0)
  await page.getByRole('tab', { name: /^En charge/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /Nova : il manque 1 reel/ })).toHaveCount(1)
})
