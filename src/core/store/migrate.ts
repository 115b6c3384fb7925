/** Brings a store file to this code's version: forward only, in one transaction, after a backup of what was there. */
import type { Database } from 'better-sqlite3'
import { AppError } from '../app-error.ts'
import { nameKey } from '../fold-text.ts'
import { migrations as ours } from './migrations/index.ts'

export interface Migration {
  name: string
  sql: string
}

/** How many migrations a store has seen; 0 for a new file. */
export const storeVersion = (sql: Database): number => Number(sql.pragma('user_version', { simple: true }))

export const codeVersion = ours.length

/** Throws STORE_NEWER when the file was written by a newer Coulisse. Nothing is changed. */
export const assertNotNewer = (sql: Database, migrations: readonly Migration[] = ours): void => {
  const store = storeVersion(sql)
  if (store > migrations.length) throw new AppError('STORE_NEWER', { store, code: migrations.length })
}

/** Whether the file is older than this code and holds something worth a backup first. */
export const needsBackup = (sql: Database, migrations: readonly Migration[] = ours): boolean => {
  const version = storeVersion(sql)
  return version > 0 && version < migrations.length
}

/** Runs what is missing. A failure leaves the file as it was. */
export const migrate = (sql: Database, migrations: readonly Migration[] = ours): void => {
  if (storeVersion(sql) === migrations.length) return
  // For a migration only: nothing that stays in the file asks it.
  sql.function('coulisse_name_key', { deterministic: true }, (name) => nameKey(String(name)))
  sql
    .transaction(() => {
      for (const { sql: statements } of migrations.slice(storeVersion(sql))) sql.exec(statements)
      sql.pragma(`user_version = ${migrations.length}`)
    })
    .immediate()
}
