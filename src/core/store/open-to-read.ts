/** A store that is only looked at: no lease is taken and nothing is changed, also while another core is at work on it. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { AppError } from '../app-error.ts'
import type { Clock, Machine, Random } from '../ports.ts'
import { sqliteFailure } from '../sqlite-failure.ts'
import { latestBackup } from './back-up.ts'
import { currentHolder } from './lease.ts'
import { assertNotNewer, codeVersion, storeVersion } from './migrate.ts'
import type { Store } from './store.ts'

interface Deps {
  dataDir: string
  clock: Clock
  random: Random
  machine: Machine
}

/** Undefined when the file has to be brought to this code's version first. Throws STORE_NEWER, STORE_CORRUPT. */
export const openToRead = (deps: Deps): Store | undefined => {
  let sql: Database.Database | undefined
  try {
    sql = new Database(join(deps.dataDir, 'store.sqlite'), { readonly: true, fileMustExist: true, timeout: 5000 })
    assertNotNewer(sql)
    if (storeVersion(sql) === codeVersion) return readerOn(sql, deps)
  } catch (error) {
    sql?.close()
    throw sqliteFailure(error, latestBackup(deps.dataDir)) ?? error
  }
  sql.close()
  return undefined
}

const readerOn = (sql: Database.Database, { clock, random, machine }: Deps): Store => {
  const refuse = (): never => {
    const holder = currentHolder(sql, clock.now(), machine)
    throw new AppError('STORE_LOCKED', { holder: holder?.name ?? '', address: holder?.address ?? undefined })
  }
  // Statements that are prepared name it by their triggers; none of them is ever run.
  sql.function('coulisse_hlc', { deterministic: false }, refuse)
  const deviceId = sql.prepare<[], string>(`SELECT value FROM meta WHERE key = 'device_id'`).pluck().get() ?? ''
  return {
    readOnly: true,
    db: drizzle(sql),
    sql,
    ids: { clock, random },
    deviceId,
    lease: { epoch: 0, stillMine: () => false, lost: new Promise(() => undefined), setAddress: refuse },
    write: refuse,
    writeSoon: () => new Promise(refuse),
    onCommitted: () => ({ [Symbol.dispose]: () => undefined }),
    close: () => {
      sql.close()
      return Promise.resolve()
    },
  }
}
