/** What the environment says to this host. The only place that reads it. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { findFfmpeg } from './node-encoder.ts'

export interface HostConfig {
  /** Where the store, media and logs live. `COULISSE_DATA_DIR` names another. */
  dataDir: string
  /** A Node binary that runs core in place of Electron's utility process; honoured only when the app is not packaged. */
  coreNode: string | undefined
  /** A file that stands in for core's entry; honoured only when the app is not packaged. */
  coreEntry: string | undefined
  /** Address of electron-vite's development server, when it runs. */
  rendererUrl: string | undefined
  /** The language that the terminal is set to, e.g. `fr_FR.UTF-8`. */
  locale: string | undefined
}

type Environment = Record<string, string | undefined>

/** The same folder for the desktop application and the command line, so that both open one store. */
const defaultDataDir = (env: Environment, platform: NodeJS.Platform): string => {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Coulisse')
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Coulisse')
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'coulisse')
}

export const readHostConfig = (env: Environment = process.env, platform: NodeJS.Platform = process.platform): HostConfig => ({
  dataDir: resolve(env['COULISSE_DATA_DIR'] || defaultDataDir(env, platform)),
  coreNode: env['COULISSE_CORE_NODE'] || undefined,
  coreEntry: env['COULISSE_CORE_ENTRY'] || undefined,
  rendererUrl: env['ELECTRON_RENDERER_URL'] || undefined,
  locale: env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || undefined,
})

/** Where ffmpeg is, if anywhere: `COULISSE_FFMPEG` names it, with its whole path. */
export const ffmpegHere = (): string | null =>
  findFfmpeg(process.env['COULISSE_FFMPEG'] || undefined, process.env['PATH'], process.platform)

/** Google's feed of what is searched for; `COULISSE_TRENDS_FEED` names another, or `none`: then no trends are read by themselves. */
export const trendsFeedIn = (env: Environment = process.env): string | null => {
  const named = env['COULISSE_TRENDS_FEED'] || 'https://trends.google.com/trending/rss'
  return named === 'none' ? null : named
}

/**
 * Where whoever makes Coulisse takes issues: `bugs` of package.json, or `COULISSE_ISSUES`. Null while neither says; only
 * https counts.
 */
export const issuesAddressIn = (
  env: Environment = process.env,
  manifest: { name: string; bugs?: { url?: string } } = packageJson,
): string | null => {
  const named = env['COULISSE_ISSUES'] || manifest.bugs?.url
  return named !== undefined && URL.canParse(named) && named.startsWith('https://') ? named : null
}

export const logDirOf = (dataDir: string): string => join(dataDir, 'logs')
