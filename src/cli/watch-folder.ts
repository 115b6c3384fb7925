/** Hears that something in a folder has changed; what comes in one go is heard once. */
import { watch } from 'node:fs'

export interface FolderWatch extends Disposable {
  /** Resolves with true at the next change, or at once when there was one since; with false when it is over. */
  next(): Promise<boolean>
}

/** Heard from now on, everything below too. */
export const watchFolder = (root: string, stop: AbortSignal): FolderWatch => {
  let changed = false
  let wake: (() => void) | undefined
  const note = (): void => {
    changed = true
    wake?.()
  }
  const watcher = watch(root, { recursive: true }, note)
  // A folder that is taken away ends nothing: it may come back, and the person is there.
  watcher.on('error', note)
  const end = (): void => wake?.()
  stop.addEventListener('abort', end)
  return {
    next: async () => {
      if (!changed && !stop.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      changed = false
      return !stop.aborted
    },
    [Symbol.dispose]: () => {
      stop.removeEventListener('abort', end)
      watcher.close()
    },
  }
}
