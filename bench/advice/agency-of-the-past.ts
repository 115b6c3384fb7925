/** An agency with 90 days of posts before a simulated audience, in a store of its own. What is true of the audience is not in it. */
import type { Store } from '../../src/core/store/store.ts'
import { createRollUps } from '../../src/core/measuring/roll-ups.ts'
import { Audience } from '../../src/practice/audience.ts'
import { chanceOf } from '../../src/practice/chance.ts'
import { audienceMarkets, truths, type AudienceMarket, type SeenMedia } from '../../src/practice/truth.ts'
import { seedAccounts, seedPublications, type SeedAccount } from '../seed-publications.ts'

export const [hourMs, dayMs] = [3_600_000, 86_400_000]
const days = 90
const platforms = ['x', 'instagram', 'tiktok', 'bluesky'] as const
type Platform = (typeof platforms)[number]

/** What nobody's audience cares for, and everybody uses. */
const idleTags = ['love', 'photo', 'instagood', 'model']
export const tagsOf = (market: AudienceMarket): string[] => [...Object.keys(truths[market].hashtags), ...idleTags]

const shares: Record<Platform, readonly (readonly [SeenMedia, number])[]> = {
  x: [
    ['none', 0.4],
    ['images', 0.4],
    ['video', 0.2],
  ],
  bluesky: [
    ['none', 0.4],
    ['images', 0.4],
    ['video', 0.2],
  ],
  instagram: [
    ['images', 0.65],
    ['video', 0.35],
  ],
  tiktok: [['video', 1]],
}
const kindOf = { none: 'text', images: 'photo', video: 'video' } as const

export interface PastAccount extends SeedAccount {
  market: AudienceMarket
  platform: Platform
  /** The same in every run: its audience hangs on it. */
  name: string
}

interface PastPost {
  account: PastAccount
  at: number
  media: SeenMedia
  text: string
}

const words = [
  'une belle lumière ce matin',
  'from the studio',
  'encore un peu de soleil',
  'what do you think of this one',
  'bientôt la suite',
  'on the road again',
]

const postOf = (seed: number, account: PastAccount, number: number, day: number, now: number): PastPost => {
  const chance = (what: string): number => chanceOf(seed, account.name, number, what)
  // Operators post when they are up, on the market's clock: about 07–23, and in the evening rather more.
  const hour = chance('evening') < 0.3 ? 17 + 6 * chance('late') : 7 + 16 * chance('hour')
  const zone = { france: 1, us_east: -5, us_west: -8 }[account.market]
  const midnight = Math.floor((now - (days - day) * dayMs) / dayMs) * dayMs
  let place = chance('media')
  const media = shares[account.platform].find(([, share]) => (place -= share) < 0)?.[0] ?? 'video'
  const tags = tagsOf(account.market).filter((tag) => chance(`#${tag}`) < 0.18)
  const said = Array.from(
    { length: 1 + Math.floor(5 * chance('length')) },
    (_, index) => words[Math.floor(words.length * chance(`word ${index}`))] ?? '',
  )
  return { account, at: midnight + Math.floor((hour - zone) * hourMs), media, text: [...said, ...tags.map((tag) => `#${tag}`)].join(' ') }
}

/** Answers the accounts. Each posts one to four times a day; figures are read a day and a week after. */
export const seedPast = (store: Store, seed: number, creators: number, now: number): PastAccount[] => {
  const { sql } = store
  const accounts = seedAccounts(store, creators, platforms.length).map((account, index): PastAccount => ({
    ...account,
    name: `account ${index}`,
    platform: platforms[index % platforms.length] ?? 'x',
    market: audienceMarkets[Math.floor(index / platforms.length) % audienceMarkets.length] ?? 'france',
  }))
  const setAccount = sql.prepare('UPDATE account SET platform = ? WHERE id = ?')
  const setCreator = sql.prepare('UPDATE creator SET market = ?, zone = ? WHERE id = ?')
  store.write(() => {
    for (const { id, creatorId, market, platform } of accounts) {
      setAccount.run(platform, id)
      setCreator.run(market, truths[market].zone, creatorId)
    }
  })
  const posts = accounts.flatMap((account, number) => {
    const perDay = 1 + 3 * chanceOf(seed, 'pace', number)
    return Array.from({ length: Math.floor(perDay * (days - 1)) }, (_, index) =>
      postOf(seed, account, number * 1000 + index, 1 + Math.floor(index / perDay), now),
    ).filter(({ at }) => at < now - dayMs - hourMs)
  })
  seedPublications(
    store,
    posts.map(({ account, text, at }) => ({ account, text, dueAt: at, state: 'published' as const })),
  )
  const ids = sql.prepare('SELECT id FROM publication ORDER BY rowid').pluck().all() as string[]
  const setKind = sql.prepare('UPDATE publication SET platform = ?, kind = ? WHERE id = ?')
  const read = sql.prepare(
    'INSERT INTO snapshot (publication_id, at, likes, reposts, replies, quotes, bookmarks, views) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  let looking = now
  const audience = new Audience(seed, () => looking)
  store.write(() => {
    for (const [index, { account, at, media, text }] of posts.entries()) {
      const id = ids[index] ?? ''
      setKind.run(account.platform, kindOf[media], id)
      for (const after of [dayMs, 7 * dayMs]) {
        looking = at + after
        if (looking > now) break
        const figures = audience.figures({
          uri: `${seed}/${index}`,
          indexedAt: at,
          media,
          text,
          by: { id: account.name, market: account.market },
        })
        const { likes, reposts, replies, quotes, bookmarks, views } = figures
        read.run(id, looking, likes, reposts, replies.length, quotes, bookmarks, views)
      }
    }
  })
  const rollUps = createRollUps(store)
  while (store.write((tx) => rollUps.rebuild(tx, 2000)));
  return accounts
}
