/** An agency with 90 days of posts and up to ten readings of each, as they would have been kept without roll-ups. */
import { insertAudience } from '../../src/core/measuring/collect-audience.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { makeAgency } from '../make-agency.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { openBenchStore, seedAccounts, seedPublications, type SeedAccount } from '../seed-publications.ts'

export const [hourMs, dayMs, days] = [3_600_000, 86_400_000, 90]
const each = 5
const hoursAfter = [1 / 12, 0.5, 1, 4, 12, 24, 72, 168, 336, 720]
const placesTold = 45
/** Two letters, as countries are named. */
const countryAt = (place: number): string => String.fromCodePoint(65 + (place % 26), 65 + Math.floor(place / 26))
const sorts = [
  ['instagram', 'photo'],
  ['tiktok', 'video'],
  ['x', 'text'],
  ['bluesky', 'photo'],
  ['instagram', 'video'],
] as const
const tags = ['#soir', '#lyon', '#coulisses', '#danse', '#sport', '#voyage']

/** Even, and the same every time. */
export const chanceOf = (seed: number): number => {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}

export type Told = [likes: number, reposts: number, replies: number, quotes: number, bookmarks: number, views: number]

/** What a post had come to at one of its readings. */
export const toldOf = (index: number, step: number): Told => {
  const size = 20 + Math.floor(2000 * chanceOf(index) ** 3)
  const share = 1 - Math.exp(-(hoursAfter[step] ?? 0) / 12)
  return [
    Math.floor(size * share),
    Math.floor(size * share * 0.1),
    Math.floor(size * share * 0.06),
    0,
    Math.floor(size * share * 0.05),
    Math.floor(size * share * 25),
  ]
}

const textOf = (index: number): string =>
  `Post ${index} ${'encore '.repeat(Math.floor(chanceOf(index * 7) * 30))}${tags.slice(0, Math.floor(chanceOf(index * 3) * 7)).join(' ')}`

/** Answers how many readings were written, and in how many milliseconds. */
export const seedMeasured = async (
  dataDir: string,
  { posts, creators }: { posts: number; creators: number },
): Promise<{ readings: number; rawMs: number; accounts: SeedAccount[] }> => {
  await using ports = createNodePorts({ dataDir, keychain: fileKeychain(dataDir) })
  await makeAgency(dataDir, ports)
  const now = Date.now()
  const store = await openBenchStore(dataDir)
  const { sql } = store
  const accounts = seedAccounts(store, creators, each)
  sql.exec('UPDATE account SET followers = 1000 + rowid')
  // Read daily for a quarter, as accounts are.
  store.write(() =>
    sql
      .prepare(
        `WITH RECURSIVE back (days) AS (SELECT 90 UNION ALL SELECT days - 1 FROM back WHERE days > 0)
         INSERT INTO follower_reading (account_id, at, followers) SELECT id, @now - days * ${dayMs}, followers - days FROM account, back`,
      )
      .run({ now }),
  )
  const setAccount = sql.prepare('UPDATE account SET platform = ? WHERE id = ?')
  store.write(() => {
    for (const [index, { id }] of accounts.entries()) setAccount.run(sorts[index % sorts.length]?.[0], id)
  })
  // As many places as Instagram tells of an account, each agency's cities out of two thousand.
  store.write((tx) => {
    for (const [index, { id }] of accounts.entries()) {
      if (sorts[index % sorts.length]?.[0] !== 'instagram') continue
      const placesOf = <T>(count: number, toPlace: (place: number, followers: number) => T): T[] =>
        [...new Set(Array.from({ length: placesTold }, (_, place) => Math.floor(chanceOf(index * 97 + place) ** 2 * count)))].map(
          (place, rank) => toPlace(place, Math.ceil(400 / (rank + 1))),
        )
      insertAudience(tx, id, {
        followers: 1000,
        countries: placesOf(26 * 9, (place, followers) => ({ country: countryAt(place), followers })),
        cities: placesOf(2000, (place, followers) => ({ city: `City ${place}`, followers })),
      })
    }
  })
  for (let from = 0; from < posts; from += 20_000)
    seedPublications(
      store,
      Array.from({ length: Math.min(20_000, posts - from) }, (_, at) => ({
        account: accounts[(from + at) % accounts.length] ?? { id: '', creatorId: '' },
        text: textOf(from + at),
        dueAt: now - Math.floor(dayMs + chanceOf(from + at) * (days - 1) * dayMs),
        state: 'published' as const,
      })),
    )
  for (const [index, [platform, kind]] of sorts.entries())
    store.write(() =>
      sql
        .prepare('UPDATE publication SET platform = ?, kind = ? WHERE account_id IN (SELECT value FROM json_each(?))')
        .run(platform, kind, JSON.stringify(accounts.filter((_, at) => at % sorts.length === index).map(({ id }) => id))),
    )
  const insert = sql.prepare(
    'INSERT INTO snapshot (publication_id, at, likes, reposts, replies, quotes, bookmarks, views) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const page = sql.prepare<[string], { id: string; at: number }>(
    `SELECT id, published_at AS at FROM publication WHERE id > ? ORDER BY id LIMIT 1000`,
  )
  let [readings, rawMs, index] = [0, 0, 0]
  for (let after = ''; ;) {
    const some = page.all(after)
    if (some.length === 0) break
    const startedAt = performance.now()
    store.write(() => {
      for (const [at, one] of some.entries())
        for (const [step, hours] of hoursAfter.entries()) {
          const when = one.at + Math.floor(hours * hourMs)
          if (when > now) break
          insert.run(one.id, when, ...toldOf(index + at, step))
          readings += 1
        }
    })
    rawMs += performance.now() - startedAt
    index += some.length
    after = some.at(-1)?.id ?? ''
  }
  await store.close()
  return { readings, rawMs, accounts }
}
