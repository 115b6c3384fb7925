/** Finds what the desktop application needs to open: Electron's runtime and a display. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build-stamp.ts'

export type Runtime =
  | { found: true; executable: string; args: string[]; env: Record<string, string>; notes: string[] }
  | { found: false; why: string }

const packageDir = join(root, 'node_modules/electron')
const executableIn: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/** The first Electron whose Node-API loads better-sqlite3 13's binary with margin; older ones run core in plain Node. */
const oldestForCore = 35

const fetchRuntime = (): boolean => {
  process.stderr.write('Fetching Electron’s runtime (once, about 100 MB) …\n')
  const { status } = spawnSync(process.execPath, ['install.js'], {
    cwd: packageDir,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 10 * 60_000,
  })
  return status === 0
}

const hasDisplay = (env: NodeJS.ProcessEnv): boolean => process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])

const versionIn = (dir: string): string => {
  try {
    return readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    // A folder that does not tell is taken for current.
    return ''
  }
}

/** Looks for the display first: without one no runtime is worth fetching. */
export const findRuntime = (env: NodeJS.ProcessEnv = process.env): Runtime => {
  if (!hasDisplay(env)) return { found: false, why: 'this session has no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' }
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const dir = override ?? join(packageDir, 'dist')
  const executable = join(dir, executableIn[process.platform] ?? 'electron')
  if (!existsSync(executable) && (override !== undefined || !fetchRuntime() || !existsSync(executable))) {
    return {
      found: false,
      why: override
        ? `there is no Electron in ${override}`
        : 'Electron’s runtime is not here and could not be fetched (is this machine offline?)',
    }
  }
  const notes: string[] = []
  const extraEnv: Record<string, string> = {}
  const version = versionIn(dir)
  if (version !== '' && Number.parseInt(version, 10) < oldestForCore && !env['COULISSE_CORE_NODE']) {
    notes.push(`Electron ${version} is too old for core, which runs in Node ${process.versions.node} beside it.`)
    extraEnv['COULISSE_CORE_NODE'] = process.execPath
  }
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (asRoot) notes.push('Running as root: Chromium’s own sandbox is off.')
  return { found: true, executable, args: asRoot ? ['--no-sandbox'] : [], env: extraEnv, notes }
}
