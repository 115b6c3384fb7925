/** Keeps the newest scheduled backups; what a person or a migration made is left alone. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupDir } from './back-up.ts'
import { listBackups } from './backup-reader.ts'

export const pruneScheduledBackups = (dataDir: string, keep: number): void => {
  const scheduled = listBackups(dataDir).filter(({ reason }) => reason === 'scheduled')
  for (const { file } of scheduled.slice(keep)) rmSync(join(backupDir(dataDir), file), { force: true })
}
