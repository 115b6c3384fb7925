/** Watched folders from outside. */
import type { FolderWatch } from '../../../contract/folders.ts'
import type { Handlers } from '../../procedure.ts'
import type { FolderWatchRow } from '../../store/folder-reader.ts'
import type { FolderWatches } from '../folder-watches.ts'

const mostRefused = 200

const toWatch = ({ deps, standing }: FolderWatches, row: FolderWatchRow): FolderWatch => ({
  ...row,
  createdAt: new Date(row.createdAt),
  lookedAt: row.lookedAt === null ? null : new Date(row.lookedAt),
  ...standing(row.id),
  ...deps.reader.counts(row.id),
})

export const folderProcedures = (watches: FolderWatches) =>
  ({
    'folders.list': ({ input: { creatorId } }) => watches.deps.reader.list(creatorId).map((row) => toWatch(watches, row)),
    'folders.save': async ({ input: { creatorId, watchId, content }, call }) =>
      toWatch(watches, await watches.save(creatorId, watchId, content, call.actor)),
    'folders.remove': ({ input: { creatorId, watchId }, call }) => watches.remove(creatorId, watchId, call.actor),
    'folders.look': ({ input: { creatorId, watchId } }) => watches.look(creatorId, watchId),
    'folders.cancel': ({ input: { creatorId, watchId } }) => watches.cancel(creatorId, watchId),
    'folders.refused': ({ input: { creatorId, watchId } }) =>
      watches.deps.reader
        .refused(watches.own(creatorId, watchId).id, mostRefused)
        .map(({ path, bytes, at, rule, data }) => ({ path, bytes, at: new Date(at), rule: rule ?? 'media.unreadable', data: data ?? {} })),
  }) satisfies Partial<Handlers>
