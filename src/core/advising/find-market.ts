/**
 * Where a creator's audience is, from everything that tells something of it: countries and cities of followers, countries from which
 * tracking links are clicked, the hours at which people answer, and their language. Each source speaks as loudly as it has people; where they agree, it is surer. Pure.
 */
import type { MarketEvidence, MarketShare } from '../../contract/advice.ts'
import { markets, type Market } from '../../contract/values.ts'

export interface MarketFacts {
  /** ISO 3166-1 alpha-2, and how many followers. */
  countries: readonly (readonly [country: string, people: number])[]
  /** From where tracking links were clicked, and how often. */
  clicks: readonly (readonly [country: string, clicks: number])[]
  /** As platforms write them, "New York, New York". */
  cities: readonly (readonly [city: string, people: number])[]
  /** What people wrote, ms UTC. */
  answers: readonly { at: number; text: string }[]
}

export interface FoundMarket {
  shares: MarketShare[]
  confidence: 'low' | 'medium' | 'high'
  evidence: MarketEvidence[]
}

type Shares = Record<Market, number>
const none = (): Shares => ({ france: 0, us_east: 0, us_west: 0, other: 0 })

/** French is read there, and the clock is France's. */
const likeFrance = new Set(['FR', 'BE', 'LU', 'MC', 'CH'])
/**
 * States whose clock is Mountain or Pacific. Some 77 of 100 people of the United States live east of them (Census 2020, by state):
 * what is known of no city is shared so.
 */
const westStates = new Set([
  'washington',
  'oregon',
  'california',
  'nevada',
  'arizona',
  'utah',
  'idaho',
  'montana',
  'wyoming',
  'colorado',
  'new mexico',
  'alaska',
  'hawaii',
])
const eastOfAll = 0.77

const normal = (shares: Shares): Shares | null => {
  const sum = markets.reduce((total, market) => total + shares[market], 0)
  if (sum === 0) return null
  return Object.fromEntries(markets.map((market) => [market, shares[market] / sum])) as Shares
}

const byCountries = ({ countries, cities }: Pick<MarketFacts, 'countries' | 'cities'>): { shares: Shares; people: number } | null => {
  const shares = none()
  let [east, west] = [0, 0]
  for (const [city, people] of cities) {
    const state = city.split(',').at(-1)?.trim().toLowerCase() ?? ''
    if (westStates.has(state)) west += people
    else if (isEastState(state)) east += people
  }
  const eastern = east + west === 0 ? eastOfAll : (east + 20 * eastOfAll) / (east + west + 20)
  let people = 0
  for (const [country, count] of countries) {
    people += count
    if (likeFrance.has(country)) shares.france += count
    else if (country === 'US') {
      shares.us_east += count * eastern
      shares.us_west += count * (1 - eastern)
    } else shares.other += count
  }
  const found = normal(shares)
  return found && { shares: found, people }
}

const eastStates = new Set(
  `new york, new jersey, pennsylvania, massachusetts, connecticut, florida, georgia, north carolina, south carolina, virginia, maryland, ohio, michigan, illinois, texas, tennessee, district of columbia, indiana, wisconsin, minnesota, missouri, louisiana, alabama, kentucky, iowa, kansas, oklahoma, arkansas, mississippi, maine, new hampshire, vermont, rhode island, delaware, west virginia, nebraska, north dakota, south dakota`.split(
    ', ',
  ),
)
const isEastState = (state: string): boolean => eastStates.has(state)

/** How much people write at each hour of their clock: least before dawn, most in the evening (mean of the day 1). */
const awake = [
  0.7, 0.4, 0.25, 0.18, 0.15, 0.2, 0.45, 0.8, 0.95, 1, 1.05, 1.1, 1.25, 1.15, 1.05, 1.05, 1.1, 1.25, 1.4, 1.5, 1.6, 1.65, 1.5, 1.1,
]
const zones: Partial<Record<Market, string>> = { france: 'Europe/Paris', us_east: 'America/New_York', us_west: 'America/Los_Angeles' }

