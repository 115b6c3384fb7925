/**
 * Media beside the backups: `backups/media/`, shared by all of them, each content once. A second name for the same file
 * where the disk can (it costs nothing and outlives a deletion), else a copy; files of media never change. What comes
 * back is read whole and held against its SHA-256 first.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { backupDir } from '../store/back-up.ts'
import { readContents } from '../store/backup-assets-reader.ts'
import type { StoredContent } from '../store/backup-assets-reader.ts'
import { listBackups } from '../store/backup-reader.ts'
import { storePath } from '../store/copy-store.ts'
import { createMediaFiles, fullDisk } from './media-files.ts'

/** How far it is, in files. */
export type MediaProgress = (done: number, total: number) => void

export interface MediaBackedUp {
  files: number
  /** Not there before. */
  added: number
  /** Gone from the media folder, and not in an earlier backup. */
  missing: number
}

export interface MediaRestored {
  restored: number
  /** Needed, and in neither folder. */
  missing: number
  /** In the backup, but no longer what they were: left out. */
  damaged: number
}

const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw error
  }
}

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** A whole copy or none: made aside, flushed, then named. */
const copyWhole = async (from: string, to: string): Promise<void> => {
  const aside = `${to}.${randomUUID()}.part`
  try {
    await copyFile(from, aside)
    const handle = await open(aside, 'r+')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(aside, to)
  } catch (error) {
    await rm(aside, { force: true })
    throw fullDisk(error)
  }
}

const linkOrCopy = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  // A copy that is not whole is no copy.
  await rm(to, { force: true })
  try {
    await link(from, to)
  } catch {
    // Another disk, or one without links.
    await copyWhole(from, to)
  }
}

const forEach = async (
  contents: readonly StoredContent[],
  progress: MediaProgress | undefined,
  work: (content: StoredContent) => Promise<void>,
): Promise<void> => {
  for (const [index, content] of contents.entries()) {
    await work(content)
    progress?.(index + 1, contents.length)
  }
}

/** Puts what the backup `file` (its name) refers to beside it. Throws DISK_FULL. */
export const backUpMedia = async (dataDir: string, file: string, progress?: MediaProgress): Promise<MediaBackedUp> => {
  const folder = backupDir(dataDir)
  const kept = createMediaFiles(folder)
  const mine = createMediaFiles(dataDir)
  const contents = readContents(join(folder, file))
  const counts: MediaBackedUp = { files: contents.length, added: 0, missing: 0 }
  await forEach(contents, progress, async ({ sha256, bytes }) => {
    if ((await sizeOf(kept.pathOf(sha256))) === bytes) return
    if ((await sizeOf(mine.pathOf(sha256))) !== bytes) {
      counts.missing += 1
      return
    }
    await linkOrCopy(mine.pathOf(sha256), kept.pathOf(sha256))
    counts.added += 1
  })
  return counts
}

/** Brings back what the store that was restored refers to and the media folder lacks, from beside the backup at `path`. */
export const restoreMedia = async (dataDir: string, path: string, progress?: MediaProgress): Promise<MediaRestored> => {
  const kept = createMediaFiles(dirname(path))
  const mine = createMediaFiles(dataDir)
  const counts: MediaRestored = { restored: 0, missing: 0, damaged: 0 }
  await forEach(readContents(storePath(dataDir)), progress, async ({ sha256, bytes }) => {
    const [from, to] = [kept.pathOf(sha256), mine.pathOf(sha256)]
    if ((await sizeOf(to)) === bytes) return
    if ((await sizeOf(from)) === null) {
      counts.missing += 1
      return
    }
    if ((await hashOf(from)) !== sha256) {
      counts.damaged += 1
      return
    }
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await copyWhole(from, to)
    counts.restored += 1
  })
  return counts
}

/** Removes media that no backup refers to any more. A backup that cannot be read keeps everything. */
export const pruneBackupMedia = async (dataDir: string): Promise<number> => {
  const folder = backupDir(dataDir)
  const needed = new Set(listBackups(dataDir).flatMap(({ file }) => readContents(join(folder, file)).map(({ sha256 }) => sha256)))
  let removed = 0
  const root = join(folder, 'media')
  if ((await sizeOf(root)) === null) return removed
  for (const part of await readdir(root)) {
    for (const name of await readdir(join(root, part))) {
      if (needed.has(name)) continue
      await rm(join(root, part, name), { force: true })
      removed += 1
    }
  }
  return removed
}
