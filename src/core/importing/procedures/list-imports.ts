/** Imports in the caller's reach, newest first. */
import type { Handler } from '../../procedure.ts'
import type { Imports } from '../imports.ts'

export const listImports =
  (imports: Imports): Handler<'imports.list'> =>
  ({ call }) =>
    imports.list(call)