const byHours = ({ answers }: MarketFacts): { shares: Shares; people: number } | null => {
  if (answers.length < leastAnswers) return null
  const clocks = Object.entries(zones).map(([market, zone]) => ({
    market: market as Market,
    hour: new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }),
  }))
  const likely = answers.map(({ at }) => clocks.map(({ hour }) => awake[Number(hour.format(at))] ?? 1))
  // Shares of a mixture by expectation and maximisation (Dempster, Laird & Rubin, 1977), begun and drawn towards even.
  let shares = clocks.map(() => 1 / clocks.length)
  for (let round = 0; round < 60; round += 1) {
    const sums = clocks.map(() => 5)
    for (const each of likely) {
      const whole = each.reduce((sum, one, index) => sum + one * (shares[index] ?? 0), 0)
      for (const [index, one] of each.entries()) sums[index] = (sums[index] ?? 0) + (one * (shares[index] ?? 0)) / whole
    }
    const total = sums.reduce((sum, one) => sum + one, 0)
    shares = sums.map((one) => one / total)
  }
  const found = none()
  for (const [index, { market }] of clocks.entries()) found[market] = shares[index] ?? 0
  return { shares: found, people: answers.length }
}

const frenchWords = new Set(
  "le la les un une des du de et est pas que qui je tu il elle nous vous sur pour avec trop très beau belle merci c’est c'est quel quelle bientôt à encore".split(
    ' ',
  ),
)
const englishWords = new Set(
  "the a an of and is are not that who i you he she we they on for with so this your my love more when it's it what who please beautiful good".split(
    ' ',
  ),
)

const byLanguage = ({ answers }: MarketFacts): { shares: Shares; people: number } | null => {
  let [french, english] = [0, 0]
  for (const { text } of answers) {
    const words = text.toLowerCase().match(/[\p{L}’']+/gu) ?? []
    const [fr, en] = [words.filter((word) => frenchWords.has(word)).length, words.filter((word) => englishWords.has(word)).length]
    if (fr > en) french += 1
    else if (en > fr) english += 1
  }
  if (french + english < leastAnswers) return null
  const found = normal({ france: french, us_east: english * eastOfAll, us_west: english * (1 - eastOfAll), other: 0 })
  return found && { shares: found, people: french + english }
}

const leastAnswers = 20
/** How loudly a source speaks at most, and with how many people half as loudly. */
const voices = {
  followers: { most: 4, half: 50 },
  // Who clicks is nearer to paying than who follows, but a few may click often.
  links: { most: 3, half: 100 },
  language: { most: 1, half: 60 },
  hours: { most: 1, half: 150 },
} as const

/** How far two shares lie apart: 0 the same, 1 nothing in common. */
export const apart = (one: Readonly<Partial<Shares>>, other: Readonly<Partial<Shares>>): number =>
  markets.reduce((sum, market) => sum + Math.abs((one[market] ?? 0) - (other[market] ?? 0)), 0) / 2

/** Null: nothing tells. */
export const findMarket = (facts: MarketFacts): FoundMarket | null => {
  const sources = (
    [
      ['followers', byCountries(facts)],
      ['links', byCountries({ countries: facts.clicks, cities: [] })],
      ['language', byLanguage(facts)],
      ['hours', byHours(facts)],
    ] as const
  ).flatMap(([source, found]) => {
    if (!found) return []
    const { most, half } = voices[source]
    return [{ source, ...found, voice: (most * found.people) / (found.people + half) }]
  })
  const voice = sources.reduce((sum, one) => sum + one.voice, 0)
  if (voice === 0) return null
  const shares = none()
  for (const one of sources) for (const market of markets) shares[market] += (one.shares[market] * one.voice) / voice
  // Two sources cannot tell apart what they do not see: only followers and links say "elsewhere".
  const disagreement = sources.reduce((sum, one) => sum + (apart(one.shares, shares) * one.voice) / voice, 0)
  const confidence = voice >= 2 && disagreement < 0.2 ? 'high' : voice >= 1 && disagreement < 0.35 ? 'medium' : 'low'
  const listed = (of: Shares): MarketShare[] =>
    markets.map((market) => ({ market, share: of[market] })).toSorted((a, b) => b.share - a.share)
  return {
    shares: listed(shares),
    confidence,
    evidence: sources.map(({ source, shares: of, people }) => ({ source, people, shares: listed(of) })),
  }
}
