/** Says row by row what a file would do. Saves nothing. */
import type { Handler } from '../../procedure.ts'
import { readUpload } from '../decode-csv.ts'
import type { Imports } from '../imports.ts'
import type { ResolvedRow } from '../resolve-rows.ts'
import { toImportRow } from '../to-import-row.ts'

const count = (rows: readonly ResolvedRow[], state: ResolvedRow['state']): number => rows.filter((row) => row.state === state).length

/** Each image that the library has not, once for each creator it is for: an asset belongs to one. */
const imagesNeeded = (rows: readonly ResolvedRow[]): { path: string; creatorId: string }[] => {
  const needed = rows.flatMap(({ state, creator, media }) =>
    state === 'ready' && creator ? media.flatMap(({ path, assetId }) => (assetId === null ? [{ path, creatorId: creator.id }] : [])) : [],
  )
  return [...new Map(needed.map((one) => [`${one.creatorId} ${one.path}`, one])).values()]
}

export const previewImport =
  (imports: Imports): Handler<'imports.preview'> =>
  async ({ input: { csv, files }, call }) => {
    const { text, encoding } = await readUpload(csv)
    const rows = imports.preview({ csv: text, files }, call)
    return {
      rows: rows.map(toImportRow),
      ready: count(rows, 'ready'),
      duplicates: count(rows, 'duplicate'),
      errors: count(rows, 'error'),
      imagesNeeded: imagesNeeded(rows),
      encoding,
    }
  }
