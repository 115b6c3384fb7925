/**
 * Files of a post that somebody publishes by hand, laid out on this machine under their own names: a desktop window shows
 * them in their folder, or they are dragged out of it. They are there while the post is in somebody's hands.
 */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Logger } from '../log.ts'
import { fullDisk } from '../media/media-files.ts'

export interface LaidOutFiles {
  /** Answers their names there, in their order. What lay there before is gone. Throws DISK_FULL. */
  write(publicationId: string, files: readonly File[]): Promise<string[]>
  /** Never throws: what cannot be removed now goes with the next start. */
  remove(publicationId: string): Promise<void>
  /** Begins to remove what is in nobody's hands any more. */
  sweep(): void
  settle(): Promise<void>
}

interface Deps {
  dataDir: string
  isInHand(publicationId: string): boolean
  logger: Logger
}

/** What no file system of a desktop takes in a name. */
const plain = (name: string): string => name.replaceAll(/[<>:"/\\|?*\u0000-\u001f]/g, '_').replace(/[. ]+$/, '') || 'file'

export const createLaidOutFiles = ({ dataDir, isInHand, logger }: Deps): LaidOutFiles => {
  // The shell shows what lies here (`main/ready-files.ts`).
  const root = join(dataDir, 'ready-files')
  let sweeping: Promise<void> = Promise.resolve()

  const remove = async (publicationId: string): Promise<void> => {
    try {
      await rm(join(root, publicationId), { recursive: true, force: true })
    } catch (error) {
      logger.warn({ err: error }, 'files that were laid out could not be removed')
    }
  }
  const sweep = async (): Promise<void> => {
    const there = await readdir(root).catch(() => [])
    for (const publicationId of there) if (!isInHand(publicationId)) await remove(publicationId)
  }

  return {
    write: async (publicationId, files) => {
      const folder = join(root, publicationId)
      await remove(publicationId)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        const names: string[] = []
        for (const file of files) {
          const name = plain(file.name)
          await pipeline(file.stream(), createWriteStream(join(folder, name), { mode: 0o600 }))
          names.push(name)
        }
        return names
      } catch (error) {
        await remove(publicationId)
        throw fullDisk(error)
      }
    },
    remove,
    sweep: () => {
      sweeping = sweep().catch((error: unknown) => logger.warn({ err: error }, 'files that were laid out could not be looked through'))
    },
    settle: () => sweeping,
  }
}
