/**
 * Puts a backup in the place of the store. Checked on a copy first; refused while a core is at work; what is replaced
 * is kept. What the backup still has to send but whose time is past may be out already, so none of it is sent: a
 * person is asked.
 */
import { closeSync, copyFileSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import { makeFolder } from '../make-folder.ts'
import type { Clock, Machine, Random } from '../ports.ts'
import { isDamage } from '../sqlite-failure.ts'
import { storePath } from './copy-store.ts'
import { createHybridClock } from './hybrid-clock.ts'
import { takeLease } from './lease.ts'
import { assertNotNewer, storeVersion } from './migrate.ts'

export interface Restored {
  /** Where the store that was replaced lies now; null when there was none. */
  replaced: string | null
  /** Publications whose time is past and about which a person has to decide. */
  toDecide: number
}

interface Deps {
  dataDir: string
  clock: Clock
  random: Random
  machine: Machine
}

const sideFiles = ['-wal', '-shm'] as const

/** Throws NOT_FOUND, STORE_CORRUPT (the backup is damaged or is none), STORE_NEWER or STORE_LOCKED. Nothing is changed then. */
export const restoreStore = (file: string, deps: Deps): Restored => {
  if (!existsSync(file)) throw new AppError('NOT_FOUND', { what: 'backup', id: file })
  makeFolder(deps.dataDir)
  const copy = `${storePath(deps.dataDir)}.restoring`
  try {
    copyWhole(file, copy)
    const toDecide = prepareCopy(copy, deps)
    sync(copy)
    return { replaced: replaceStore(copy, deps), toDecide }
  } finally {
    for (const ending of ['', ...sideFiles]) rmSync(`${copy}${ending}`, { force: true })
  }
}

/** With the log beside it, when somebody copied a store that was open. */
const copyWhole = (from: string, to: string): void => {
  for (const ending of ['', ...sideFiles]) rmSync(`${to}${ending}`, { force: true })
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}

const prepareCopy = (copy: string, deps: Deps): number => {
  let sql: Database.Database | undefined
  try {
    sql = new Database(copy)
    assertSound(sql)
    const toDecide = askAboutThePast(sql, deps)
    sql.prepare('UPDATE core_lease SET expires_at = 0, address = NULL').run()
    sql.pragma('wal_checkpoint(TRUNCATE)')
    return toDecide
  } catch (error) {
    throw isDamage(error) ? new AppError('STORE_CORRUPT', {}, { cause: error }) : error
  } finally {
    sql?.close()
  }
}

const assertSound = (sql: Database.Database): void => {
  assertNotNewer(sql)
  const isSound = sql.pragma('quick_check(1)', { simple: true }) === 'ok'
  const isOurs =
    storeVersion(sql) > 0 &&
    sql
      .prepare(`SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('core_lease', 'publication', 'audit')`)
      .pluck()
      .get() === 3
  if (!isSound || !isOurs) throw new AppError('STORE_CORRUPT', {})
}

const askAboutThePast = (sql: Database.Database, { clock, random }: Deps): number => {
  const now = clock.now()
  const deviceId =
    sql.prepare<[], string>(`SELECT value FROM meta WHERE key = 'device_id'`).pluck().get() ?? newId('dev', { clock, random })
  const lastStamp = sql.prepare('SELECT hlc FROM change ORDER BY hlc DESC LIMIT 1').pluck().get()
  sql.function(
    'coulisse_hlc',
    { deterministic: false },
    createHybridClock(clock, deviceId, typeof lastStamp === 'string' ? lastStamp : null),
  )
  const past = `due_at <= @now AND (state IN ('scheduled', 'awaiting_approval') OR (state = 'failed' AND next_at IS NOT NULL))`
  return sql
    .transaction(() => {
      sql
        .prepare(
          `INSERT INTO publication_log (publication_id, at, from_state, to_state, reason, actor)
           SELECT id, @now, state, 'missed', 'restored_from_backup', 'Coulisse' FROM publication WHERE ${past}`,
        )
        .run({ now })
      sql.prepare(`DELETE FROM due WHERE kind = 'publication' AND id IN (SELECT id FROM publication WHERE ${past})`).run({ now })
      return sql.prepare(`UPDATE publication SET state = 'missed', state_since = @now, next_at = NULL WHERE ${past}`).run({ now }).changes
    })
    .immediate()
}

const sync = (path: string): void => {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Nobody can be at work on a store that does not open; everybody else is asked by the lease. */
const assertNobodyAtWork = (path: string, deps: Deps): void => {
  let sql: Database.Database | undefined
  try {
    sql = new Database(path)
    takeLease(sql, { clock: deps.clock, machine: deps.machine, holder: newId('dev', deps) }).release()
    sql.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!isDamage(error) && !(error instanceof Error && /no such table/.test(error.message))) throw error
  } finally {
    sql?.close()
  }
}

const replaceStore = (copy: string, deps: Deps): string | null => {
  const path = storePath(deps.dataDir)
  if (!existsSync(path)) {
    renameSync(copy, path)
    return null
  }
  assertNobodyAtWork(path, deps)
  const kept = join(deps.dataDir, 'replaced', `${new Date(deps.clock.now()).toISOString().replaceAll(':', '-')}.sqlite`)
  makeFolder(dirname(kept))
  keep(path, kept)
  // A log of the old store would be read into the new one.
  for (const ending of sideFiles) if (existsSync(`${path}${ending}`)) renameSync(`${path}${ending}`, `${kept}${ending}`)
  renameSync(copy, path)
  if (process.platform !== 'win32') sync(dirname(path))
  return join('replaced', basename(kept))
}

/** A second name for the same file, so that there is a store at every moment; a copy where the disk knows no such thing. */
const keep = (path: string, kept: string): void => {
  try {
    linkSync(path, kept)
  } catch {
    copyFileSync(path, kept)
  }
}
