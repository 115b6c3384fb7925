/** Copies of the whole store while it is in use, with SQLite's online backup. */
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database } from 'better-sqlite3'

export interface Backup {
  file: string
  at: number
  bytes: number
  reason: 'before_migration' | 'by_hand' | 'scheduled'
}

export const backupDir = (dataDir: string): string => join(dataDir, 'backups')

const fileNameOf = (at: number, reason: Backup['reason']): string => `${new Date(at).toISOString().replaceAll(':', '-')}.${reason}.sqlite`

/** Writes a complete copy and answers where. Other work goes on meanwhile. */
export const backUpTo = async (
  sql: Database,
  { dataDir, at, reason }: { dataDir: string; at: number; reason: Backup['reason'] },
): Promise<Backup> => {
  mkdirSync(backupDir(dataDir), { recursive: true, mode: 0o700 })
  const file = join(backupDir(dataDir), fileNameOf(at, reason))
  await sql.backup(file)
  return { file: basename(file), at, bytes: statSync(file).size, reason }
}

/** The newest backup's file name, when there is one. Names begin with their time, so the last is the newest. */
export const latestBackup = (dataDir: string): string | undefined => {
  try {
    return readdirSync(backupDir(dataDir)).toSorted().at(-1)
  } catch {
    // No folder: no backup was ever made.
    return undefined
  }
}
