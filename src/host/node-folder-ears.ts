/** Hears that something in a folder has changed. */
import { watch } from 'node:fs'
import type { FolderEars } from '../core/ports.ts'

export const createNodeFolderEars = (): FolderEars => ({
  listen: (path, { recursive }, onChange) => {
    try {
      const watcher = watch(path, { recursive }, onChange)
      // A folder that is taken away, or a disk that tells nothing more: core looks from time to time all the same.
      watcher.on('error', onChange)
      return { [Symbol.dispose]: () => watcher.close() }
    } catch {
      // Too many folders are watched, or this disk cannot be: the same.
      return { [Symbol.dispose]: () => undefined }
    }
  },
})
