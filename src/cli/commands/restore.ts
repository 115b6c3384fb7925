/** `coulisse restore FILE`: puts a backup in the place of the data. What is replaced is kept. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isAppError, listBackups, restoreMedia, restoreStore } from '../../core/index.ts'
import type { CommandContext } from '../cli-host.ts'
import { confirm } from '../confirm.ts'
import { hasData, makeDataFolder } from '../data-folder.ts'
import { exitCode } from '../exit-code.ts'
import { mediaProgress } from '../media-progress.ts'
import type { Run } from '../command.ts'
import { CliError, UsageError } from '../usage-error.ts'

export const restore: Run = async (context, values, [typed]) => {
  const { host, terminal, dataDir, t } = context
  if (typed === undefined) throw new UsageError(t.needs('FILE'))
  const file = fileOf(typed, dataDir)
  // Before anybody is asked, and before a folder is made for it.
  if (!existsSync(file)) throw noBackup(file, context)
  const isNew = !hasData(dataDir, t)
  await confirm(context, isNew ? t.restoreAskNew(dataDir) : t.restoreAsk(dataDir), values.yes)
  makeDataFolder(dataDir, t)
  await using ports = host.openPorts(dataDir, { logName: 'cli' })
  const { replaced, toDecide } = putInPlace(file, context, ports)
  const media = await restoreMedia(dataDir, file, mediaProgress(terminal, t))
  if (values.json) terminal.out(JSON.stringify({ replaced, toDecide, media }))
  else {
    terminal.out(replaced === null ? t.restoredNew(dataDir) : t.restored(join(dataDir, replaced)))
    if (media.restored > 0) terminal.out(t.mediaRestored(media.restored))
    if (media.missing + media.damaged > 0) terminal.out(t.mediaMissing(media.missing + media.damaged))
    if (toDecide > 0) terminal.out(t.toDecide(toDecide))
  }
  return exitCode.ok
}

/** A path, or the name of a backup as `coulisse backup` and the interface show it. */
const fileOf = (typed: string, dataDir: string): string => {
  const inFolder = join(dataDir, 'backups', typed)
  return !existsSync(resolve(typed)) && existsSync(inFolder) ? inFolder : resolve(typed)
}

const knownBackups = (dataDir: string): string[] =>
  listBackups(dataDir)
    .slice(0, 10)
    .map((backup) => backup.file)

const noBackup = (file: string, { t, dataDir }: CommandContext): CliError =>
  new CliError('BACKUP_NOT_FOUND', t.noBackupFile(file, knownBackups(dataDir)), exitCode.usage, { file })

/** What is damaged here is the backup: of the data in its place nothing is asked but that nobody is at work on it. */
const putInPlace = (file: string, context: CommandContext, ports: Omit<Parameters<typeof restoreStore>[1], 'dataDir'>) => {
  const { t, dataDir } = context
  try {
    return restoreStore(file, { dataDir, ...ports })
  } catch (error) {
    if (isAppError(error, 'NOT_FOUND')) throw noBackup(file, context)
    if (isAppError(error, 'STORE_CORRUPT'))
      throw new CliError('BACKUP_DAMAGED', t.badBackupFile(file, knownBackups(dataDir)), exitCode.failed, { file })
    throw error
  }
}
