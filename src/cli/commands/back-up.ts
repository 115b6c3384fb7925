/** `coulisse backup`: a copy of the data, also while Coulisse is at work on it. */
import { join } from 'node:path'
import { backUpMedia, copyStore } from '../../core/index.ts'
import { exitCode } from '../exit-code.ts'
import { showBytes } from '../fill.ts'
import { mediaProgress } from '../media-progress.ts'
import type { Run } from '../command.ts'

export const backUp: Run = async ({ host, terminal, dataDir, language, t }, values) => {
  await using ports = host.openPorts(dataDir, { logName: 'cli' })
  const backup = await copyStore({ dataDir, at: ports.clock.now() })
  const file = join(dataDir, 'backups', backup.file)
  const media = await backUpMedia(dataDir, backup.file, mediaProgress(terminal, t))
  if (values.json) terminal.out(JSON.stringify({ ...backup, file, media }))
  else {
    terminal.out(t.backedUp(file, showBytes(backup.bytes, language), media.files))
    if (media.missing > 0) terminal.out(t.mediaMissing(media.missing))
  }
  return exitCode.ok
}
