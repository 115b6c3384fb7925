/** Starts the built desktop application in a real Electron, on a data folder of its own. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import * as esbuild from 'esbuild'

const root = join(import.meta.dirname, '../..')

/** The executable of Electron: the folder in `ELECTRON_OVERRIDE_DIST_PATH`, else the package's own, where it was fetched. */
export const electronExecutable = (): string => {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) return join(override, process.platform === 'win32' ? 'electron.exe' : 'electron')
  return createRequire(import.meta.url)('electron') as string
}

/** Bundles the real core host around the stub, and answers the file. */
export const bundleStubCore = async (): Promise<string> => {
  const outfile = join(root, 'out/test/stub-core-host.cjs')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/main/core-host.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    logLevel: 'error',
    plugins: [
      {
        name: 'stub-in-place-of-core',
        setup: (build) => {
          build.onResolve({ filter: /\/core-entry\.ts$/ }, () => ({ path: join(root, 'test/e2e/stub-core.ts') }))
        },
      },
    ],
  })
  return outfile
}

export interface Desktop {
  app: ElectronApplication
  window: Page
  dataDir: string
  /** Ids of every process of this application that runs. */
  processes(): number[]
}

export interface DesktopOptions {
  dataDir?: string
  env?: Record<string, string>
  args?: string[]
  /** Where core runs: a Node binary, or by default Electron's utility process. */
  coreNode?: string
}

export const projectNode = join(root, 'node_modules/.bin/node')

/** Root has no sandbox of the operating system to hide behind; everybody else keeps it. */
export const electronArgs = (): string[] => [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu']

export const desktopEnv = (dataDir: string, { env = {}, coreNode }: DesktopOptions = {}): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  COULISSE_DATA_DIR: dataDir,
  COULISSE_TRENDS_FEED: 'none',
  // The tests' own bus address, so that no person's keychain is asked.
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
  LANGUAGE: 'en',
  ...(coreNode ? { COULISSE_CORE_NODE: coreNode } : {}),
  ...env,
})

const statusOf = (pid: number | string): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

/** A process and all that descend from it. */
const treeOf = (top: number): number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(statusOf(name))?.[1]) }))
  const below = (pid: number): number[] => [pid, ...parents.filter(({ parent }) => parent === pid).flatMap((child) => below(child.pid))]
  return below(top)
}

/** One that has ended but was not yet collected by its parent does not run. */
export const isRunning = (pid: number): boolean => /^State:\s+[^Z]/m.test(statusOf(pid))

/**
 * Holds the application back until Playwright listens: without it a window that opens while Playwright takes hold is missed, and it
 * waits for that window until its time is up. Playwright asks for it by itself only where it looks for Electron itself.
 */
const playwrightLoader = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
)

export const makeDataDir = (): string => mkdtempSync(join(tmpdir(), 'coulisse-desktop-'))
export const removeDataDir = (dir: string): void => rmSync(dir, { recursive: true, force: true, maxRetries: 3 })

export const launchDesktop = async (options: DesktopOptions = {}): Promise<Desktop> => {
  const dataDir = options.dataDir ?? makeDataDir()
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: ['-r', playwrightLoader, ...electronArgs(), ...(options.args ?? [])],
    env: desktopEnv(dataDir, options),
    timeout: 60_000,
  })
  const window = await app.firstWindow()
  return { app, window, dataDir, processes: () => treeOf(app.process().pid ?? 0) }
}
