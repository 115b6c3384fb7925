/** Makes a folder and those above it, for its owner only. Throws the system's error when it cannot be. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Not `mkdir`'s own `recursive`: under a file system that answers "no such folder" for ever, as `/proc` does, it never
 * comes back (seen with Node 24).
 */
export const makeFolder = (path: string): void => {
  if (existsSync(path)) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Somebody was faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
