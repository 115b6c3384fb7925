/** Core over a measured agency: roll-ups made anew, posts scored, every page of figures asked; then all of it while publications are due. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startCore, type Core } from '../../src/core/index.ts'
import { createRollUps } from '../../src/core/measuring/roll-ups.ts'
import { unknownFigures } from '../../src/core/platforms/kit/figures.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { instantAdapter } from '../dispatch/instant-adapter.ts'
import { serveRunner } from '../runner/child-side.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { openBenchStore, seedPublications, type SeedAccount } from '../seed-publications.ts'
import { dayMs, seedMeasured } from './measured-agency.ts'

export interface SeedInput {
  dir: string
  posts: number
  creators: number
}
export interface SeedOutput {
  readings: number
  /** Readings a second: written as they are, and made into roll-ups anew. */
  rawPerSecond: number
  rebuildPerSecond: number
  /** Posts scored a second against their neighbours. */
  scoredPerSecond: number
  scored: number
}
export interface PagesInput {
  dir: string
  asks: number
}
export interface PagesOutput {
  /** Milliseconds at the 95th percentile. */
  pages: Record<string, number>
  others: Record<string, number>
  /** Of the first question about all posts, which reads them. */
  firstExploreMs: number
  scanMs: number
}
export interface RunningOutput {
  publications: number
  /** Milliseconds from when each was due until its write began. */
  lateP50: number
  lateP99: number
  lateMost: number
  /** Meanwhile. */
  readings: number
  questions: number
  questionP95: number
  mostMb: number
}

const p = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN

const seed = async ({ dir, ...size }: SeedInput): Promise<SeedOutput> => {
  const { readings, rawMs } = await seedMeasured(dir, size)
  const store = await openBenchStore(dir)
  const rollUps = createRollUps(store)
  const rebuildAt = performance.now()
  while (store.write((tx) => rollUps.rebuild(tx, 2000)));
  const rebuildMs = performance.now() - rebuildAt
  const scoreAt = performance.now()
  while (store.write((tx) => rollUps.score(tx, 200)));
  const scoreMs = performance.now() - scoreAt
  const scored = Number(store.sql.prepare('SELECT count(*) FROM measured_post WHERE score IS NOT NULL').pluck().get())
  await store.close()
  const perSecond = (count: number, ms: number): number => (count / ms) * 1000
  return {
    readings,
    rawPerSecond: perSecond(readings, rawMs),
    rebuildPerSecond: perSecond(readings, rebuildMs),
    scoredPerSecond: perSecond(scored, scoreMs),
    scored,
  }
}

type Client = ReturnType<Core['local']>
type Calls = Record<string, (index: number) => Promise<unknown>>

const dayBack = (back: number): string => new Date(Date.now() - back * dayMs).toISOString().slice(0, 10)
const month = { from: dayBack(28), to: dayBack(1) }
const quarter = { from: dayBack(90), to: dayBack(1) }

const pageCalls = (client: Client, account: (index: number) => SeedAccount | undefined): Calls => ({
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
})

/** What the pages ask that has no peer in a table of figures. */
const otherCalls = (client: Client, account: (index: number) => SeedAccount | undefined, publicationIds: readonly string[]): Calls => {
  const day = Math.floor(Date.now() / dayMs) * dayMs
  const creatorId = (index: number): string => account(index)?.creatorId ?? ''
  const publicationId = (index: number): string => publicationIds[index % publicationIds.length] ?? ''
  const shown = [
    'awaiting_approval',
    'scheduled',
    'sending',
    'processing',
    'published',
    'ambiguous',
    'failed',
    'missed',
    'needs_person',
  ] as const
  return {
    'Today: how many are planned': () => client.publications.count({ states: ['scheduled', 'awaiting_approval'] }),
    'Today: how many need a person': () => client.publications.count({ needsPerson: true }),
    'Today: the latest that went out': () => client.publications.list({ states: ['published'], order: 'latest', limit: 5 }),
    'Today: the day': () => client.publications.list({ from: new Date(day), to: new Date(day + dayMs), states: [...shown], limit: 200 }),
    'Today: alerts, advice, clicks': () => Promise.all([client.alerts.count({}), client.advice.count({}), client.automation.countActs({})]),
    'Today: who the models are': () => client.creators.list({}),
    'Today: a model, how many are planned': (index) =>
      client.publications.count({ creatorId: creatorId(index), states: ['scheduled', 'awaiting_approval'] }),
    'Analytics: followers of the agency, 28 days': () => client.analytics.followers(month),
    'Analytics: a model’s followers, 28 days': (index) => client.analytics.followers({ ...month, creatorId: creatorId(index) }),
    'Analytics: where followers are': () => client.analytics.geography({}),
    'Analytics: where a model’s followers are': (index) => client.analytics.geography({ creatorId: creatorId(index) }),
    'Analytics: what links brought': () => client.links.brought(month),
    'Advice: the list': () => client.advice.list({}),
    'a publication': (index) => client.publications.get({ publicationId: publicationId(index) }),
    'a publication’s score, opened': (index) => client.analytics.score({ publicationId: publicationId(index) }),
    'a model’s publications, the latest': (index) => client.publications.list({ creatorId: creatorId(index), order: 'latest', limit: 100 }),
    'publications of the agency, the latest': () => client.publications.list({ order: 'latest', limit: 100 }),
    'the history of the agency, the latest': () => client.history.list({}),
    'what was done for a model in a week': (index) => client.history.done({ creatorId: creatorId(index), days: 7, zone: 'Europe/Paris' }),
  }
}

