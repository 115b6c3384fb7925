/** Brings the ready rows of a file in. */
import type { Handler } from '../../procedure.ts'
import { readUpload } from '../decode-csv.ts'
import type { Imports } from '../imports.ts'
import { toImportRow } from '../to-import-row.ts'

export const applyImport =
  (imports: Imports): Handler<'imports.apply'> =>
  async ({ input, call }) => {
    const { text } = await readUpload(input.csv)
    const { summary, awaiting, skipped } = imports.apply({ ...input, csv: text }, call)
    return { import: summary, awaiting, skipped: skipped.map(toImportRow) }
  }
