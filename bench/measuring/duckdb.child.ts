/**
 * The same questions put to DuckDB over the same data in its own columns, with both threads: twice. Of readings and posts as they came;
 * and with what we keep up to date given to it beforehand (what each reading brought, what each post has come to, its score).
 */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DuckDBInstance } from '@duckdb/node-api'
import { serveRunner } from '../runner/child-side.ts'
import { tempDir } from '../runner/temp-dir.ts'
import { dayMs } from './measured-agency.ts'

export interface DuckInput {
  dir: string
  asks: number
}
/** Milliseconds at the 95th percentile, by question. */
export interface DuckOutput {
  /** Pages alone: groupings are of posts, which need to be made of readings first. */
  bare: Record<string, number>
  given: Record<string, number>
}

const p95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN

const writeRows = async (path: string, rows: Iterable<unknown[]>): Promise<void> => {
  const file = createWriteStream(path)
  let text = ''
  for (const row of rows) {
    text += `${row.join(',')}\n`
    if (text.length < 1 << 20) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'finish')
}

const measure = async ({ dir, asks }: DuckInput): Promise<DuckOutput> => {
  using own = tempDir()
  const sql = new Database(join(dir, 'store.sqlite'), { readonly: true })
  const postsFile = join(own.path, 'posts.csv')
  const readingsFile = join(own.path, 'readings.csv')
  await writeRows(
    postsFile,
    sql
      .prepare(
        `SELECT m.publication_id, m.creator_id, m.account_id, m.platform, m.kind, m.market, m.day, m.week_hour, m.published_at, m.likes, m.comments, m.shares, m.views, m.engaged, m.engaged_views, m.score,
           length(post.text), length(post.text) - length(replace(post.text, '#', ''))
         FROM measured_post AS m JOIN publication ON publication.id = m.publication_id JOIN post ON post.id = publication.post_id`,
      )
      .raw()
      .iterate() as Iterable<unknown[]>,
  )
  await writeRows(
    readingsFile,
    sql
      .prepare('SELECT publication_id, at, likes, replies, reposts, views FROM snapshot ORDER BY publication_id, at')
      .raw()
      .iterate() as Iterable<unknown[]>,
  )
  sql.close()
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const db = await instance.connect()
  await db.run(
    `CREATE TABLE post AS SELECT * FROM read_csv('${postsFile}', header = false, columns = {id: 'VARCHAR', creator: 'VARCHAR', account: 'VARCHAR', platform: 'VARCHAR', kind: 'VARCHAR', market: 'VARCHAR', day: 'INTEGER', week_hour: 'SMALLINT', published_at: 'BIGINT', likes: 'INTEGER', comments: 'INTEGER', shares: 'INTEGER', views: 'INTEGER', engaged: 'INTEGER', engaged_views: 'INTEGER', score: 'INTEGER', length: 'INTEGER', hashtags: 'SMALLINT'})`,
  )
  await db.run(
    `CREATE TABLE reading AS SELECT r.read_at, (r.read_at // ${dayMs})::INTEGER AS day, post.creator, post.account, post.platform, post.kind, post.market,
       r.likes - coalesce(lag(r.likes) OVER before, 0) AS likes, r.replies - coalesce(lag(r.replies) OVER before, 0) AS comments,
       r.reposts - coalesce(lag(r.reposts) OVER before, 0) AS shares, r.views - coalesce(lag(r.views) OVER before, 0) AS views
     FROM read_csv('${readingsFile}', header = false, columns = {id: 'VARCHAR', read_at: 'BIGINT', likes: 'INTEGER', replies: 'INTEGER', reposts: 'INTEGER', views: 'INTEGER'}) AS r JOIN post USING (id)
     WINDOW before AS (PARTITION BY r.id ORDER BY r.read_at) ORDER BY r.read_at`,
  )
  await db.run('ALTER TABLE post ADD COLUMN number INTEGER')
  await db.run('UPDATE post SET number = rowid')
  await db.run(
    `CREATE TABLE bare AS SELECT post.number, r.read_at, r.likes, r.replies, r.reposts, r.views
     FROM read_csv('${readingsFile}', header = false, columns = {id: 'VARCHAR', read_at: 'BIGINT', likes: 'INTEGER', replies: 'INTEGER', reposts: 'INTEGER', views: 'INTEGER'}) AS r JOIN post USING (id)
     ORDER BY r.read_at`,
  )
  const names = async (column: string): Promise<string[]> =>
    (await db.runAndReadAll(`SELECT DISTINCT ${column} FROM post ORDER BY 1 LIMIT 40`)).getRows().map(([name]) => String(name))
  const [creators, accounts] = [await names('creator'), await names('account')]
  const today = Math.floor(Date.now() / dayMs)
  const overview = (back: number, where = ''): string =>
    `SELECT platform, kind, market, day, sum(likes), sum(comments), sum(shares), sum(views) FROM reading WHERE day >= ${today - back} ${where}
     GROUP BY GROUPING SETS ((platform), (kind), (market), (day))`
  const best = (where: string, order = 'DESC'): string =>
    `SELECT * FROM post WHERE day >= ${today - 28} AND score IS NOT NULL ${where} ORDER BY score ${order} LIMIT 10`
  const questions: Record<string, (index: number) => string> = {
    'the agency, 28 days': () => overview(28),
    'the agency, 90 days': () => overview(90),
    'the agency on one platform, 28 days': () => overview(28, `AND platform = 'x'`),
    'a creator, 28 days': (index) => overview(28, `AND creator = '${creators[index % creators.length] ?? ''}'`),
    'an account, 28 days': (index) => overview(28, `AND account = '${accounts[index % accounts.length] ?? ''}'`),
    'hours of the week of the agency': () =>
      'SELECT week_hour, count(*), sum(engaged), sum(engaged_views), sum(views), sum(score), count(score) FROM post GROUP BY 1 ORDER BY 1',
    'the best posts of the agency': () => best(''),
    'the best posts of the agency on one platform': () => best(`AND platform = 'bluesky'`),
    'the worst posts of a creator': (index) => best(`AND creator = '${creators[index % creators.length] ?? ''}'`, 'ASC'),
    'explored: hashtags by hour, engagement': () =>
      `SELECT CASE WHEN hashtags <= 1 THEN hashtags WHEN hashtags <= 3 THEN 2 WHEN hashtags <= 6 THEN 3 ELSE 4 END, week_hour % 24, count(*), sum(engaged), sum(engaged_views)
       FROM post WHERE day >= ${today - 60} AND platform IN ('instagram', 'bluesky') GROUP BY 1, 2`,
    'explored: length by weekday, views': () =>
      `SELECT CASE WHEN length < 80 THEN 0 WHEN length < 160 THEN 1 WHEN length < 280 THEN 2 ELSE 3 END, week_hour // 24, count(*), sum(views) FROM post GROUP BY 1, 2`,
    'explored: models by kind, views of 90 days': () =>
      `SELECT creator, kind, count(*), sum(views) FROM post WHERE day >= ${today - 90} GROUP BY 1, 2`,
  }
  /** What each reading of those posts brought, and only then the days that are asked for: the reading before may be older. */
  const bareOverview = (back: number, where = 'true'): string =>
    `WITH brought AS (
       SELECT post.platform, post.kind, post.market, bare.read_at // ${dayMs} AS day,
         likes_now - coalesce(lag(likes_now) OVER before, 0) AS likes, bare.replies - coalesce(lag(bare.replies) OVER before, 0) AS comments,
         bare.reposts - coalesce(lag(bare.reposts) OVER before, 0) AS shares, views_now - coalesce(lag(views_now) OVER before, 0) AS views
       FROM (SELECT number, read_at, likes AS likes_now, replies, reposts, views AS views_now FROM bare) AS bare JOIN post USING (number) WHERE ${where}
       WINDOW before AS (PARTITION BY bare.number ORDER BY bare.read_at)
     )
     SELECT platform, kind, market, day, sum(likes), sum(comments), sum(shares), sum(views) FROM brought WHERE day >= ${today - back}
     GROUP BY GROUPING SETS ((platform), (kind), (market), (day))`
  /** What posts have come to by their last reading. A score asks for much more: the rate alone stands for it. */
  const comeTo = (where: string): string =>
    `SELECT post.number, any_value(post.week_hour) AS week_hour, arg_max(bare.likes + bare.replies, bare.read_at) AS engaged, arg_max(bare.views, bare.read_at) AS views
     FROM bare JOIN post USING (number) WHERE ${where} GROUP BY post.number`
  const bareBest = (where: string, order = 'DESC'): string =>
    `SELECT * FROM (${comeTo(`post.day >= ${today - 28} ${where}`)}) AS came JOIN post USING (number) ORDER BY came.engaged / came.views ${order} LIMIT 10`
  const ofBare: Record<string, (index: number) => string> = {
    'the agency, 28 days': () => bareOverview(28),
    'the agency, 90 days': () => bareOverview(90),
    'the agency on one platform, 28 days': () => bareOverview(28, `post.platform = 'x'`),
    'a creator, 28 days': (index) => bareOverview(28, `post.creator = '${creators[index % creators.length] ?? ''}'`),
    'an account, 28 days': (index) => bareOverview(28, `post.account = '${accounts[index % accounts.length] ?? ''}'`),
    'hours of the week of the agency': () =>
      `SELECT week_hour, count(*), sum(engaged), sum(views) FROM (${comeTo('true')}) GROUP BY 1 ORDER BY 1`,
    'the best posts of the agency': () => bareBest(''),
    'the best posts of the agency on one platform': () => bareBest(`AND post.platform = 'bluesky'`),
    'the worst posts of a creator': (index) => bareBest(`AND post.creator = '${creators[index % creators.length] ?? ''}'`, 'ASC'),
  }
  const timesOf = async (all: Readonly<Record<string, (index: number) => string>>, most: number): Promise<Record<string, number>> => {
    const output: Record<string, number> = {}
    for (const [name, question] of Object.entries(all)) {
      const times: number[] = []
      for (let index = 0; index < most; index += 1) {
        const startedAt = performance.now()
        ;(await db.runAndReadAll(question(index))).getRows()
        times.push(performance.now() - startedAt)
      }
      output[name] = p95(times)
    }
    return output
  }
  // Of bare readings a question takes up to seconds: a few times are enough to see.
  const output: DuckOutput = { given: await timesOf(questions, asks), bare: await timesOf(ofBare, Math.min(asks, 6)) }
  db.closeSync()
  instance.closeSync()
  return output
}

serveRunner({ measure })