const exploreCalls = (client: Client): Calls => ({
  'explored: hashtags by hour, engagement': () =>
    client.analytics.explore({
      from: dayBack(60),
      to: dayBack(1),
      platforms: ['instagram', 'bluesky'],
      by: 'hashtags',
      across: 'hour',
      measure: 'engagementRate',
    }),
  'explored: length by weekday, views': () => client.analytics.explore({ ...quarter, by: 'length', across: 'weekday', measure: 'views' }),
  'explored: models by kind, views of 90 days': () =>
    client.analytics.explore({ ...quarter, by: 'creator', across: 'kind', measure: 'totalViews' }),
})

const accountsIn = (dir: string): SeedAccount[] => {
  const sql = new Database(join(dir, 'store.sqlite'), { readonly: true })
  const accounts = sql.prepare<[], SeedAccount>('SELECT id, creator_id AS creatorId FROM account ORDER BY id').all()
  sql.close()
  return accounts
}

const pages = async ({ dir, asks }: PagesInput): Promise<PagesOutput> => {
  const sql = new Database(join(dir, 'store.sqlite'), { readonly: true })
  const scanAt = performance.now()
  sql
    .prepare(
      'SELECT platform, sum(likes), sum(views) FROM snapshot JOIN publication ON publication.id = publication_id WHERE at >= ? GROUP BY platform',
    )
    .all(Date.now() - 28 * dayMs)
  const scanMs = performance.now() - scanAt
  const publicationIds = sql.prepare<[], string>('SELECT publication_id FROM measured_post ORDER BY account_id LIMIT 40').pluck().all()
  sql.close()
  const accounts = accountsIn(dir)
  await using ports = createNodePorts({ dataDir: dir, keychain: fileKeychain(dir) })
  await using core = await startCore({ dataDir: dir }, ports, { standBy: true })
  const client = core.local({ kind: 'cli', id: 'bench', name: 'Bench' })
  const exploring = exploreCalls(client)
  const firstAt = performance.now()
  await exploring['explored: length by weekday, views']?.(0)
  const firstExploreMs = performance.now() - firstAt
  const timesOf = async (calls: Calls): Promise<Record<string, number>> => {
    const output: Record<string, number> = {}
    for (const [name, call] of Object.entries(calls)) {
      const times: number[] = []
      for (let index = 0; index < asks; index += 1) {
        const startedAt = performance.now()
        await call(index)
        times.push(performance.now() - startedAt)
      }
      output[name] = p(times, 0.95)
    }
    return output
  }
  const accountAt = (index: number): SeedAccount | undefined => accounts[(index * 37) % accounts.length]
  return {
    pages: await timesOf({ ...pageCalls(client, accountAt), ...exploring }),
    others: await timesOf(otherCalls(client, accountAt, publicationIds)),
    firstExploreMs,
    scanMs,
  }
}

const [everyMs, measuredOfEach] = [50, 25]
const measuring = {
  ...instantAdapter,
  postFigures: (_session: unknown, posts: readonly { remoteId: string }[]) => {
    const now = Date.now()
    return Promise.resolve(
      new Map(
        posts.map(({ remoteId }) => [remoteId, { ...unknownFigures, likes: now % 5000, replies: 3, reposts: 1, views: now % 100_000 }]),
      ),
    )
  },
}
const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, Math.max(0, ms)))

