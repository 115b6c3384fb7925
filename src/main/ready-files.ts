/**
 * Files of a post that is published by hand, as core laid them out (`core/publishing/laid-out-files.ts`): shown in their
 * folder, or dragged out of the window. A page names a publication, never a path.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const publicationId = /^pub_[0-9a-f-]{36}$/

/** In their order; none for what is no publication, or is laid out no more. */
export const readyFilesOf = (dataDir: string, named: unknown): string[] => {
  if (typeof named !== 'string' || !publicationId.test(named)) return []
  const folder = join(dataDir, 'ready-files', named)
  try {
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
    const names = files.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    return names.map((name) => join(folder, name))
  } catch {
    return []
  }
}
