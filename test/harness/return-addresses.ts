import { expect, type Locator } from '@playwright/test'

/** The return addresses an application's dialog tells a person to register, once core has said which. */
export const returnAddresses = async (dialog: Locator): Promise<string[]> => {
  const addresses = dialog.getByRole('listitem').locator('code')
  // They come in one answer: the first stands for all, and reading before it would read none.
  await expect(addresses.first()).toBeVisible()
  return addresses.allTextContents()
}
