/** Is there room, and may this process write? Also the first look at the clock: the disk stamps what is written. */
import { open, rm, stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Machine } from '../ports.ts'
import { failed, ok, warning } from './check.ts'
import type { Check } from './check.ts'

/** A video, its copy for sending, and the store's log. */
const tightBytes = 2_000_000_000
const tooTightBytes = 200_000_000

export const checkDisk = async (dataDir: string, machine: Pick<Machine, 'freeBytes'>): Promise<Check> => {
  const freeBytes = await machine.freeBytes(dataDir)
  if (freeBytes < tooTightBytes) return failed('disk', 'disk.full', { freeBytes })
  if ((await writtenAt(dataDir)) === null) return failed('disk', 'disk.read_only', { dir: dataDir })
  return freeBytes < tightBytes ? warning('disk', 'disk.tight', { freeBytes }) : ok('disk', 'disk.room', { freeBytes })
}

/** When the disk says that a file written now was written, ms UTC; null when none can be. */
export const writtenAt = async (dataDir: string): Promise<number | null> => {
  const path = join(dataDir, `.doctor-${randomUUID()}`)
  try {
    const handle = await open(path, 'wx', 0o600)
    await handle.writeFile('.')
    await handle.close()
    return (await stat(path)).mtimeMs
  } catch {
    // That it cannot be written is the finding.
    return null
  } finally {
    await rm(path, { force: true })
  }
}
