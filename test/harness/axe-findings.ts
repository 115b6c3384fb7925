/** What axe has against a page as it stands: a line a rule, empty when nothing. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What is in order is not written out, element by element: only what is not, is told. */
const builder = (page: Page): AxeBuilder => new AxeBuilder({ page }).options({ resultTypes: ['violations'] })

/**
 * `what` begins each line. In legacy mode: the other one opens a page of its own for each look, to gather the findings
 * of frames from elsewhere, and no page of ours has such a frame.
 */
export const axeFindings = (page: Page, what: string): Promise<string[]> => look(page, builder(page), what)

/**
 * Looks at the whole page, then at its colours in the other theme: nothing but colours hangs on the theme. It is turned
 * on the page as it stands, the way the page itself turns it, and turned back.
 */
export const axeFindingsInBothThemes = async (page: Page, what: string): Promise<string[]> => {
  const theme = await page.evaluate(() => document.documentElement.dataset['theme'] ?? 'light')
  const other = theme === 'dark' ? 'light' : 'dark'
  const found = await axeFindings(page, `${theme} ${what}`)
  const turn = (to: string): Promise<void> => page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), to)
  await turn(other)
  found.push(...(await look(page, builder(page).withRules(['color-contrast', 'link-in-text-block']), `${other} ${what}`)))
  await turn(theme)
  return found
}

const look = async (page: Page, axe: AxeBuilder, what: string): Promise<string[]> => {
  await page.evaluate(holdStill)
  // React Aria's announcer speaks of things that may be gone a moment later; it is heard, not seen.
  const { violations } = await axe.exclude('[data-live-announcer]').setLegacyMode(true).analyze()
  await page.evaluate(letMove)
  return violations.map(
    ({ id, nodes }) =>
      `${what} ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 300)} ${failureSummary ?? ''}`).join(' | ')}`,
  )
}

/**
 * Runs in the page. Colours fade, from one theme to the other and from can't to can, and one that fades is a colour that nobody means.
 * Nothing fades for as long as axe looks, whatever is answered meanwhile: it sees where each colour ends.
 */
const holdStill = (): void => {
  // To its end, not off: what goes away by fading waits for the end. What turns for ever has none.
  for (const animation of document.getAnimations()) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish()
  }
  const still = new CSSStyleSheet()
  still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }')
  Object.assign(globalThis, { still })
  document.adoptedStyleSheets.push(still)
}

const letMove = (): void => {
  const still: unknown = Reflect.get(globalThis, 'still')
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still)
}
