/** `coulisse restore FILE`: puts a backup in the place of the data. What is replaced is kept. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { restoreMedia, restoreStore } from '../../core/index.ts'
import { confirm } from '../confirm.ts'
import { exitCode } from '../exit-code.ts'
import { mediaProgress } from '../media-progress.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

export const restore: Command = async (context, values, [typed]) => {
  const { host, terminal, dataDir, t } = context
  if (typed === undefined) throw new UsageError(t.needs('FILE'))
  if (!(await confirm(context, t.restoreAsk(dataDir), values.yes))) return exitCode.declined
  await using ports = host.openPorts(dataDir, { logName: 'cli' })
  const file = fileOf(typed, dataDir)
  const { replaced, toDecide } = restoreStore(file, { dataDir, ...ports })
  const media = await restoreMedia(dataDir, file, mediaProgress(terminal, t))
  if (values.json) terminal.out(JSON.stringify({ replaced, toDecide, media }))
  else {
    terminal.out(t.restored(replaced && join(dataDir, replaced)))
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
