/** An agency with 90 days of posts and ten readings of each: readings kept one by one and made anew, posts scored, pages asked. */
import { startCore } from '../../src/core/index.ts'
import { createRollUps } from '../../src/core/measuring/roll-ups.ts'
import { leastNeighbours, partOf, scoreOf } from '../../src/core/measuring/score.ts'
import { unknownFigures } from '../../src/core/platforms/kit/figures.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { serveRunner } from '../runner/child-side.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { tempDir } from '../runner/temp-dir.ts'
import { makeAgency } from '../make-agency.ts'
import { openBenchStore, seedAccounts, seedPublications } from '../seed-publications.ts'

export interface MeasuringInput {
  posts: number
  creators: number
  ingested: number
  asks: number
}

export interface MeasuringOutput {
  readings: number
  /** Readings a second: written as they are, with all that is made of them, and made anew. */
  rawPerSecond: number
  ingestPerSecond: number
  rebuildPerSecond: number
  /** Posts scored a second, and milliseconds for the formula alone over typed arrays. */
  scoredPerSecond: number
  scored: number
  formulaMs: number
  /** Milliseconds at the 95th percentile. */
  pages: Record<string, number>
  scanMs: number
}

const [hourMs, dayMs, days, each] = [3_600_000, 86_400_000, 90, 5]
const hoursAfter = [1 / 12, 0.5, 1, 4, 12, 24, 72, 168, 336, 720]
const sorts = [
  ['instagram', 'photo'],
  ['tiktok', 'video'],
  ['x', 'text'],
  ['bluesky', 'photo'],
  ['instagram', 'video'],
] as const

/** Even, and the same every time. */
const chanceOf = (seed: number): number => {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}

const p95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN

