import axe from 'axe-core'
import { expect } from 'vitest'

/**
 * No violation that axe can see in jsdom. Colours are measured from the tokens instead (`styles/contrast.test.ts`);
 * whole pages are checked again in a browser.
 */
export const expectAccessible = async (element: Element = document.body): Promise<void> => {
  // React Aria's announcer speaks of things that may be gone a moment later; it is heard, not seen.
  const context = { include: element, exclude: '[data-live-announcer]' }
  const { violations } = await axe.run(context, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    resultTypes: ['violations'],
    selectors: false,
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([])
}
