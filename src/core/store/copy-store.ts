/** A backup of a store that this process has not opened: also while another core is at work on it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../app-error.ts'
import { backUpTo } from './back-up.ts'
import type { Backup } from './back-up.ts'

export const storePath = (dataDir: string): string => join(dataDir, 'store.sqlite')

/** Throws NOT_FOUND when there is no store. */
export const copyStore = async ({ dataDir, at }: { dataDir: string; at: number }): Promise<Backup> => {
  const path = storePath(dataDir)
  if (!existsSync(path)) throw new AppError('NOT_FOUND', { what: 'store', id: path })
  const sql = new Database(path, { readonly: true, timeout: 5000 })
  try {
    return await backUpTo(sql, { dataDir, at, reason: 'by_hand' })
  } finally {
    sql.close()
  }
}
