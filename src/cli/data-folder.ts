/** Is there data where the person says? A slip of the pen must not look like an agency without work. */
import { statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../core/index.ts'
import { exitCode } from './exit-code.ts'
import type { CliTexts } from './texts.ts'
import { CliError } from './usage-error.ts'

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Undefined when there is nothing of that name; throws CliError when it cannot be told. */
const look = (path: string, dataDir: string, t: CliTexts): Stats | undefined => {
  try {
    return statSync(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') return undefined
    throw code === 'ENOTDIR' ? notAFolder(dataDir, t) : noAccess(dataDir, code, t)
  }
}

const notAFolder = (dataDir: string, t: CliTexts): CliError =>
  new CliError('NOT_A_FOLDER', t.notAFolder(dataDir), exitCode.usage, { dir: dataDir })
const noAccess = (dataDir: string, reason: string, t: CliTexts): CliError =>
  new CliError('NO_ACCESS', t.noAccess(dataDir, reason), exitCode.usage, { dir: dataDir, reason })

const isFolder = (dataDir: string, t: CliTexts): boolean => {
  const found = look(dataDir, dataDir, t)
  if (found && !found.isDirectory()) throw notAFolder(dataDir, t)
  return found !== undefined
}

/** Throws CliError when it is no folder. An empty file is no data: a store has its first page before anything is in it. */
export const hasData = (dataDir: string, t: CliTexts): boolean =>
  isFolder(dataDir, t) && (look(join(dataDir, 'store.sqlite'), dataDir, t)?.size ?? 0) > 0

/** Throws CliError that names the folder and the way out; makes nothing. */
export const assertData = (dataDir: string, t: CliTexts): void => {
  if (!hasData(dataDir, t)) throw new CliError('NO_DATA', t.noData(dataDir), exitCode.usage, { dir: dataDir })
}

/** Makes the folder when it is missing. Throws CliError when that cannot be. */
export const makeDataFolder = (dataDir: string, t: CliTexts): void => {
  if (isFolder(dataDir, t)) return
  try {
    makeFolder(dataDir)
  } catch (error) {
    throw noAccess(dataDir, codeOf(error), t)
  }
}
