/**
 * A store without rows, laid into a folder that has none: what the migrations make, made once a worker and copied.
 * Opening a folder without a store is tested where stores are (`store.test.ts`).
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makeFolder } from '../../src/core/make-folder.ts'
import { migrate } from '../../src/core/store/migrate.ts'

let made: Buffer | undefined

const emptyStore = (): Buffer => {
  const sql = new Database(':memory:')
  try {
    migrate(sql)
    return sql.serialize()
  } finally {
    sql.close()
  }
}

export const layEmptyStore = (dataDir: string): void => {
  const file = join(dataDir, 'store.sqlite')
  if (existsSync(file)) return
  makeFolder(dataDir)
  writeFileSync(file, (made ??= emptyStore()))
}
