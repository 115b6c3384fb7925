/** Hints that a person needs once in their life. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** True the first time it is asked about `hint` in this folder. */
export const isFirstTime = (dir: string, hint: string): boolean => {
  const marker = join(dir, `told-${hint}`)
  if (existsSync(marker)) return false
  try {
    mkdirSync(dir, { recursive: true })
    writeFileSync(marker, '')
  } catch {
    // It will be told once more, which is better than never.
  }
  return true
}
