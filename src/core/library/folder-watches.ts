/**
 * Folders that are watched. A file is taken once it is whole: seen twice with the same size and time, a moment apart.
 * What was looked at is written down, so that a restart takes nothing twice; what changes later is looked at again, and
 * the same bytes are the asset that is there already.
 */
import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { Logger } from '../log.ts'
import type { Clock, FolderEars } from '../ports.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import { fileState } from '../store/folder-reader.ts'
import type { FolderReader, FolderWatchRow } from '../store/folder-reader.ts'
import { deleteFolderWatch, forgetFiles, forgetRefused, noteLooked, putFolderWatch } from '../store/folder-writer.ts'
import type { Actor } from '../store/store.ts'
import { listFolder } from './list-folder.ts'
import type { FoundFile } from './list-folder.ts'
import { takeWatched } from './take-watched.ts'
import type { TakeDeps } from './take-watched.ts'

export interface FolderWatchesDeps extends TakeDeps {
  reader: FolderReader
  creators: CreatorReader
  clock: Clock
  /** Absent on a host that hears nothing: then folders are only looked at from time to time. */
  ears: FolderEars | undefined
  logger: Logger
}

export type FolderContent = Pick<FolderWatchRow, 'path' | 'recursive' | 'folder' | 'isOn'>

/** How a watch stands now; what it did before is in the store. */
export interface FolderStanding {
  looking: { done: number; total: number } | null
  problem: 'missing' | 'unreadable' | 'disk_full' | null
}

export interface FolderWatches {
  deps: FolderWatchesDeps
  /** Throws NOT_FOUND for a watch that is not this creator's. */
  own(creatorId: string, watchId: string): FolderWatchRow
  standing(watchId: string): FolderStanding
  /** Throws BAD_INPUT for what is no folder or Coulisse's own, CONFLICT for one that is watched already. */
  save(creatorId: string, watchId: string | undefined, content: FolderContent, actor: Actor): Promise<FolderWatchRow>
  remove(creatorId: string, watchId: string, actor: Actor): void
  look(creatorId: string, watchId: string): void
  cancel(creatorId: string, watchId: string): void
  start(): void
  settle(): Promise<void>
  stop(): Promise<void>
}

/** Between two sights of a file that is whole, and after the last noise of a folder. */
const settleMs = 2000
/** Not every disk tells of its changes: network drives often do not. */
const againMs = 5 * 60_000

interface Running extends FolderStanding {
  isOver: boolean
  isCancelled: boolean
  /** Files not taken yet: their state, and since when it is that. */
  waiting: Map<string, { state: string; since: number }>
  hearing: Disposable | undefined
  next: Disposable | undefined
  /** When `next` looks. */
  nextAt: number
  work: Promise<void>
  isBusy: boolean
  /** Something was heard during the work. */
  isStale: boolean
}

const problemOf = (error: unknown): FolderStanding['problem'] => {
  if (error instanceof AppError && error.code === 'DISK_FULL') return 'disk_full'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable'
}

