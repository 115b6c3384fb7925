/** Writes what posts came to, and the roll-ups of it. Everything here can be made anew from `snapshot`. */
import { getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { columnNames } from './columns-of.ts'
import { sumNames } from './measured-reader.ts'
import type { MeasuredRow, ReadingRow, Sums } from './measured-reader.ts'
import { gained as gainedTable, measuredPost, posted as postedTable, postedHour as postedHourTable } from './schema/measuring.ts'
import { snapshot } from './schema/publishing.ts'
import type { Store, WriteTx } from './store.ts'

export const agencyScope = 'agency'

interface Sort {
  platform: string
  kind: string
  market: string
}

export interface GainedCell extends Sort, Sums {
  scope: string
  grain: 'hour' | 'day' | 'week'
  at: number
  posts: number
}

export interface PostedCell extends Sort, Sums {
  scope: string
  at: number
  posts: number
  scored: number
  score: number
}

export interface PostedHourCell extends Sort, Pick<Sums, 'views' | 'engaged' | 'engagedViews'> {
  scope: string
  at: number
  weekHour: number
  posts: number
  viewed: number
  scored: number
  score: number
}

/** Each adds to what is there. A sum stays NULL until something known is added. */
export interface MeasuredWriter {
  /** Keeps a reading as of `tx.now`; answers false where there is one of that instant. */
  insertReading(tx: WriteTx, reading: Omit<ReadingRow, 'at'>): boolean
  /** All of a new row; of one that is there, what readings change: not its facts, nor its score. */
  save(tx: WriteTx, row: MeasuredRow): void
  addGained(tx: WriteTx, cell: GainedCell): void
  addPosted(tx: WriteTx, cell: PostedCell): void
  addPostedHour(tx: WriteTx, cell: PostedHourCell): void
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

const upsert = (table: SQLiteTable, key: readonly string[], counted: readonly string[], summed: readonly string[]): string => {
  const columns = new Map(columnNames(table))
  const named = (names: readonly string[]): string[] => names.map((name) => columns.get(name) ?? name)
  const all = [...key, ...counted, ...summed]
  return `INSERT INTO ${getTableName(table)} (${named(all).join(', ')}) VALUES (${all.map((name) => `@${name}`).join(', ')})
    ON CONFLICT DO UPDATE SET ${[
      ...named(counted).map((name) => `${name} = ${name} + excluded.${name}`),
      ...named(summed).map(
        (name) => `${name} = CASE WHEN excluded.${name} IS NULL THEN ${name} ELSE coalesce(${name}, 0) + excluded.${name} END`,
      ),
    ].join(', ')}`
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
  const gainedKey = ['scope', 'grain', 'at', 'platform', 'kind', 'market'] as const
  const postedKey = ['scope', 'at', 'platform', 'kind', 'market'] as const
  const hourKey = ['scope', 'at', 'weekHour', 'platform', 'kind', 'market'] as const
  const hourSums = ['views', 'engaged', 'engagedViews'] as const
  const gained = sql.prepare(upsert(gainedTable, gainedKey, ['posts'], sumNames))
  const posted = sql.prepare(upsert(postedTable, postedKey, ['posts', 'scored', 'score'], sumNames))
  const postedHour = sql.prepare(upsert(postedHourTable, hourKey, ['posts', 'viewed', 'scored', 'score'], hourSums))
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
    addGained: (_, cell) => gained.run(cell),
    addPosted: (_, cell) => posted.run(cell),
    addPostedHour: (_, cell) => postedHour.run(cell),
    setScore: (_, id, score, stage) => setScore.run(score, stage, id),
    askScores: (_, accountId, since) => askScores.run(accountId, since),
    scored: (_, accountId) => scored.run(accountId),
    askAllScores: () => askAll.run(),
    clear: () => void sql.exec('DELETE FROM gained; DELETE FROM posted; DELETE FROM posted_hour; DELETE FROM score_due'),
  }
}
