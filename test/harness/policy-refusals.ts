/** What a page asked for and its content security policy refused: grows while the page lives. No page of ours asks for such. */
import type { Page } from '@playwright/test'

export const policyRefusals = (page: Page): readonly string[] => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text())
  })
  return refused
}
