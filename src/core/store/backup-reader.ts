/** Backups as they lie in their folder: the folder is the truth, whoever put them there or took them away. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backupDir } from './back-up.ts'
import type { Backup } from './back-up.ts'

/** `2026-03-02T09-00-00.000Z.by_hand.sqlite` */
const fileForm = /^(\d{4}-\d{2}-\d{2}T)(\d{2})-(\d{2})-(\d{2}\.\d{3}Z)\.(before_migration|by_hand|scheduled)\.sqlite$/

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch (error) {
    // No folder, or something else in its place: there is no backup.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return []
    throw error
  }
}

/** Newest first. */
export const listBackups = (dataDir: string): Backup[] => {
  const folder = backupDir(dataDir)
  return namesIn(folder)
    .flatMap((file): Backup[] => {
      const [, day, hour, minute, second, reason] = fileForm.exec(file) ?? []
      if (day === undefined) return []
      return [
        {
          file,
          at: Date.parse(`${day}${hour}:${minute}:${second}`),
          bytes: statSync(join(folder, file)).size,
          reason: reason as Backup['reason'],
        },
      ]
    })
    .toSorted((one, other) => other.at - one.at)
}
