/**
 * The calendar in a browser: a publication dragged by hand to another hour, one that would break the plan and wants a
 * reason, undo, the same by keys, in both languages; nothing that the policy refuses.
 */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { callFrom } from '../harness/page-call.ts'
import { policyRefusals } from '../harness/policy-refusals.ts'
import { scheduleText, seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'
import { undoOf } from '../harness/undo-of.ts'

let app: ServedApp
let page: Page
let refused: readonly string[] = []

test.describe.configure({ mode: 'serial' })

const call = <T>(path: string, input?: unknown): Promise<T> => callFrom<T>(page, path, input)

/** Wednesday of the week after next: nothing of it is past or due, whenever this runs. */
const wednesday = (() => {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7) + 7)
  return day.toISOString().slice(0, 10)
})()

const timeOf = async (publicationId: string): Promise<string> =>
  (await call<{ publication: { at: { wall: string } } }>('publications/get', { publicationId })).publication.at.wall.slice(11, 16)

const chip = (id: string): Locator => page.locator(`.event-chip[data-id="${id}"]:not(.fc-event-mirror)`)

/** By hand: pressed, moved in steps as a hand does, let go. `rows`: half hours down the grid. */
const drag = async (from: Locator, rows: number): Promise<void> => {
  await from.scrollIntoViewIfNeeded()
  const box = await from.boundingBox()
  const lanes = page.locator('.fc-timegrid-slot-lane')
  const [first, third] = [await lanes.nth(0).boundingBox(), await lanes.nth(2).boundingBox()]
  if (!box || !first || !third) throw new Error('nothing to drag')
  const half = (third.y - first.y) / 2
  // By its middle, which is the middle of a quarter of an hour too: no rounding tips it over.
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x, y + (rows * half * step) / 8)
  await expect(page.locator('.fc-event-mirror')).toBeVisible()
}

let early: string
let late: string

test.beforeAll(async ({ browser }) => {
  app = await serveApp()
  page = await (await browser.newContext()).newPage()
  refused = policyRefusals(page)
  const seeded = await seedAgency(app, page)
  const { creatorId } = seeded
  const { suggested } = await call<{ suggested: Record<string, unknown> }>('plans/get', { creatorId })
  const bands = [{ id: 'day', days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00', min: 0, max: 6, market: null }]
  const rules = { ...suggested, bands, minSpacingMinutes: 60, captionOnce: false, obligations: [] }
  await call('plans/save', { creatorId, accountId: null, rules, basedOn: null })
  early = await scheduleText(page, seeded, 'Le matin', `${wednesday}T10:00`)
  late = await scheduleText(page, seeded, 'Vers midi', `${wednesday}T14:00`)
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

test('dragging moves it, and undo puts it back', async () => {
  await page.goto(`${app.url}/calendar?date=${wednesday}`)
  await expect(chip(early)).toContainText('10:00')
  await drag(chip(early), 2)
  await expect(page.getByText('conforme au plan')).toBeVisible()
  await page.mouse.up()
  await expect(page.getByText(/^Déplacée.: .*11:00/)).toBeVisible()
  await expect(chip(early)).toContainText('11:00')
  expect(await timeOf(early)).toBe('11:00')
  await undoOf(page, /^Déplacée.: .*11:00/).click()
  await expect(page.getByText('1 publication remise à sa place')).toBeVisible()
  await expect(chip(early)).toContainText('10:00')
  expect(await timeOf(early)).toBe('10:00')
})

test('a place that breaks the plan says so under the hand, wants a reason, and can be given up', async () => {
  await drag(chip(early), 7)
  await expect(page.getByRole('status').getByText(/À 30 min de @lea\.test/)).toBeVisible()
  await page.mouse.up()
  const dialog = page.getByRole('dialog', { name: 'Ce déplacement enfreint le plan' })
  await expect(dialog.getByText(/le plan demande 60 min d’écart/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Annuler' }).click()
  await expect(chip(early)).toContainText('10:00')
  expect(await timeOf(early)).toBe('10:00')

  await drag(chip(early), 7)
  await page.mouse.up()
  await dialog.getByRole('textbox', { name: /^Raison/ }).fill('Direct avancé')
  await dialog.getByRole('button', { name: 'Déplacer quand même' }).click()
  await expect(chip(early)).toContainText('13:30')
  const { items } = await call<{ items: { after: { reason: string; rules: string } }[] }>('history/list', {
    action: 'publication.rules_overridden',
  })
  expect(items.map(({ after }) => [after.rules, after.reason])).toEqual([['spacing', 'Direct avancé']])
  await undoOf(page, /^Déplacée.: .*13:30/).click()
  await expect(chip(early)).toContainText('10:00')
})

test('keys do the same, in English', async () => {
  await call('session/setPreferences', { language: 'en' })
  await page.goto(`${app.url}/calendar?date=${wednesday}`)
  await chip(early).focus()
  await page.keyboard.press('ArrowDown')
  await expect(chip(late)).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByText(/^Moved: .*14:15/)).toBeVisible()
  await expect(chip(late)).toContainText('14:15')
  await expect(chip(late)).toBeFocused()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Move the publication' })
  await expect(dialog.getByRole('group', { name: 'New date' })).toBeVisible()
  await page.keyboard.press('Escape')
  await chip(early).focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar').getByRole('button', { name: 'Move 2 publications' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Move 2 publications' }).click()
  await undoOf(page, '2 publications moved').click()
  await expect(page.getByText('2 publications put back')).toBeVisible()
  expect([await timeOf(early), await timeOf(late)]).toEqual(['10:00', '14:15'])
})

test('the calendar leaves as iCalendar and CSV, and the CSV is known when it comes back', async () => {
  const take = async (name: RegExp): Promise<string> => {
    await page.getByRole('button', { name: 'Export, import' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
    const { readFile } = await import('node:fs/promises')
    return await readFile(await file.path(), 'utf8')
  }
  expect(await take(/iCalendar/)).toContain('BEGIN:VEVENT')
  const csv = await take(/as CSV/)
  expect(csv).toContain('Le matin')
  await page.getByRole('button', { name: 'Export, import' }).click()
  await page.getByRole('menuitem', { name: 'Import a CSV…' }).click()
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'back.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(page.getByText(/2 (rows|lines) .*left/i)).toBeVisible()
})

test('no view asked for anything that the policy forbids', () => {
  expect(refused).toEqual([])
})
