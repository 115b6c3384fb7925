/**
 * Readings kept with all that is made of them, each contestant on a copy of the same store, in the batches in which accounts are read:
 * ours; the very statements ours came to, reads too, worked out before and run one after another (the floor); and the same rows written
 * through drizzle as its documentation begins, nothing prepared.
 */
import { cpSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { sql as fragment } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { createRollUps } from '../../src/core/measuring/roll-ups.ts'
import { unknownFigures } from '../../src/core/platforms/kit/figures.ts'
import { gained, measuredPost, posted, postedHour } from '../../src/core/store/schema/measuring.ts'
import { snapshot } from '../../src/core/store/schema/publishing.ts'
import type { Store } from '../../src/core/store/store.ts'
import { serveRunner } from '../runner/child-side.ts'
import { tempDir } from '../runner/temp-dir.ts'
import { openBenchStore } from '../seed-publications.ts'
import { toldOf } from './measured-agency.ts'

export interface IngestInput {
  dir: string
  /** Posts read: of as many accounts as that takes. */
  posts: number
  /** Posts of an account in one answer of its platform. */
  batch: number
}
/** Readings a second. */
export interface IngestOutput {
  readings: number
  ours: number
  floor: number
  drizzle: number
}

type Batch = { id: string; index: number }[]
interface Statement {
  /** How it was run. */
  act: 'run' | 'get' | 'all'
  source: string
  values: unknown[]
}

const batchesOf = (sql: Database.Database, { posts, batch }: IngestInput): Batch[] => {
  const ids = sql
    .prepare<[], { id: string; accountId: string }>(
      `SELECT id, account_id AS accountId FROM publication INDEXED BY publication_by_account ORDER BY account_id LIMIT ${posts * 10}`,
    )
    .all()
  const byAccount = [...Map.groupBy(ids, ({ accountId }) => accountId).values()].map((own) => own.slice(0, batch))
  let index = 0
  const batches: Batch[] = []
  for (const own of byAccount) {
    if (index >= posts) break
    batches.push(own.map(({ id }) => ({ id, index: (index += 1) })))
  }
  return batches
}

const figuresOf = (index: number) => {
  const [likes, reposts, replies, quotes, bookmarks, views] = toldOf(index, 9)
  return { ...unknownFigures, likes: likes + 1, reposts, replies, quotes, bookmarks, views: views + 30 }
}

/** The store as a copy of its own, gone afterwards. */
const onCopy = async <T>(dir: string, use: (dir: string) => Promise<T>): Promise<T> => {
  using copy = tempDir()
  cpSync(dir, copy.path, { recursive: true })
  return await use(copy.path)
}

const keepAll = (store: Store, rollUps: ReturnType<typeof createRollUps>, batches: readonly Batch[]): void => {
  for (const batch of batches)
    store.write((tx) =>
      rollUps.add(
        tx,
        batch.map(({ id, index }) => ({ publicationId: id, figures: figuresOf(index) })),
      ),
    )
}

/** What ours reads and writes, transaction by transaction. */
const record = async (input: IngestInput): Promise<Statement[][]> =>
  await onCopy(input.dir, async (dir) => {
    const store = await openBenchStore(dir)
    const transactions: Statement[][] = []
    let current: Statement[] = []
    const prepare = (source: string): Database.Statement => {
      const statement = store.sql.prepare(source)
      const recorder: Database.Statement = new Proxy(statement, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name)
          if (typeof member !== 'function') return member
          if (name === 'pluck')
            return () => {
              target.pluck()
              return recorder
            }
          if (name !== 'run' && name !== 'get' && name !== 'all') return member.bind(target)
          return (...values: unknown[]) => {
            current.push({ act: name, source, values })
            return Reflect.apply(member, target, values) as unknown
          }
        },
      })
      return recorder
    }
    const recorded = new Proxy(store, {
      get: (target, name) =>
        name === 'sql'
          ? new Proxy(target.sql, {
              get: (sql, member) => {
                if (member === 'prepare') return prepare
                const value: unknown = Reflect.get(sql, member)
                return typeof value === 'function' ? value.bind(sql) : value
              },
            })
          : (Reflect.get(target, name) as unknown),
    })
    const rollUps = createRollUps(recorded)
    for (const batch of batchesOf(store.sql, input)) {
      keepAll(store, rollUps, [batch])
      transactions.push(current)
      current = []
    }
    await store.close()
    return transactions
  })

