/** The machine's own ffmpeg, run as a process beside core: never through a shell, with half of the cores and behind everybody else. */
import { spawn } from 'node:child_process'
import { constants as access, accessSync } from 'node:fs'
import { availableParallelism, constants, setPriority } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Encoder } from '../core/ports.ts'

/** What it says of a failure, at most. */
const mostSaid = 4000

const canRun = (path: string): boolean => {
  try {
    accessSync(path, access.X_OK)
    return true
  } catch {
    return false
  }
}

/** The one that is named, or else the first in the folders of `PATH` that are whole paths. */
export const findFfmpeg = (named: string | undefined, path: string | undefined, platform: NodeJS.Platform): string | null => {
  if (named !== undefined) return isAbsolute(named) && canRun(named) ? named : null
  const file = platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  const folders = (path ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  // Where a package manager puts it, which a desktop's own `PATH` leaves out.
  if (platform === 'darwin') folders.push('/opt/homebrew/bin', '/usr/local/bin')
  return folders.map((folder) => join(folder, file)).find(canRun) ?? null
}

export const createNodeEncoder = (find: () => string | null): Encoder => ({
  find: (named) => (named === null ? find() : isAbsolute(named) && canRun(named) ? named : null),
  threads: Math.max(1, Math.floor(availableParallelism() / 2)),
  run: (file, args, { signal, onLine }) =>
    new Promise((resolve, reject) => {
      const child = spawn(file, [...args], {
        shell: false,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
        signal,
        killSignal: 'SIGKILL',
      })
      let said = ''
      child.stderr.setEncoding('utf8')
      child.stderr.on('data', (text: string) => {
        said = (said + text).slice(-mostSaid)
      })
      createInterface({ input: child.stdout }).on('line', onLine)
      child.on('spawn', () => {
        try {
          if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
        } catch {
          // Then it runs as everybody does.
        }
      })
      let broken: unknown = null
      child.on('error', (error) => {
        broken = error
        if (child.pid === undefined) reject(error)
      })
      // Only once its files are closed: they may be removed then.
      child.on('close', (code) => {
        if (broken) reject(broken instanceof Error ? broken : new Error('ffmpeg'))
        else resolve({ code, said })
      })
    }),
})
