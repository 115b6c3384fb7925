/** Folders of core's machine whose images and videos come into a model's library by themselves. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { folder } from './library.ts'
import { creatorId, idSchema, line } from './values.ts'

export const folderWatchId = idSchema('fol')

const content = {
  /** Absolute, on the machine that core runs on. */
  path: line(1000),
  /** What lies in folders below, too; those folders are kept below `folder`. */
  recursive: z.boolean(),
  /** Where it goes in the library; '': nowhere in particular. */
  folder,
  isOn: z.boolean(),
}

export const folderWatch = z.object({
  id: folderWatchId,
  creatorId,
  ...content,
  path: z.string(),
  folder: z.string(),
  createdAt: z.date(),
  lookedAt: z.date().nullable(),
  /** While files are being brought in; null: nothing is. */
  looking: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** Why nothing comes: the folder is gone, it may not be read, or the disk of the library is full. */
  problem: z.enum(['missing', 'unreadable', 'disk_full']).nullable(),
  added: z.int(),
  /** Files whose content was there already. */
  known: z.int(),
  refused: z.int(),
})
export type FolderWatch = z.infer<typeof folderWatch>

/** Why a file was not taken in, in the words of `rule-text.ts`. */
const refusedFile = z.object({
  path: z.string(),
  bytes: z.int(),
  at: z.date(),
  rule: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})

const one = z.object({ creatorId, watchId: folderWatchId })

export const folders = {
  list: oc.input(z.object({ creatorId })).output(z.array(folderWatch)).errors(errorsOf('NOT_FOUND')),
  /**
   * A new one without `watchId`. BAD_INPUT (`no_folder`, `own_folder`): there is no such folder, or it is Coulisse's own.
   * CONFLICT (`folder_watched`): it is watched for this model already.
   */
  save: oc
    .input(z.object({ creatorId, watchId: folderWatchId.optional(), content: z.object(content) }))
    .output(folderWatch)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** What it brought in stays. */
  remove: oc.input(one).errors(errorsOf('NOT_FOUND')),
  /** Looks now, also at what was refused before. */
  look: oc.input(one).errors(errorsOf('NOT_FOUND')),
  /** Stops what is under way after the file at hand; the rest comes with the next change of the folder. */
  cancel: oc.input(one).errors(errorsOf('NOT_FOUND')),
  /** Newest first, at most 200. */
  refused: oc.input(one).output(z.array(refusedFile)).errors(errorsOf('NOT_FOUND')),
}
