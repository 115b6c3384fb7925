/**
 * What is true of the simulated audience, market by market: when it looks, what it likes, which hashtags carry a post
 * further, where it lives. Nobody who is to find it out reads it here; it is what their findings are measured against.
 */

export const audienceMarkets = ['france', 'us_east', 'us_west'] as const
export type AudienceMarket = (typeof audienceMarkets)[number]

export type SeenMedia = 'none' | 'images' | 'video'

export interface MarketTruth {
  zone: string
  /** Hours of its own clock, as shares of the best one: Monday to Friday, and the weekend. */
  hours: { week: readonly number[]; weekend: readonly number[] }
  /** How far each kind of post reaches, against text alone. */
  media: Readonly<Record<SeenMedia, number>>
  /** How much further a post with it reaches; those that are not here change nothing. */
  hashtags: Readonly<Record<string, number>>
  /** Where followers live: the commonest, as shares of all. */
  countries: readonly (readonly [country: string, share: number])[]
  cities: readonly (readonly [city: string, share: number])[]
}

/**
 * How large effects and chance are, as measured on 6,997 real posts of nine pages ("Facebook Live Sellers in Thailand",
 * UCI repository 488, 2012–2018, repeated ids dropped; engagement is reactions + comments + shares, in logarithms).
 * `calibration.test.ts` measures them anew where the file is. Each post was held against the five before it and the five
 * after it of the same page and type (6,729 posts):
 *
 * - What is left is chance: median of its size 0.54, standard deviation 1.12, tenth and ninetieth hundredth −1.27 and
 *   1.23: a Laplace distribution of scale 0.74 (0.78, less what the ten neighbours bring in).
 * - By hour of the day, a standard deviation of 0.18 within a page (variance 0.031), of 0.21 within a page and type
 *   (0.043), and of 0.08 over all pages together: hours are a page's own, and worth some 20 %. Of the day of the week,
 *   none (variance below 0).
 * - Kinds, by page and quarter, reactions alone: a video against a photo, quartiles ×0.9, ×2.1, ×5.6 (33 quarters of seven
 *   pages); text alone against a photo ×0.5, ×0.8, ×1.2 (22). The markets' kinds stand within these.
 * - From one month to the next, a page's level moves by 0.40 (median change × 1.48), half of which is the chance of a
 *   month's posts: 0.2 at each of two ends is what the level itself moves.
 *
 * Reach against views is of 360 unpaid posts of a cosmetics brand (UCI 368), tenth to ninetieth hundredth: 0.50–0.63. Hashtags are
 * in neither: they are given the size of a good hour. Views to a like, clicks, visits and follows are assumed.
 */
export const calibration = {
  /** Scale of a post's luck, Laplace. */
  luck: 0.74,
  /** Standard deviation of a day's hours. */
  hours: 0.2,
  drift: 0.2,
  reachOfViews: [0.5, 0.63],
  /** Video against photo, photo against text alone: what the middle half of a real page's quarters have. */
  videoToImages: [0.75, 5.6],
  imagesToNone: [0.85, 2.1],
} as const

interface Peak {
  at: number
  height: number
  /** Hours to either side at which it has fallen to 0.6 of its height. */
  width: number
}

const around = (hour: number, at: number): number => Math.min(Math.abs(hour - at), 24 - Math.abs(hour - at))

/** A day with some hours that are better than others, by as much as real ones are; the best is 1. */
const dayOf = (...peaks: readonly Peak[]): readonly number[] => {
  const shape = Array.from({ length: 24 }, (_, hour) =>
    peaks.reduce((sum, { at, height, width }) => sum + height * Math.exp(-0.5 * (around(hour, at) / width) ** 2), 0),
  )
  const mean = shape.reduce((sum, one) => sum + one, 0) / 24
  const deviation = Math.sqrt(shape.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 24)
  const best = Math.max(...shape)
  return shape.map((one) => Math.exp((calibration.hours * (one - best)) / deviation))
}

