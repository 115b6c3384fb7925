/** `coulisse backup`: a copy of the data, also while Coulisse is at work on it. */
import { join } from 'node:path'
import { copyStore } from '../../core/index.ts'
import { exitCode } from '../exit-code.ts'
import { showBytes } from '../fill.ts'
import type { Command } from '../command.ts'

export const backUp: Command = async ({ host, terminal, dataDir, language, t }, values) => {
  await using ports = host.openPorts(dataDir, { logName: 'cli' })
  const backup = await copyStore({ dataDir, at: ports.clock.now() })
  const file = join(dataDir, 'backups', backup.file)
  terminal.out(values.json ? JSON.stringify({ ...backup, file }) : t.backedUp(file, showBytes(backup.bytes, language)))
  return exitCode.ok
}
