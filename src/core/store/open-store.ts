/** Opens the store file: connection settings, version check, backup and migration, lease, writers. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { CommittedEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { makeFolder } from '../make-folder.ts'
import type { Clock, Machine, Random } from '../ports.ts'
import { sqliteFailure } from '../sqlite-failure.ts'
import { createAuditWriter } from './audit-writer.ts'
import { backUpTo, latestBackup } from './back-up.ts'
import { createHybridClock } from './hybrid-clock.ts'
import { takeLease } from './lease.ts'
import { assertNotNewer, migrate, needsBackup } from './migrate.ts'
import type { Migration } from './migrate.ts'
import { createOutboxWriter } from './outbox-writer.ts'
import type { Store } from './store.ts'
import { createWriter } from './write.ts'

/** WAL loses commits in older versions (https://sqlite.org/wal.html, "the WAL-reset bug", fixed in 3.51.3). */
const minimumSqlite = [3, 51, 3] as const

const assertSqliteVersion = (sql: Database.Database): void => {
  const version = String(sql.prepare('SELECT sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const difference = minimumSqlite.map((part, index) => (parts[index] ?? 0) - part).find((delta) => delta !== 0) ?? 0
  if (difference < 0) throw new Error(`SQLite ${version} is older than ${minimumSqlite.join('.')}`)
}

/** SQLite's own words become ours; everything else passes. */
const translate = (error: unknown, dataDir: string): unknown => sqliteFailure(error, latestBackup(dataDir)) ?? error

const configure = (sql: Database.Database): void => {
  sql.pragma('journal_mode = WAL')
  // What guards publishing must survive a power cut, so every commit is flushed.
  sql.pragma('synchronous = FULL')
  sql.pragma('foreign_keys = ON')
  sql.pragma('cache_size = -65536')
  sql.pragma('temp_store = MEMORY')
}

export interface OpenStoreDeps {
  dataDir: string
  clock: Clock
  random: Random
  machine: Machine
  /** Those of this code unless a test lends others. */
  migrations?: readonly Migration[]
  /** How long to wait for another program that holds the file. */
  busyTimeoutMs?: number
  /** Longer where a clock runs through days in seconds. */
  leaseMs?: number
}

const deviceOf = (sql: Database.Database, deps: OpenStoreDeps): string => {
  const known = sql.prepare(`SELECT value FROM meta WHERE key = 'device_id'`).pluck().get()
  if (typeof known === 'string') return known
  const id = newId('dev', deps)
  sql.prepare(`INSERT INTO meta (key, value) VALUES ('device_id', ?)`).run(id)
  sql.prepare('INSERT INTO device (id, name, created_at) VALUES (?, ?, ?)').run(id, deps.machine.hostName, deps.clock.now())
  return id
}

const prepareFile = async (sql: Database.Database, deps: OpenStoreDeps): Promise<void> => {
  assertSqliteVersion(sql)
  configure(sql)
  assertNotNewer(sql, deps.migrations)
  if (needsBackup(sql, deps.migrations)) {
    await backUpTo(sql, { dataDir: deps.dataDir, at: deps.clock.now(), reason: 'before_migration' })
  }
}

/**
 * Opens (or makes) `store.sqlite` in `dataDir`. Throws STORE_LOCKED, STORE_NEWER, STORE_CORRUPT or DISK_FULL;
 * whichever it is, the file is left as it was.
 */
export const openStore = async (deps: OpenStoreDeps): Promise<Store> => {
  makeFolder(deps.dataDir)
  let sql: Database.Database | undefined
  try {
    sql = new Database(join(deps.dataDir, 'store.sqlite'), { timeout: deps.busyTimeoutMs ?? 5000 })
    return await openOn(sql, deps)
  } catch (error) {
    sql?.close()
    throw translate(error, deps.dataDir)
  }
}

const openOn = async (sql: Database.Database, deps: OpenStoreDeps): Promise<Store> => {
  await prepareFile(sql, deps)
  // Until the clock of changes exists, its function must: triggers of the first rows call it.
  let stamp: () => string = () => {
    throw new Error('the hybrid clock is not set yet')
  }
  sql.function('coulisse_hlc', { deterministic: false }, () => stamp())
  migrate(sql, deps.migrations)
  const lease = takeLease(sql, { clock: deps.clock, machine: deps.machine, holder: newId('dev', deps), lengthMs: deps.leaseMs })
  const deviceId = deviceOf(sql, deps)
  const lastStamp = sql.prepare('SELECT hlc FROM change ORDER BY hlc DESC LIMIT 1').pluck().get()
  stamp = createHybridClock(deps.clock, deviceId, typeof lastStamp === 'string' ? lastStamp : null)

  const listeners = new Set<(events: readonly CommittedEvent[]) => void>()
  const db = drizzle(sql)
  const { write, writeSoon, flush } = createWriter({
    sql,
    db,
    now: () => deps.clock.now(),
    assertMine: lease.assertMine,
    appendEvent: createOutboxWriter(sql),
    appendAudit: createAuditWriter(sql),
    committed: (events) => {
      for (const listener of listeners) listener(events)
    },
    translate: (error) => translate(error, deps.dataDir),
  })

  return {
    readOnly: false,
    db,
    sql,
    ids: { clock: deps.clock, random: deps.random },
    deviceId,
    lease,
    write,
    writeSoon,
    onCommitted: (listener) => {
      listeners.add(listener)
      return { [Symbol.dispose]: () => listeners.delete(listener) }
    },
    close: async () => {
      await flush()
      try {
        lease.release()
        sql.pragma('optimize')
      } catch {
        // The disk is full: the lease runs out by itself, and the file is closed all the same.
      }
      sql.close()
    },
  }
}
