/** The undo of one message, named by its title: messages stand ten seconds, so the one before may still be there. */
import type { Locator, Page } from '@playwright/test'

export const undoOf = (page: Page, title: string | RegExp): Locator =>
  page.getByRole('alertdialog', { name: title }).getByRole('button', { name: /^(Défaire|Undo)$/ })
