/**
 * Files of images and videos, named by the SHA-256 of their content: the same bytes are one file, and a file that is
 * there is whole. Kept under `media/` of the data folder; what can be made again lies under `media/made/`.
 */
import { randomUUID } from 'node:crypto'
import { openAsBlob, readFileSync } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../app-error.ts'

export interface MediaFiles {
  /** Where the content lies; whether it does is for `has`. */
  pathOf(sha256: string): string
  has(sha256: string): Promise<boolean>
  /** Throws NOT_FOUND when the file is gone from the disk. */
  read(sha256: string): Promise<Uint8Array>
  /** The same, read from the disk as it is asked for. */
  open(sha256: string): Promise<Blob>
  /** Resolves when the bytes would outlive a power cut. */
  write(sha256: string, data: Uint8Array): Promise<void>
  /** Moves a file of the data folder into its place; its bytes outlive a power cut when this resolves. */
  adopt(sha256: string, path: string): Promise<void>
  /** The content and all that was made of it. */
  remove(sha256: string): Promise<void>
  /** What was made of a content under `name` (`thumb.webp`); made again when it is not there. */
  made(sha256: string, name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
  /** What was made under `name`, when it was. */
  findMade(sha256: string, name: string): Promise<Uint8Array | null>
  /** The same at once, for what is a few bytes. */
  findMadeNow(sha256: string, name: string): Uint8Array | null
  /** Where what was made under `name` lies, when it was. */
  madePath(sha256: string, name: string): string
  /** Of what was made, these, in this order. */
  dropMade(sha256: string, names: readonly string[]): Promise<void>
  /** The same for what is too large to be held in memory: `make` writes a file of its own. Answers where it lies. */
  madeFile(sha256: string, name: string, make: (path: string) => Promise<void>): Promise<string>
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

/** A full disk in our words; every other error as it is. */
export const fullDisk = (error: unknown): unknown => (isFull(error) ? new AppError('DISK_FULL', {}, { cause: error }) : error)

const exists = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whole or not at all: written aside, flushed, renamed into place, and the folder flushed too. */
const writeWhole = async (path: string, data: Uint8Array): Promise<void> => {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = `${path}.${randomUUID()}.part`
  try {
    const handle = await open(aside, 'wx', 0o600)
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(aside, path)
    // Folders cannot be opened on Windows; there the rename itself is journaled.
    if (process.platform !== 'win32') await sync(folder)
  } catch (error) {
    await rm(aside, { force: true })
    throw fullDisk(error)
  }
}

/** The same for what writes its file itself. */
const writeWholeBy = async (path: string, make: (path: string) => Promise<void>): Promise<void> => {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = `${path}.${randomUUID()}.part`
  try {
    await make(aside)
    await sync(aside)
    await rename(aside, path)
    if (process.platform !== 'win32') await sync(folder)
  } catch (error) {
    await rm(aside, { force: true })
    throw fullDisk(error)
  }
}

export const createMediaFiles = (dataDir: string): MediaFiles => {
  const root = join(dataDir, 'media')
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256)
  const making = new Map<string, Promise<Uint8Array>>()
  const makingFiles = new Map<string, Promise<string>>()
  const madePath = (sha256: string, name: string): string => join(root, 'made', sha256.slice(0, 2), `${sha256}.${name}`)

  const makeAndKeep = async (path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    try {
      return await readFile(path)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    const data = await make()
    await writeWhole(path, data)
    return data
  }

  return {
    pathOf,
    has: (sha256) => exists(pathOf(sha256)),
    read: async (sha256) => {
      try {
        return await readFile(pathOf(sha256))
      } catch (error) {
        throw isMissing(error) ? new AppError('NOT_FOUND', { what: 'media_file', id: sha256 }, { cause: error }) : error
      }
    },
    open: async (sha256) => {
      // Node does not say why it cannot open one.
      if (!(await exists(pathOf(sha256)))) throw new AppError('NOT_FOUND', { what: 'media_file', id: sha256 })
      return await openAsBlob(pathOf(sha256))
    },
    write: async (sha256, data) => {
      if (!(await exists(pathOf(sha256)))) await writeWhole(pathOf(sha256), data)
    },
    adopt: async (sha256, path) => {
      const place = pathOf(sha256)
      if (await exists(place)) return
      await sync(path)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(path, place)
      if (process.platform !== 'win32') await sync(dirname(place))
    },
    remove: async (sha256) => {
      const folder = join(root, 'made', sha256.slice(0, 2))
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return []
        throw error
      })
      for (const name of names) if (name.startsWith(`${sha256}.`)) await rm(join(folder, name), { force: true })
      await rm(pathOf(sha256), { force: true })
    },
    made: (sha256, name, make) => {
      const path = madePath(sha256, name)
      const running = making.get(path)
      if (running) return running
      const promise = makeAndKeep(path, make).finally(() => making.delete(path))
      making.set(path, promise)
      return promise
    },
    findMade: async (sha256, name) => {
      try {
        return await readFile(madePath(sha256, name))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    findMadeNow: (sha256, name) => {
      try {
        return readFileSync(madePath(sha256, name))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    madePath,
    dropMade: async (sha256, names) => {
      for (const name of names) await rm(madePath(sha256, name), { force: true })
    },
    madeFile: (sha256, name, make) => {
      const path = madePath(sha256, name)
      const running = makingFiles.get(path)
      if (running) return running
      const promise = exists(path)
        .then((isThere) => (isThere ? undefined : writeWholeBy(path, make)))
        .then(() => path)
        .finally(() => makingFiles.delete(path))
      makingFiles.set(path, promise)
      return promise
    },
  }
}
