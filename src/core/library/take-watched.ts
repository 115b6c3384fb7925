/** Brings one file of a watched folder in: a copy of it, since the file itself stays where it is. */
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import { mediaLimits } from '../media/limits.ts'
import type { LookAlikes } from '../media/look-alikes.ts'
import { fullDisk } from '../media/media-files.ts'
import type { Media } from '../media/media.ts'
import type { FolderWatchRow } from '../store/folder-reader.ts'
import { putWatchedFile } from '../store/folder-writer.ts'
import { updateFacts } from '../store/library-writer.ts'
import { systemActor } from '../store/store.ts'
import type { Store } from '../store/store.ts'
import type { FoundFile } from './list-folder.ts'

export interface TakeDeps {
  store: Pick<Store, 'write' | 'ids'>
  media: Pick<Media, 'addFile'>
  lookAlikes: Pick<LookAlikes, 'of'>
  dataDir: string
}

const longestFolder = 200

const folderOf = ({ folder, recursive }: FolderWatchRow, path: string): string => {
  const below = recursive ? posix.dirname(path) : '.'
  return [folder, below === '.' ? '' : below]
    .filter((part) => part !== '')
    .join('/')
    .slice(0, longestFolder)
    .replace(/\/+$/, '')
}

/** Refusals are written down with their cause. Throws DISK_FULL. */
export const takeWatched = async (
  { store, media, lookAlikes, dataDir }: TakeDeps,
  watch: FolderWatchRow,
  file: FoundFile,
): Promise<void> => {
  const note = (
    outcome: 'added' | 'known' | 'refused',
    more: { assetId?: string; rule?: string; data?: Record<string, string | number> } = {},
  ) =>
    store.write((tx) => {
      if (outcome === 'added' && more.assetId !== undefined) {
        const folder = folderOf(watch, file.path)
        if (folder !== '') updateFacts(tx, more.assetId, { folder })
      }
      putWatchedFile(tx, { watchId: watch.id, ...file, at: tx.now, outcome, ...more })
    })
  const refuse = (rule: string, data: Record<string, string | number>): void =>
    note('refused', { rule, data: { file: file.path, ...data } })

  if (file.bytes > mediaLimits.videoBytes) return refuse('media.bytes', { actual: file.bytes, allowed: mediaLimits.videoBytes })
  const dir = join(dataDir, 'media', 'watched')
  const copy = join(dir, newId('upl', store.ids))
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await copyFile(join(watch.path, ...file.path.split('/')), copy)
    const found = { path: copy, bytes: file.bytes, name: posix.basename(file.path), leavesBin: true }
    const row = await media.addFile(watch.creatorId, found, systemActor)
    note(row.isNew ? 'added' : 'known', { assetId: row.id })
    if (row.isNew) await lookAlikes.of(row, 1)
  } catch (error) {
    const known = fullDisk(error)
    if (known instanceof AppError && known.code === 'DISK_FULL') throw known
    if (known instanceof AppError && known.code === 'MEDIA_INVALID') {
      const { rule, ...data } = known.data as { rule: string } & Record<string, string | undefined>
      refuse(rule, Object.fromEntries(Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))))
    } else refuse('media.unreadable', {})
  } finally {
    await rm(copy, { force: true })
  }
}
