/** Writes what posts came to, and the roll-ups of it. Everything here can be made anew from `snapshot`. */
import { getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { columnNames } from './columns-of.ts'
import { sumNames } from './measured-reader.ts'
import type { MeasuredRow, ReadingRow } from './measured-reader.ts'
import { gained as gainedTable, measuredPost, posted as postedTable, postedHour as postedHourTable } from './schema/measuring.ts'
import { snapshot } from './schema/publishing.ts'
import type { Store, WriteTx } from './store.ts'

export const agencyScope = 'agency'

/** What is counted together. */
export interface Sort {
  platform: string
  kind: string
  market: string
}

/** As roll-ups keep it. */
export const grains = { hour: 0, day: 1, week: 2 } as const

/** Sums in the order of `sumNames`. */
type Counted = readonly (number | null)[]

/** Each adds to what is there. A sum stays NULL until something known is added. */
export interface MeasuredWriter {
  /** Keeps a reading as of `tx.now`; answers false where there is one of that instant. */
  insertReading(tx: WriteTx, reading: Omit<ReadingRow, 'at'>): boolean
  /** All of a new row; of one that is there, what readings change: not its facts, nor its score. */
  save(tx: WriteTx, row: MeasuredRow): void
  /** The number of what is counted together, given where it is new. */
  seriesOf(tx: WriteTx, scope: string, sort: Sort): number
  /** Posts, sums. */
  addGained(tx: WriteTx, series: number, grain: number, at: number, values: Counted): void
  /** Posts, measured, scored, score, sums. */
  addPosted(tx: WriteTx, series: number, at: number, values: Counted): void
  /** Posts, viewed, scored, score, views, engaged, engagedViews. */
  addPostedHour(tx: WriteTx, series: number, at: number, weekHour: number, values: Counted): void
  /** Takes those of these cells away that count nothing any more. */
  dropGained(tx: WriteTx, series: number, grain: number, at: number): void
  dropPosted(tx: WriteTx, series: number, at: number): void
  dropPostedHour(tx: WriteTx, series: number, at: number, weekHour: number): void
  /** It did not go out after all. */
  remove(tx: WriteTx, publicationId: string): void
  setScore(tx: WriteTx, publicationId: string, score: number | null, stage: string | null): void
  /** The account's posts from `since` on are to be scored again. */
  askScores(tx: WriteTx, accountId: string, since: number): void
  scored(tx: WriteTx, accountId: string): void
  /** Every account that has posts. */
  askAllScores(tx: WriteTx): void
  /** Takes everything away that a rebuild makes anew. */
  clear(tx: WriteTx): void
}

/** Stays as it was first noted, or is set alone: naming a column of an index here would write the index anew with every reading. */
const kept = ['publicationId', 'accountId', 'creatorId', 'platform', 'kind', 'market', 'publishedAt', 'weekHour', 'score', 'scoreStage']

const upsert = (table: SQLiteTable, key: number, counted: readonly string[]): string => {
  const columns = columnNames(table)
  return `INSERT INTO ${getTableName(table)} (${columns.map(([, column]) => column).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT DO UPDATE SET ${columns
      .slice(key)
      .map(([name, column]) =>
        counted.includes(name)
          ? `${column} = ${column} + excluded.${column}`
          : `${column} = coalesce(${column} + excluded.${column}, excluded.${column}, ${column})`,
      )
      .join(', ')}`
}

export const createMeasuredWriter = ({ sql }: Pick<Store, 'sql'>): MeasuredWriter => {
  const columns = columnNames(measuredPost)
  const properties = columns.map(([name]) => name) as (keyof MeasuredRow)[]
  const save = sql.prepare(
    `INSERT INTO measured_post (${columns.map(([, column]) => column).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT DO UPDATE SET ${columns
       .filter(([name]) => !kept.includes(name))
       .map(([, column]) => `${column} = excluded.${column}`)
       .join(', ')}`,
  )
  const readingColumns = columnNames(snapshot).filter(([name]) => name !== 'at')
  const readingNames = readingColumns.map(([name]) => name) as (keyof Omit<ReadingRow, 'at'>)[]
  const insertReading = sql.prepare(
    `INSERT INTO snapshot (at, ${readingColumns.map(([, column]) => column).join(', ')})
     VALUES (?, ${readingColumns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
  )
  const knownSeries = sql
    .prepare<[string, string, string, string], number>('SELECT id FROM series WHERE scope = ? AND platform = ? AND kind = ? AND market = ?')
    .pluck()
  const newSeries = sql
    .prepare<[string, string, string, string], number>(
      'INSERT INTO series (scope, platform, kind, market) VALUES (?, ?, ?, ?) RETURNING id',
    )
    .pluck()
  const gained = sql.prepare(upsert(gainedTable, 3, ['posts']))
  const posted = sql.prepare(upsert(postedTable, 2, ['posts', 'measured', 'scored', 'score']))
  const postedHour = sql.prepare(upsert(postedHourTable, 3, ['posts', 'viewed', 'scored', 'score']))
  const nothing = (table: SQLiteTable): string =>
    `posts = 0 AND coalesce(${columnNames(table)
      .flatMap(([name, column]) => ((sumNames as readonly string[]).includes(name) ? column : []))
      .join(', ')}) IS NULL`
  const dropGained = sql.prepare(`DELETE FROM gained WHERE series = ? AND grain = ? AND at = ? AND ${nothing(gainedTable)}`)
  const dropPosted = sql.prepare(`DELETE FROM posted WHERE series = ? AND at = ? AND ${nothing(postedTable)}`)
  const dropPostedHour = sql.prepare(
    `DELETE FROM posted_hour WHERE series = ? AND at = ? AND week_hour = ? AND ${nothing(postedHourTable)}`,
  )
  const remove = sql.prepare('DELETE FROM measured_post WHERE publication_id = ?')
  const setScore = sql.prepare('UPDATE measured_post SET score = ?, score_stage = ? WHERE publication_id = ?')
  const askScores = sql.prepare(
    'INSERT INTO score_due (account_id, since) VALUES (?, ?) ON CONFLICT DO UPDATE SET since = min(since, excluded.since)',
  )
  const scored = sql.prepare('DELETE FROM score_due WHERE account_id = ?')
  const askAll = sql.prepare(
    'INSERT INTO score_due (account_id, since) SELECT DISTINCT account_id, 0 FROM measured_post WHERE true ON CONFLICT DO UPDATE SET since = 0',
  )
  return {
    insertReading: ({ now }, reading) => insertReading.run(now, ...readingNames.map((name) => reading[name])).changes > 0,
    save: (_, row) => save.run(properties.map((name) => row[name])),
    seriesOf: (_, scope, { platform, kind, market }) => {
      const id = knownSeries.get(scope, platform, kind, market) ?? newSeries.get(scope, platform, kind, market)
      if (id === undefined) throw new Error('a series was not kept')
      return id
    },
    addGained: (_, series, grain, at, values) => gained.run([series, grain, at, ...values]),
    addPosted: (_, series, at, values) => posted.run([series, at, ...values]),
    addPostedHour: (_, series, at, weekHour, values) => postedHour.run([series, at, weekHour, ...values]),
    dropGained: (_, series, grain, at) => dropGained.run(series, grain, at),
    dropPosted: (_, series, at) => dropPosted.run(series, at),
    dropPostedHour: (_, series, at, weekHour) => dropPostedHour.run(series, at, weekHour),
    remove: (_, id) => remove.run(id),
    setScore: (_, id, score, stage) => setScore.run(score, stage, id),
    askScores: (_, accountId, since) => askScores.run(accountId, since),
    scored: (_, accountId) => scored.run(accountId),
    askAllScores: () => askAll.run(),
    clear: () => void sql.exec('DELETE FROM gained; DELETE FROM posted; DELETE FROM posted_hour; DELETE FROM score_due'),
  }
}
