import type { Page } from '@playwright/test'

/**
 * How many of the pictures that stand there at rest are there while `act` goes on, from 0 to 1. Looking costs frames, so they
 * are never counted in the same pass.
 */
export const shownShare = async (page: Page, act: () => Promise<void>): Promise<number> => {
  const watch = await page.locator('[data-library-scroller]').evaluateHandle((scroller) => {
    const count = (): number => {
      const box = scroller.getBoundingClientRect()
      return [...scroller.querySelectorAll('img')].filter((image) => {
        const { top, bottom } = image.getBoundingClientRect()
        const middle = (top + bottom) / 2
        return image.complete && image.naturalWidth > 0 && middle > box.top && middle < box.bottom
      }).length
    }
    const atRest = count()
    const shares: number[] = []
    const timer = setInterval(() => shares.push(Math.min(1, count() / atRest)), 100)
    return {
      end: () => {
        clearInterval(timer)
        return shares.reduce((sum, each) => sum + each, 0) / shares.length
      },
    }
  })
  await act()
  return watch.evaluate(({ end }) => end())
}
