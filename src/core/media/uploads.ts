/**
 * Files that come in parts, written to the disk as they come: memory holds one part. What nobody finished is gone with
 * core's next start, or when its owner begins another an hour later.
 */
import { rmSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { IdSource } from '../ids.ts'
import { fullDisk } from './media-files.ts'

/** Who may go on with an upload. */
export interface UploadOwner {
  /** Of a person, or of this machine's command line. */
  id: string
  reach: ReadonlySet<string> | null
}

export interface UploadedFile {
  creatorId: string
  fileName: string
  bytes: number
  path: string
}

export interface Uploads {
  /** Throws CONFLICT when this owner has too many under way, DISK_FULL. */
  begin(owner: UploadOwner, file: Omit<UploadedFile, 'path'>): Promise<string>
  /** Answers the bytes that are there. Throws NOT_FOUND, CONFLICT (another place than the next, more than announced), DISK_FULL. */
  append(owner: UploadOwner, uploadId: string, at: number, part: Blob): Promise<number>
  /** Hands the whole file to `take`; it is gone after that, whatever comes of it. Throws NOT_FOUND, CONFLICT (not whole). */
  finish<T>(owner: UploadOwner, uploadId: string, take: (file: UploadedFile) => Promise<T>): Promise<T>
  cancel(owner: UploadOwner, uploadId: string): Promise<void>
}

const maxAtOnce = 16
const idleMs = 60 * 60 * 1000

interface Upload extends UploadedFile {
  ownerId: string
  received: number
  lastAt: number
  isBusy: boolean
}

const conflict = (): AppError<'CONFLICT'> => new AppError('CONFLICT', { what: 'upload' })

export const createUploads = (dataDir: string, ids: IdSource): Uploads => {
  const dir = join(dataDir, 'media', 'incoming')
  const uploads = new Map<string, Upload>()
  rmSync(dir, { recursive: true, force: true })

  const forget = async (id: string): Promise<void> => {
    const path = uploads.get(id)?.path
    uploads.delete(id)
    if (path !== undefined) await rm(path, { force: true })
  }

  const forgetIdle = async (ownerId: string): Promise<void> => {
    for (const [id, upload] of uploads)
      if (upload.ownerId === ownerId && !upload.isBusy && Math.abs(ids.clock.now() - upload.lastAt) > idleMs) await forget(id)
  }

  const find = (owner: UploadOwner, id: string): Upload => {
    const upload = uploads.get(id)
    const isTheirs = upload?.ownerId === owner.id && (owner.reach === null || owner.reach.has(upload.creatorId))
    if (!isTheirs) throw new AppError('NOT_FOUND', { what: 'upload', id })
    if (upload.isBusy) throw conflict()
    return upload
  }

  /** One act at a time: a part and the end of an upload must not meet. */
  const alone = async <T>(upload: Upload, act: () => Promise<T>): Promise<T> => {
    upload.isBusy = true
    try {
      return await act()
    } finally {
      upload.isBusy = false
      upload.lastAt = ids.clock.now()
    }
  }

  return {
    begin: async (owner, file) => {
      await forgetIdle(owner.id)
      if ([...uploads.values()].filter(({ ownerId }) => ownerId === owner.id).length >= maxAtOnce)
        throw new AppError('CONFLICT', { what: 'uploads' })
      const id = newId('upl', ids)
      const path = join(dir, id)
      uploads.set(id, { ...file, path, ownerId: owner.id, received: 0, lastAt: ids.clock.now(), isBusy: false })
      try {
        await mkdir(dir, { recursive: true, mode: 0o700 })
        await (await open(path, 'wx', 0o600)).close()
      } catch (error) {
        uploads.delete(id)
        throw fullDisk(error)
      }
      return id
    },
    append: async (owner, id, at, part) => {
      const upload = find(owner, id)
      const end = at + part.size
      if (end <= upload.received) return upload.received
      if (at !== upload.received || end > upload.bytes) throw conflict()
      return alone(upload, async () => {
        const handle = await open(upload.path, 'r+')
        try {
          // At its place: a part that was cut short is written over by its repetition.
          await handle.write(new Uint8Array(await part.arrayBuffer()), 0, part.size, at)
        } catch (error) {
          throw fullDisk(error)
        } finally {
          await handle.close()
        }
        upload.received = end
        return end
      })
    },
    finish: async (owner, id, take) => {
      const upload = find(owner, id)
      if (upload.received !== upload.bytes) throw conflict()
      try {
        return await alone(upload, () => take(upload))
      } finally {
        await forget(id)
      }
    },
    cancel: async (owner, id) => {
      if (uploads.get(id)?.ownerId === owner.id && !uploads.get(id)?.isBusy) await forget(id)
    },
  }
}
