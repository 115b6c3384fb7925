/** What axe has against a page as it stands: a line a rule, empty when nothing. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * `what` begins each line. In legacy mode: the other one opens a page of its own for each look, to gather the findings
 * of frames from elsewhere, and no page of ours has such a frame.
 * `only`: colours, where the same page was or will be looked at whole in the other theme; nothing else hangs on it.
 */
export const axeFindings = async (page: Page, what: string, only?: 'colours'): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (only) axe.withRules(['color-contrast', 'link-in-text-block'])
  const { violations } = await axe.analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${what} ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 300)} ${failureSummary ?? ''}`).join(' | ')}`,
  )
}
