/** `coulisse library add`: a folder's images and videos into a creator's library, once or as they come. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CoreClient } from '../../core/index.ts'
import { addFile, filesIn, knownAssets, noCounts } from '../add-folder.ts'
import type { AddTo, FolderCounts } from '../add-folder.ts'
import type { CommandContext } from '../cli-host.ts'
import type { Run } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { findCreator } from '../find-creator.ts'
import { sayFailure } from '../say-error.ts'
import { UsageError } from '../usage-error.ts'
import { watchFolder } from '../watch-folder.ts'
import { withCore } from '../with-core.ts'

export const library: Run = async (context, values, [verb, path]) => {
  const { host, terminal, t } = context
  if (verb !== 'add') throw new UsageError(t.unknownCommand(`library ${verb ?? ''}`.trim()))
  if (path === undefined) throw new UsageError(t.needs(t.folderWord))
  if (values.creator === undefined) throw new UsageError(t.needs('--creator'))
  const root = resolve(path)
  await assertFolder(root, context)
  const typed = values.creator
  return await withCore(context, async (client) => {
    const { id: creatorId } = findCreator(await client.creators.list({}), typed, t)
    const to = await openTo(client, creatorId, context, values.json)
    const seen = new Set<string>()
    const counts = noCounts()
    // Heard from before the first look, so that nothing comes between.
    using changes = values.watch ? watchFolder(root, host.stop) : undefined
    await look(root, to, seen, counts)
    if (!values.json) terminal.out(t.libraryAdded(counts))
    if (changes) {
      if (!values.json) terminal.out(t.libraryWatching(root))
      while (await changes.next()) {
        const later = noCounts()
        await look(root, to, seen, later)
        if (later.added > 0 && !values.json) terminal.out(t.libraryAdded(later))
        for (const key of Object.keys(later) as (keyof FolderCounts)[]) counts[key] += later[key]
      }
    }
    if (values.json) terminal.out(JSON.stringify({ creatorId, folder: root, ...counts }))
    return counts.refused === 0 ? exitCode.ok : exitCode.failed
  })
}

const assertFolder = async (root: string, { t }: CommandContext): Promise<void> => {
  const isFolder = await stat(root).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) throw new UsageError(t.fileUnreadable(root))
}

const openTo = async (client: CoreClient, creatorId: string, { terminal, language }: CommandContext, asJson: boolean): Promise<AddTo> => ({
  client,
  creatorId,
  known: await knownAssets(client, creatorId),
  refused: ({ path }, failure) => {
    const line = `${path}: ${sayFailure(failure, { language }).join(' ')}`
    if (asJson) terminal.err(line)
    else terminal.out(line)
  },
})

/** Whatever was not looked at yet, or has changed since. */
const look = async (root: string, to: AddTo, seen: Set<string>, counts: FolderCounts): Promise<void> => {
  for (const file of await filesIn(root)) {
    if (seen.has(file.state)) continue
    seen.add(file.state)
    await addFile(to, file, counts)
  }
}
