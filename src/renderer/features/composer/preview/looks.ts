/** Roughly how each platform draws a post in its feed: what a reader sees before pressing anything. Pure. */
import type { PlatformId } from '../../../../contract/platforms.ts'

export interface Look {
  /** `card`: text over media. `picture`: media over text. `vertical`: text over a video that fills the screen. */
  frame: 'card' | 'picture' | 'vertical'
  /** Characters of the text before it is cut with a "more"; null: it is shown whole. */
  cut: number | null
  /** The narrowest and the widest picture it shows uncut, width by height. */
  ratio: readonly [number, number]
}

export const looks: Record<PlatformId, Look> = {
  instagram: { frame: 'picture', cut: 125, ratio: [4 / 5, 1.91] },
  tiktok: { frame: 'vertical', cut: 100, ratio: [9 / 16, 9 / 16] },
  x: { frame: 'card', cut: 280, ratio: [3 / 4, 3] },
  bluesky: { frame: 'card', cut: null, ratio: [1 / 2, 3] },
  onlyfans: { frame: 'card', cut: null, ratio: [3 / 4, 3] },
}

/** What a picture of `ratio` is cropped to; the narrowest while nothing is known of it. */
export const shownRatio = ({ ratio: [narrowest, widest] }: Look, ratio: number | null): number =>
  Math.min(widest, Math.max(narrowest, ratio ?? narrowest))

/** How far back a word is sought whose end would be a better place. */
const wordMax = 20
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The beginning that is shown, without the space at its end; null: all of it is. */
export const beginningOf = (text: string, cut: number | null): string | null => {
  const whole = text.trim()
  if (cut === null) return null
  let count = 0
  for (const { index } of segmenter.segment(whole)) {
    count += 1
    if (count <= cut) continue
    const begun = whole.slice(0, index)
    const space = begun.search(/\s\S*$/)
    return (space > Math.max(0, begun.length - wordMax) ? begun.slice(0, space) : begun).trimEnd()
  }
  return null
}
