/**
 * What core throws → what a caller may know. A declared `AppError` travels typed; malformed input becomes
 * BAD_INPUT with the fields named; everything else is INTERNAL with an id, and its detail stays in the log.
 */
import { ORPCError, ValidationError } from '@orpc/server'
import { errorTable } from '../../contract/errors.ts'
import type { ErrorCode, ErrorData } from '../../contract/errors.ts'
import { isAppError } from '../app-error.ts'
import { sqliteFailure } from '../sqlite-failure.ts'

export interface WireErrorDeps {
  /** An id a person can quote, under which the detail is logged. */
  logInternal(error: unknown, path: string): string
}

/** What may befall any procedure, so that none declares it: the file under them is damaged, or the disk is full. */
const ofTheFile: ReadonlySet<string> = new Set<ErrorCode>(['STORE_CORRUPT', 'DISK_FULL'])

const wire = <C extends ErrorCode>(code: C, data: ErrorData<C>): ORPCError<C, ErrorData<C>> =>
  new ORPCError(code, { defined: true, status: errorTable[code].status, message: code, data })

interface Issue {
  path?: readonly (PropertyKey | { key: PropertyKey })[]
  message: string
  code?: string
}

const issueOf = (issue: Issue): { path: string; code: string } => ({
  path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  // Zod's own words may quote the input; our rules' names do not.
  code: issue.code === 'custom' || issue.code === 'invalid_format' ? issue.message.slice(0, 60) : (issue.code ?? 'invalid'),
})

const fromInputIssues = (error: ORPCError<string, unknown>): ORPCError<'BAD_INPUT', unknown> | undefined => {
  if (error.code !== 'BAD_REQUEST') return undefined
  const issues = error.cause instanceof ValidationError ? error.cause.issues : []
  return wire('BAD_INPUT', { issues: issues.map((issue) => issueOf(issue as Issue)) })
}

/** `declared`: the codes this procedure's contract names. */
export const toWireError = (
  error: unknown,
  path: string,
  declared: ReadonlySet<string>,
  deps: WireErrorDeps,
): ORPCError<string, unknown> => {
  const known = isAppError(error) ? error : sqliteFailure(error)
  if (known) {
    if (declared.has(known.code)) return wire(known.code, known.data)
    if (ofTheFile.has(known.code)) {
      deps.logInternal(error, path)
      return wire(known.code, known.data)
    }
  } else if (error instanceof ORPCError) {
    const bad = fromInputIssues(error)
    if (bad) return bad
  }
  if (error instanceof Error && error.name === 'AbortError') return wire('CANCELLED', {})
  return wire('INTERNAL', { id: deps.logInternal(error, path) })
}
