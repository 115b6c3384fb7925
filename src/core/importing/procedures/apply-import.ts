/** Brings the ready rows of a file in. */
import type { Handler } from '../../procedure.ts'
import type { Imports } from '../imports.ts'
import { toImportRow } from '../to-import-row.ts'

export const applyImport =
  (imports: Imports): Handler<'imports.apply'> =>
  ({ input, call }) => {
    const { summary, skipped } = imports.apply(input, call)
    return { import: summary, skipped: skipped.map(toImportRow) }
  }