export const truths: Readonly<Record<AudienceMarket, MarketTruth>> = {
  france: {
    zone: 'Europe/Paris',
    hours: {
      week: dayOf({ at: 21, height: 1, width: 1.6 }, { at: 12, height: 0.55, width: 1.1 }),
      weekend: dayOf({ at: 11, height: 0.8, width: 1.6 }, { at: 22, height: 1, width: 1.8 }),
    },
    media: { none: 1, images: 1.25, video: 2.6 },
    hashtags: { paris: 1.45, mode: 1.3, coulisses: 1.2, bonjour: 0.8 },
    countries: [
      ['FR', 0.62],
      ['BE', 0.12],
      ['CH', 0.07],
      ['CA', 0.06],
      ['US', 0.05],
    ],
    cities: [
      ['Paris, Île-de-France', 0.18],
      ['Lyon, Auvergne-Rhône-Alpes', 0.06],
      ['Bruxelles, Région de Bruxelles-Capitale', 0.05],
    ],
  },
  us_east: {
    zone: 'America/New_York',
    hours: {
      week: dayOf({ at: 8, height: 0.75, width: 1 }, { at: 20, height: 1, width: 1.5 }),
      weekend: dayOf({ at: 10, height: 1, width: 1.8 }, { at: 21, height: 0.8, width: 1.6 }),
    },
    media: { none: 1, images: 1.6, video: 1.3 },
    hashtags: { newyork: 1.4, fitness: 1.25, nyc: 1.15, morningroutine: 0.85 },
    countries: [
      ['US', 0.71],
      ['CA', 0.09],
      ['GB', 0.06],
      ['FR', 0.03],
      ['BR', 0.02],
    ],
    cities: [
      ['New York, New York', 0.14],
      ['Philadelphia, Pennsylvania', 0.04],
      ['Boston, Massachusetts', 0.03],
    ],
  },
  us_west: {
    zone: 'America/Los_Angeles',
    hours: {
      week: dayOf({ at: 18, height: 1, width: 1.7 }, { at: 7, height: 0.6, width: 1 }),
      weekend: dayOf({ at: 9, height: 0.9, width: 1.4 }, { at: 17, height: 1, width: 2 }),
    },
    media: { none: 1, images: 1.15, video: 3.2 },
    hashtags: { surf: 1.5, ocean: 1.2, filmphotography: 1.3, dawnpatrol: 0.9 },
    countries: [
      ['US', 0.66],
      ['MX', 0.08],
      ['CA', 0.07],
      ['AU', 0.05],
      ['JP', 0.03],
    ],
    cities: [
      ['Los Angeles, California', 0.17],
      ['San Diego, California', 0.07],
      ['San Francisco, California', 0.05],
    ],
  },
}

const clocks = new Map(
  audienceMarkets.map((market) => [
    market,
    new Intl.DateTimeFormat('en-US', { timeZone: truths[market].zone, hourCycle: 'h23', hour: '2-digit', weekday: 'short' }),
  ]),
)

/** How good an instant is for a market, 0–1. */
export const weightOfTime = (market: AudienceMarket, at: number): number => {
  const parts = clocks.get(market)?.formatToParts(at) ?? []
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  const { week, weekend } = truths[market].hours
  return (['Sat', 'Sun'].includes(of('weekday')) ? weekend : week)[Number(of('hour'))] ?? 0
}

/** What the hashtags of a text are worth together, at most half as much again. */
export const weightOfTags = (market: AudienceMarket, text: string): number => {
  const tags = new Set([...text.toLowerCase().matchAll(/#([\p{L}\p{N}_]+)/gu)].map(([, tag = '']) => tag))
  const product = [...tags].reduce((sum, tag) => sum * (truths[market].hashtags[tag] ?? 1), 1)
  return Math.min(1.5, product)
}
