/** `coulisse import`: shows what a CSV file would do, asks, does it; takes an import back. */
import { resolve } from 'node:path'
import type { CsvEncoding } from '../../contract/imports.ts'
import { importId as importIdForm } from '../../contract/values.ts'
import type { CommandContext } from '../cli-host.ts'
import { confirm } from '../confirm.ts'
import { exitCode } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { applyFile, openImportFile, previewFile } from '../import-file.ts'
import type { ImportFile } from '../import-file.ts'
import type { Options, Run } from '../command.ts'
import { sayFailure } from '../say-error.ts'
import { sayRow } from '../say-row.ts'
import { UsageError } from '../usage-error.ts'
import { withCore, withReader } from '../with-core.ts'
import type { CoreClient } from '../../core/index.ts'

export const importPosts: Run = async (context, values, [path]) => {
  const { t } = context
  if (values.undo !== undefined) return await undo(context, values.undo, values.json)
  if (path === undefined) throw new UsageError(t.needs('FILE.csv'))
  const file = await openOrSay(path, context)
  const open = values['dry-run'] ? withReader : withCore
  return await open(context, async (client) => {
    if ((await client.setup.status()).state === 'needs_agency') throw new UsageError(t.no_agency)
    return await run(client, file, context, values)
  })
}

const openOrSay = async (path: string, { t }: CommandContext): Promise<ImportFile> => {
  try {
    return await openImportFile(resolve(path))
  } catch (error) {
    throw new UsageError(`${t.fileUnreadable(resolve(path))} (${error instanceof Error && 'code' in error ? String(error.code) : ''})`)
  }
}

const encodingNames: Readonly<Record<CsvEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

const run = async (client: CoreClient, file: ImportFile, context: CommandContext, values: Options): Promise<ExitCode> => {
  const { terminal, t } = context
  const preview = await previewFile(client, file)
  const { rows, ready, duplicates, errors, encoding } = preview
  const whole = errors === 0 ? exitCode.ok : exitCode.failed
  if (!values.json) {
    if (encoding !== 'utf-8') terminal.out(t.readAs(encodingNames[encoding]))
    for (const row of rows) for (const line of sayRow(row, context)) terminal.out(line)
    terminal.out(t.importCounts(ready, duplicates, errors))
  }
  if (values['dry-run']) {
    terminal.out(values.json ? JSON.stringify({ dryRun: true, encoding, ready, duplicates, errors, rows }) : t.dryRun)
    return whole
  }
  if (ready === 0) {
    terminal.out(values.json ? JSON.stringify({ import: null, encoding, ready, duplicates, errors, rows }) : t.importNothing)
    return whole
  }
  await confirm(context, t.importAsk(ready, rows.length - ready), values.yes)
  return await apply(client, file, preview, context, values.json)
}

const apply = async (
  client: CoreClient,
  file: ImportFile,
  preview: Awaited<ReturnType<typeof previewFile>>,
  context: CommandContext,
  asJson: boolean,
): Promise<ExitCode> => {
  const { terminal, t, language } = context
  const { import: done, awaiting, skipped, refused } = await applyFile(client, file, preview)
  const inError = skipped.filter(({ state }) => state === 'error')
  if (asJson)
    terminal.out(
      JSON.stringify({
        import: done,
        awaiting,
        encoding: preview.encoding,
        ready: preview.ready,
        duplicates: preview.duplicates,
        errors: inError.length,
        skipped,
      }),
    )
  else {
    for (const { path, failure } of refused) terminal.out(`${path}: ${sayFailure(failure, { language }).join(' ')}`)
    terminal.out(done.posts === 0 ? t.importNothing : t.imported(done.posts, done.publications - awaiting, awaiting, done.id))
    if (skipped.length > 0) terminal.out(t.leftOut(skipped.length))
  }
  return inError.length === 0 ? exitCode.ok : exitCode.failed
}

const undo = async (context: CommandContext, importId: string, asJson: boolean): Promise<ExitCode> => {
  const { terminal, t } = context
  if (!importIdForm.safeParse(importId).success) throw new UsageError(t.badImportId(importId))
  const undone = await withCore(context, (client) => client.imports.undo({ importId }))
  terminal.out(asJson ? JSON.stringify({ import: undone }) : t.undone(undone.posts))
  return exitCode.ok
}