const measure = async ({ posts, creators, ingested, asks }: MeasuringInput): Promise<MeasuringOutput> => {
  using dir = tempDir()
  await using ports = createNodePorts({ dataDir: dir.path, keychain: fileKeychain(dir.path) })
  await makeAgency(dir.path, ports)
  const now = Date.now()
  const store = await openBenchStore(dir.path)
  const { sql } = store
  const accounts = seedAccounts(store, creators, each)
  sql.exec('UPDATE account SET followers = 1000 + rowid')
  const setAccount = sql.prepare('UPDATE account SET platform = ? WHERE id = ?')
  store.write(() => {
    for (const [index, { id }] of accounts.entries()) setAccount.run(sorts[index % sorts.length]?.[0], id)
  })
  for (let from = 0; from < posts; from += 20_000)
    seedPublications(
      store,
      Array.from({ length: Math.min(20_000, posts - from) }, (_, at) => ({
        account: accounts[(from + at) % accounts.length] ?? { id: '', creatorId: '' },
        text: `Post ${from + at}`,
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
  const published = sql.prepare('SELECT id, published_at AS at FROM publication ORDER BY id').all() as { id: string; at: number }[]

  // The floor: readings as they are, in the same batches.
  const insert = sql.prepare(
    'INSERT INTO snapshot (publication_id, at, likes, reposts, replies, quotes, bookmarks, views) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  let readings = 0
  let rawMs = 0
  const rawOf = (index: number, step: number): [number, number, number, number, number, number] => {
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
  for (let from = 0; from < published.length; from += 1000) {
    const startedAt = performance.now()
    store.write(() => {
      for (const [at, one] of published.slice(from, from + 1000).entries())
        for (const [step, hours] of hoursAfter.entries()) {
          const when = one.at + Math.floor(hours * hourMs)
          if (when > now) break
          insert.run(one.id, when, ...rawOf(from + at, step))
          readings += 1
        }
    })
    rawMs += performance.now() - startedAt
  }

  const rollUps = createRollUps(store)
  const rebuildAt = performance.now()
  while (store.write((tx) => rollUps.rebuild(tx, 2000)));
  const rebuildMs = performance.now() - rebuildAt
  const scoreAt = performance.now()
  while (store.write((tx) => rollUps.score(tx, 200)));
  const scoreMs = performance.now() - scoreAt
  const scored = Number(sql.prepare('SELECT count(*) FROM measured_post WHERE score IS NOT NULL').pluck().get())

  // A reading more of some posts, in the batches in which accounts are read.
  const some = published.slice(0, ingested)
  const ingestAt = performance.now()
  for (let from = 0; from < some.length; from += 1000)
    store.write((tx) =>
      rollUps.add(
        tx,
        some.slice(from, from + 1000).map(({ id }, at) => {
          const [likes, reposts, replies, quotes, bookmarks, views] = rawOf(from + at, 9)
          return {
            publicationId: id,
            figures: { ...unknownFigures, likes: likes + 1, reposts, replies, quotes, bookmarks, views: views + 30 },
          }
        }),
      ),
    )
  const ingestMs = performance.now() - ingestAt

  const values = Float64Array.from({ length: posts }, (_, index) => chanceOf(index) * 10)
  const medians = values.map((_, index) => chanceOf(index + 1) * 10)
  const scores = new Float64Array(posts)
  const formulaAt = performance.now()
  for (let index = 0; index < posts; index += 1) {
    const part = partOf(values[index] ?? 0, medians[index] ?? 0, 1)
    scores[index] = scoreOf(part, 100 - part, Number.NaN, [50, 30, 20])
  }
  const formulaMs = performance.now() - formulaAt
  if (scores.some((score) => Number.isNaN(score)) || leastNeighbours < 1) throw new Error('a score is missing')

  const scanAt = performance.now()
  sql
    .prepare(
      'SELECT platform, sum(likes), sum(views) FROM snapshot JOIN publication ON publication.id = publication_id WHERE at >= ? GROUP BY platform',
    )
    .all(now - 28 * dayMs)
  const scanMs = performance.now() - scanAt
  await store.close()

  await using core = await startCore({ dataDir: dir.path }, ports, { standBy: true })
  const client = core.local({ kind: 'cli', id: 'bench', name: 'Bench' })
  const day = (back: number): string => new Date(now - back * dayMs).toISOString().slice(0, 10)
  const [month, quarter] = [
    { from: day(28), to: day(1) },
    { from: day(90), to: day(1) },
  ]
  const account = (index: number) => accounts[(index * 37) % accounts.length]
  const calls: Record<string, (index: number) => Promise<unknown>> = {
    'the agency, 28 days': () => client.analytics.overview(month),
    'the agency, 90 days': () => client.analytics.overview(quarter),
    'the agency on one platform, 28 days': () => client.analytics.overview({ ...month, platforms: ['x'] }),
    'a creator, 28 days': (index) => client.analytics.overview({ ...month, creatorId: account(index)?.creatorId ?? '' }),
    'an account, 28 days': (index) => client.analytics.overview({ ...month, accountId: account(index)?.id ?? '' }),
    'hours of the week of the agency': () => client.analytics.heatMap(quarter),
    'the best posts of the agency': () => client.analytics.posts({ ...month, order: 'score' }),
    'the best posts of the agency on one platform': () => client.analytics.posts({ ...month, order: 'score', platforms: ['bluesky'] }),
    'the worst posts of a creator': (index) =>
      client.analytics.posts({ ...month, order: 'score', worst: true, creatorId: account(index)?.creatorId ?? '' }),
  }
  const pages: Record<string, number> = {}
  for (const [name, call] of Object.entries(calls)) {
    const times: number[] = []
    for (let index = 0; index < asks; index += 1) {
      const startedAt = performance.now()
      await call(index)
      times.push(performance.now() - startedAt)
    }
    pages[name] = p95(times)
  }
  const perSecond = (count: number, ms: number): number => (count / ms) * 1000
  return {
    readings,
    rawPerSecond: perSecond(readings, rawMs),
    ingestPerSecond: perSecond(some.length, ingestMs),
    rebuildPerSecond: perSecond(readings, rebuildMs),
    scoredPerSecond: perSecond(scored, scoreMs),
    scored,
    formulaMs,
    pages,
    scanMs,
  }
}

serveRunner({ measure })
