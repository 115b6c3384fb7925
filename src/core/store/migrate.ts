/** Brings a store file to this code's version: forward only, in one transaction, after a backup of what was there. */
import type { Database } from 'better-sqlite3'
import { AppError } from '../app-error.ts'
import { migrations } from './migrations/index.ts'

/** How many migrations a store has seen; 0 for a new file. */
export const storeVersion = (sql: Database): number => Number(sql.pragma('user_version', { simple: true }))

export const codeVersion = migrations.length

/** Throws STORE_NEWER when the file was written by a newer Coulisse. Nothing is changed. */
export const assertNotNewer = (sql: Database): void => {
  const store = storeVersion(sql)
  if (store > codeVersion) throw new AppError('STORE_NEWER', { store, code: codeVersion })
}

/** Runs what is missing. A failure leaves the file as it was. */
export const migrate = (sql: Database): void => {
  sql
    .transaction(() => {
      for (const { sql: statements } of migrations.slice(storeVersion(sql))) sql.exec(statements)
      sql.pragma(`user_version = ${codeVersion}`)
    })
    .immediate()
}
