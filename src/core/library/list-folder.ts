/** Images and videos of a folder of this machine, by name; hidden ones, links and what is empty are left alone. */
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface FoundFile {
  /** Below the folder, with `/` between: `Mars/a.jpg`. */
  path: string
  bytes: number
  /** ms UTC, whole. */
  modifiedAt: number
}

const taken: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.png', '.webp', '.gif', '.avif', '.heic', '.mp4', '.mov', '.m4v', '.webm'])

/** Throws what the disk says of the folder itself; a folder below that may not be read is passed over. */
export const listFolder = async (root: string, recursive: boolean): Promise<FoundFile[]> => {
  const found: FoundFile[] = []
  const look = async (dir: string, prefix: string): Promise<void> => {
    const entries = await readdir(dir, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue
      const path = join(dir, entry.name)
      if (entry.isDirectory()) {
        // One folder that is closed to us must not keep the others out.
        if (recursive) await look(path, `${prefix}${entry.name}/`).catch(() => undefined)
      } else if (entry.isFile() && taken.has(extname(entry.name).toLowerCase())) {
        // A file that is gone by now is no file.
        const facts = await stat(path).catch(() => undefined)
        if (facts && facts.size > 0) found.push({ path: prefix + entry.name, bytes: facts.size, modifiedAt: Math.floor(facts.mtimeMs) })
      }
    }
  }
  await look(root, '')
  return found
}
