/** Takes an import back while nothing of it is out. */
import type { Handler } from '../../procedure.ts'
import type { Imports } from '../imports.ts'

export const undoImport =
  (imports: Imports): Handler<'imports.undo'> =>
  ({ input, call }) =>
    imports.undo(input.importId, call)
