import type { Page } from '@playwright/test'

export interface Frames {
  /** From frame to frame, in ms. */
  times: number[]
  /** Of the page's thread, over 50 ms: script, layout, and waiting for what is drawn. */
  longTasks: number[]
  /** The page's script alone, as the browser tells it of frames over 50 ms; 0: there were none. */
  longestScript: number
}

/** Not yet in the library of types. */
interface LongFrame extends PerformanceEntry {
  scripts: readonly PerformanceEntry[]
}

/** Counts frames, long tasks and long scripts in the page while `act` goes on. */
export const watchFrames = async (page: Page, act: () => Promise<void>): Promise<Frames> => {
  const watch = await page.evaluateHandle(() => {
    const seen = { times: [] as number[], longTasks: [] as number[], longestScript: 0 }
    const longTasks = new PerformanceObserver((list) => seen.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    longTasks.observe({ type: 'longtask' })
    const longFrames = new PerformanceObserver((list) => {
      for (const { scripts } of list.getEntries() as LongFrame[])
        seen.longestScript = Math.max(seen.longestScript, ...scripts.map(({ duration }) => duration))
    })
    longFrames.observe({ type: 'long-animation-frame' })
    let last: number | null = null
    let isOver = false
    const tick = (now: number): void => {
      if (last !== null) seen.times.push(now - last)
      last = now
      if (!isOver) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    const end = () => {
      isOver = true
      longTasks.disconnect()
      longFrames.disconnect()
      return seen
    }
    return { end }
  })
  await act()
  return watch.evaluate(({ end }) => end())
}
