/**
 * The calendar of an agency of sixty models in a browser, a thousand publications in the week: full hours are one block each and
 * open as lists, what stands alone is dragged as ever, and one model's week shows each of hers.
 */
import { expect as anyExpect, test, type Locator, type Page } from '@playwright/test'
import { openCalendar, type OpenCalendar } from '../../bench/calendar/open-calendar.ts'
import { policyRefusals } from '../harness/policy-refusals.ts'
import { undoOf } from '../harness/undo-of.ts'

/** A page is read when first opened; on a busy machine that takes longer than the default. */
const expect = anyExpect.configure({ timeout: 30_000 })

/** On a grid of a week: as many as are shown one by one, and a block an hour. */
const mostDrawn = 150 + 7 * 24

let agency: OpenCalendar
let page: Page
let refused: readonly string[] = []

test.describe.configure({ mode: 'serial', timeout: 180_000 })

const week = (): string => `${agency.url}/calendar?date=${agency.weeks[0]?.date}`
const drawn = (): Locator => page.locator('.calendar-grid [data-date] .fc-event')
const blocks = (): Locator => page.locator('.hour-block')

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  agency = await openCalendar([1000])
  page = await (await browser.newContext()).newPage()
  refused = policyRefusals(page)
  await page.goto(agency.link)
  await page.waitForURL(({ pathname }) => pathname !== '/link')
})

test.afterAll(async () => {
  await page?.context().close()
  await agency?.[Symbol.asyncDispose]()
})

test('a full hour is one block, which opens as a list under the grid and gives the keys back', async () => {
  await page.goto(week())
  await expect(page.getByText('The fullest hours are grouped: open one for its list')).toBeVisible()
  const block = blocks().first()
  await expect(block).toHaveAccessibleName(/^Monday,? .*, \d\d:00 to \d\d:00, \d+ publications, Creator \d+ × \d+, .*other models$/)
  expect(await drawn().count()).toBeLessThanOrEqual(mostDrawn)
  const [, name = '', many = ''] = /^(.*), (\d+) publications/.exec((await block.getAttribute('aria-label')) ?? '') ?? []
  await block.focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('region', { name })
  await expect(list.getByRole('grid')).toHaveAttribute('aria-rowcount', many)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toBeHidden()
  await list.getByRole('row').first().focus()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(block).toBeFocused()
})

test('what stands alone is dragged as ever, and undo puts it back', async () => {
  await page.goto(week())
  await expect(blocks().first()).toBeVisible()
  // Of the lone ones that are in sight, wide as their day.
  const chip = page.locator('.event-chip', { hasText: /\d\d:\d\d@bench/ }).filter({ visible: true })
  await expect(chip.first()).toBeVisible()
  const id = await chip.evaluateAll((all) => {
    const seen = all.find((one) => {
      const { top, bottom, width } = one.getBoundingClientRect()
      return top > 300 && bottom < innerHeight - 200 && width > 100
    })
    return seen?.getAttribute('data-id') ?? ''
  })
  const one = page.locator(`.event-chip[data-id="${id}"]:not(.fc-event-mirror)`)
  const box = await one.boundingBox()
  if (!box) throw new Error('nothing to drag')
  const before = await one.getAttribute('aria-label')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x, y + 7 * step)
  await expect(page.locator('.fc-event-mirror')).toBeVisible()
  await page.mouse.up()
  await undoOf(page, /^Moved: /).click()
  await expect(page.getByText('1 publication put back')).toBeVisible()
  await expect(one).toHaveAttribute('aria-label', before ?? '')
})

test('the week of one model shows each of hers', async () => {
  await page.goto(week())
  await page
    .getByRole('button', { name: /^All models/ })
    .last()
    .click()
  await page.getByRole('option', { name: 'Creator 7', exact: true }).click()
  await expect(page).toHaveURL(/creator=/)
  await expect(blocks()).toHaveCount(0)
  await expect(page.locator('.event-chip').first()).toBeVisible()
  await expect(page.getByText('The fullest hours are grouped')).toBeHidden()
})

test('no view asked for anything that the policy forbids', () => {
  expect(refused).toEqual([])
})