/** Publications due one after the other while core reads figures, keeps them, scores, and answers pages as fast as it is asked. */
const running = async ({ dir, publications }: { dir: string; publications: number }): Promise<RunningOutput> => {
  const accounts = accountsIn(dir)
  await using ports = createNodePorts({ dataDir: dir, keychain: fileKeychain(dir) })
  const own: SeedAccount[] = []
  {
    await using core = await startCore({ dataDir: dir }, ports, { adapters: [measuring] })
    const client = core.local({ kind: 'cli', id: 'bench', name: 'Bench' })
    const creatorId = accounts[0]?.creatorId ?? ''
    for (let index = 0; index < 40; index += 1) {
      const credentials = { service: 'https://bsky.social', identifier: `at-work-${index}.test`, password: 'none' }
      own.push({ id: (await client.accounts.connect({ creatorId, platform: 'bluesky', credentials })).id, creatorId })
    }
  }
  const store = await openBenchStore(dir)
  // Room for the restart.
  const startedAt = Date.now() + 20_000
  seedPublications(
    store,
    Array.from({ length: publications }, (_, index) => ({
      account: own[index % own.length] ?? { id: '', creatorId: '' },
      text: `At work ${index}`,
      dueAt: startedAt + index * everyMs,
      state: 'scheduled' as const,
    })),
  )
  // Posts of these accounts whose figures are to be read meanwhile, an account every now and then.
  seedPublications(
    store,
    own.flatMap((account, at) =>
      Array.from({ length: measuredOfEach * 8 }, (_, index) => ({
        account,
        text: `Measured ${at} ${index}`,
        dueAt: Date.now() - dayMs - index * 3_600_000,
        state: 'published' as const,
      })),
    ),
  )
  const { sql } = store
  sql.exec(
    `UPDATE publication SET remote_id = 'measured-' || id, remote_url = 'https://example.test/' || id WHERE state = 'published' AND account_id IN (SELECT id FROM account WHERE handle LIKE 'at-work-%')`,
  )
  sql
    .prepare(
      `INSERT INTO due (due_at, kind, id) SELECT ? + (row_number() OVER (ORDER BY account_id, id) / ${measuredOfEach}) * ?, 'figures', id FROM publication WHERE remote_id LIKE 'measured-%'`,
    )
    .run(startedAt, Math.floor((publications * everyMs * measuredOfEach) / (own.length * measuredOfEach * 8)))
  await store.close()

  await using core = await startCore({ dataDir: dir }, ports, { adapters: [measuring] })
  const client = core.local({ kind: 'cli', id: 'bench', name: 'Bench' })
  const calls = Object.values({ ...pageCalls(client, (index) => accounts[(index * 37) % accounts.length]), ...exploreCalls(client) })
  // The first question reads all posts: that is part of what goes on.
  const times: number[] = []
  let mostMb = 0
  const end = startedAt + publications * everyMs + 1000
  await sleep(startedAt - 3000 - Date.now())
  for (let index = 0; Date.now() < end; index += 1) {
    const askedAt = performance.now()
    await calls[index % calls.length]?.(index)
    times.push(performance.now() - askedAt)
    mostMb = Math.max(mostMb, process.memoryUsage().rss / 2 ** 20)
    // An operator looks at what came before asking the next.
    await sleep(20)
  }
  const read = new Database(join(dir, 'store.sqlite'), { readonly: true })
  const late = read
    .prepare<[], number>(
      `SELECT attempt.write_at - publication.due_at FROM attempt JOIN publication ON publication.id = attempt.publication_id WHERE publication.due_at >= ${startedAt} AND attempt.number = 1`,
    )
    .pluck()
    .all()
  const readings = Number(
    read
      .prepare(`SELECT count(*) FROM snapshot WHERE at >= ?`)
      .pluck()
      .get(startedAt - 5000),
  )
  const others = read
    .prepare(
      `SELECT state, failure_code AS failure, count(*) AS count FROM publication WHERE due_at >= ? AND state <> 'published' GROUP BY 1, 2`,
    )
    .all(startedAt)
  read.close()
  if (others.length > 0) throw new Error(`not all left: ${JSON.stringify(others)}`)
  return {
    publications: late.length,
    lateP50: p(late, 0.5),
    lateP99: p(late, 0.99),
    lateMost: Math.max(...late),
    readings,
    questions: times.length,
    questionP95: p(times, 0.95),
    mostMb,
  }
}

serveRunner({ seed, pages, running })