const timed = (run: () => void): number => {
  const startedAt = performance.now()
  run()
  return (performance.now() - startedAt) / 1000
}

const tables = { gained, measured_post: measuredPost, posted, posted_hour: postedHour, snapshot } as const

const measure = async (input: IngestInput): Promise<IngestOutput> => {
  const transactions = await record(input)
  const readings = transactions.reduce((sum, one) => sum + one.filter(({ source }) => source.includes('INTO snapshot')).length, 0)

  const oursSeconds = await onCopy(input.dir, async (dir) => {
    const store = await openBenchStore(dir)
    const rollUps = createRollUps(store)
    const batches = batchesOf(store.sql, input)
    const seconds = timed(() => keepAll(store, rollUps, batches))
    await store.close()
    return seconds
  })

  const floorSeconds = await onCopy(input.dir, async (dir) => {
    const store = await openBenchStore(dir)
    const { sql } = store
    const prepared = new Map<string, Database.Statement>()
    for (const { source } of transactions.flat()) {
      if (prepared.has(source)) continue
      const statement = sql.prepare(source)
      prepared.set(source, statement.reader ? statement.raw() : statement)
    }
    const seconds = timed(() => {
      for (const transaction of transactions) {
        sql.exec('BEGIN IMMEDIATE')
        for (const { act, source, values } of transaction) prepared.get(source)?.[act](...values)
        sql.exec('COMMIT')
      }
    })
    await store.close()
    return seconds
  })

  const drizzleSeconds = await onCopy(input.dir, async (dir) => {
    const store = await openBenchStore(dir)
    const db = drizzle(store.sql)
    // What stands where is read from the statements before the clock runs.
    const rows = transactions.map((transaction) =>
      transaction.flatMap(({ source, values: [first, ...rest] }) => {
        const [, name = '', columns = ''] = /INTO (\w+) \(([^)]*)\)/.exec(source) ?? []
        const table = tables[name as keyof typeof tables]
        if (table === undefined || !source.startsWith('INSERT')) return []
        const values = Array.isArray(first) ? (first as unknown[]) : [first, ...rest]
        const named = columns.split(',').map((column) => column.trim().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
        return [{ table, row: Object.fromEntries(named.map((column, at) => [column, values[at]])) }]
      }),
    )
    const keys = {
      gained: [gained.series, gained.grain, gained.at],
      posted: [posted.series, posted.at],
      hours: [postedHour.series, postedHour.at, postedHour.weekHour],
    }
    const addedOf = (table: typeof gained | typeof posted | typeof postedHour, row: Record<string, unknown>, key: readonly string[]) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([name]) => !key.includes(name))
          .map(([name]) => {
            const column = table[name as 'posts']
            return [
              name,
              fragment`coalesce(${column} + excluded.${fragment.identifier(column.name)}, excluded.${fragment.identifier(column.name)}, ${column})`,
            ]
          }),
      )
    const seconds = timed(() => {
      for (const transaction of rows)
        db.transaction((tx) => {
          for (const { table, row } of transaction) {
            const values = row as never
            if (table === snapshot) tx.insert(snapshot).values(values).onConflictDoNothing().run()
            else if (table === measuredPost)
              tx.insert(measuredPost)
                .values(values)
                .onConflictDoUpdate({ target: measuredPost.publicationId, set: { ...row, score: undefined, scoreStage: undefined } })
                .run()
            else if (table === gained)
              tx.insert(gained)
                .values(values)
                .onConflictDoUpdate({ target: keys.gained, set: addedOf(gained, row, ['series', 'grain', 'at']) })
                .run()
            else if (table === posted)
              tx.insert(posted)
                .values(values)
                .onConflictDoUpdate({ target: keys.posted, set: addedOf(posted, row, ['series', 'at']) })
                .run()
            else
              tx.insert(postedHour)
                .values(values)
                .onConflictDoUpdate({ target: keys.hours, set: addedOf(postedHour, row, ['series', 'at', 'weekHour']) })
                .run()
          }
        })
    })
    await store.close()
    return seconds
  })
  return { readings, ours: readings / oursSeconds, floor: readings / floorSeconds, drizzle: readings / drizzleSeconds }
}

serveRunner({ measure })