const isWithin = (path: string, dir: string): boolean => {
  const way = relative(dir, path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

const badPath = (code: string): AppError<'BAD_INPUT'> => new AppError('BAD_INPUT', { issues: [{ path: 'content.path', code }] })

export const createFolderWatches = (deps: FolderWatchesDeps): FolderWatches => {
  const { store, reader, creators, clock, ears, logger, dataDir } = deps
  const running = new Map<string, Running>()

  const lookAt = (id: string, at: number): void => {
    const run = running.get(id)
    if (!run || run.isOver || (run.next && run.nextAt <= at)) return
    run.next?.[Symbol.dispose]()
    run.nextAt = at
    run.next = clock.at(at, () => {
      run.next = undefined
      begin(id)
    })
  }

  const begin = (id: string): void => {
    const run = running.get(id)
    const watch = reader.get(id)
    if (!run || !watch || run.isOver) return
    if (run.isBusy) {
      run.isStale = true
      return
    }
    run.isBusy = true
    run.isStale = false
    run.isCancelled = false
    run.work = work(watch, run)
      .catch((error: unknown) => logger.error({ err: error, watchId: id }, 'a watched folder could not be looked at'))
      .finally(() => {
        run.isBusy = false
        run.looking = null
        lookAt(id, clock.now() + (run.isStale || (run.waiting.size > 0 && !run.isCancelled) ? settleMs : againMs))
      })
  }

  /** Those that are whole; the others are looked at again. */
  const whole = (files: readonly FoundFile[], seen: ReadonlyMap<string, string>, run: Running): FoundFile[] => {
    const now = clock.now()
    const before = run.waiting
    run.waiting = new Map()
    return files.filter((file) => {
      const state = fileState(file)
      if (seen.get(file.path) === state) return false
      const known = before.get(file.path)
      const since = known?.state === state ? known.since : now
      run.waiting.set(file.path, { state, since })
      return now - since >= settleMs
    })
  }

  const work = async (watch: FolderWatchRow, run: Running): Promise<void> => {
    try {
      const found = await listFolder(watch.path, watch.recursive)
      if (run.isOver) return
      const files = whole(found, reader.seen(watch.id), run)
      run.problem = null
      // What the host hears ends with the folder; one that came back is heard again.
      run.hearing ??= hear(watch)
      for (const [done, file] of files.entries()) {
        if (run.isOver || run.isCancelled) return
        run.looking = { done, total: files.length }
        await takeWatched(deps, watch, file)
        run.waiting.delete(file.path)
      }
    } catch (error) {
      run.problem = problemOf(error)
      run.hearing?.[Symbol.dispose]()
      run.hearing = undefined
      run.waiting.clear()
    }
    if (!run.isOver && reader.get(watch.id))
      store.write((tx) => {
        noteLooked(tx, watch.id)
        tx.emit({ kind: 'plan.changed', creatorId: watch.creatorId })
      })
  }

  const hear = ({ id, path, recursive }: FolderWatchRow): Disposable | undefined =>
    ears?.listen(path, { recursive }, () => {
      const run = running.get(id)
      if (run?.isBusy) run.isStale = true
      else lookAt(id, clock.now() + settleMs)
    })

  const end = (id: string): Promise<void> => {
    const run = running.get(id)
    if (!run) return Promise.resolve()
    running.delete(id)
    run.isOver = true
    run.next?.[Symbol.dispose]()
    run.hearing?.[Symbol.dispose]()
    return run.work
  }

  const open = (id: string): void => {
    void end(id)
    running.set(id, {
      looking: null,
      problem: null,
      isOver: false,
      isCancelled: false,
      waiting: new Map(),
      hearing: undefined,
      next: undefined,
      nextAt: 0,
      work: Promise.resolve(),
      isBusy: false,
      isStale: false,
    })
    begin(id)
  }

  const own = (creatorId: string, watchId: string): FolderWatchRow => {
    const row = reader.get(watchId)
    if (row?.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'folder', id: watchId })
    return row
  }

  const checkedPath = async (typed: string): Promise<string> => {
    if (!isAbsolute(typed)) throw badPath('no_folder')
    const path = resolve(typed)
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (!isFolder) throw badPath('no_folder')
    // What is brought in would come in again.
    if (isWithin(join(resolve(dataDir), 'media'), path) || isWithin(path, resolve(dataDir))) throw badPath('own_folder')
    return path
  }

  return {
    deps,
    own,
    standing: (id) => {
      const run = running.get(id)
      return { looking: run?.looking ?? null, problem: run?.problem ?? null }
    },
    save: async (creatorId, watchId, content, actor) => {
      if (!creators.get(creatorId)) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
      const before = watchId === undefined ? undefined : own(creatorId, watchId)
      const path = await checkedPath(content.path)
      const twin = reader.list(creatorId).find((each) => each.path === path && each.id !== watchId)
      if (twin) throw new AppError('CONFLICT', { what: 'folder_watched', items: [twin.id] })
      const row = store.write((tx) => {
        const saved: FolderWatchRow = {
          id: before?.id ?? newId('fol', store.ids),
          creatorId,
          ...content,
          path,
          createdAt: before?.createdAt ?? tx.now,
          lookedAt: before?.lookedAt ?? null,
        }
        putFolderWatch(tx, saved)
        if (before && before.path !== path) forgetFiles(tx, saved.id)
        tx.emit({ kind: 'plan.changed', creatorId })
        tx.audit({
          actor,
          action: before ? 'folder.changed' : 'folder.added',
          creatorId,
          subject: { kind: 'folder', id: saved.id, label: path },
          after: { folder: content.folder, recursive: content.recursive, isOn: content.isOn },
        })
        return saved
      })
      if (row.isOn) open(row.id)
      else void end(row.id)
      return row
    },
    remove: (creatorId, watchId, actor) => {
      const { path } = own(creatorId, watchId)
      void end(watchId)
      store.write((tx) => {
        deleteFolderWatch(tx, watchId)
        tx.emit({ kind: 'plan.changed', creatorId })
        tx.audit({ actor, action: 'folder.removed', creatorId, subject: { kind: 'folder', id: watchId, label: path } })
      })
    },
    look: (creatorId, watchId) => {
      const { id, isOn } = own(creatorId, watchId)
      store.write((tx) => forgetRefused(tx, id))
      if (isOn) begin(id)
    },
    cancel: (creatorId, watchId) => {
      const run = running.get(own(creatorId, watchId).id)
      if (run) run.isCancelled = true
    },
    start: () => {
      // Copies that a crash has left.
      rmSync(join(dataDir, 'media', 'watched'), { recursive: true, force: true })
      for (const { id, isOn } of reader.all()) if (isOn) open(id)
    },
    settle: async () => {
      for (const { work: current } of running.values()) await current
    },
    stop: async () => {
      await Promise.all([...running.keys()].map(end))
    },
  }
}
