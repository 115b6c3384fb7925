/** One thing to say about a row of an import file. */
import type * as z from 'zod'
import type { importRow } from '../../contract/imports.ts'

export type RowProblem = z.infer<typeof importRow>['problems'][number]

export const rowError = (column: string, rule: string, data: RowProblem['data'] = {}): RowProblem => ({
  column,
  rule,
  data,
  severity: 'error',
})
export const rowWarning = (column: string, rule: string, data: RowProblem['data'] = {}): RowProblem => ({
  column,
  rule,
  data,
  severity: 'warning',
})
