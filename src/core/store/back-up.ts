/** Copies of the whole store while it is in use, with SQLite's online backup. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'

export interface Backup {
  file: string
  at: number
  bytes: number
  reason: 'before_migration' | 'by_hand' | 'scheduled'
}

export const backupDir = (dataDir: string): string => join(dataDir, 'backups')

const fileNameOf = (at: number, reason: Backup['reason']): string => `${new Date(at).toISOString().replaceAll(':', '-')}.${reason}.sqlite`

/** One file that can be read from anywhere: without a log, which even reading would put beside it. */
const makePlain = (path: string): void => {
  const copy = new Database(path)
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

/** Writes a complete copy and answers where. Other work goes on meanwhile. */
export const backUpTo = async (
  sql: Database.Database,
  { dataDir, at, reason }: { dataDir: string; at: number; reason: Backup['reason'] },
): Promise<Backup> => {
  mkdirSync(backupDir(dataDir), { recursive: true, mode: 0o700 })
  const file = join(backupDir(dataDir), fileNameOf(at, reason))
  const aside = `${file}.part`
  try {
    await sql.backup(aside)
    makePlain(aside)
    // One that was broken off must not be taken for a backup.
    renameSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
  return { file: basename(file), at, bytes: statSync(file).size, reason }
}

/** The newest backup's file name, when there is one. Names begin with their time, so the last is the newest. */
export const latestBackup = (dataDir: string): string | undefined => {
  try {
    return readdirSync(backupDir(dataDir))
      .filter((name) => name.endsWith('.sqlite'))
      .toSorted()
      .at(-1)
  } catch {
    // No folder: no backup was ever made.
    return undefined
  }
}
