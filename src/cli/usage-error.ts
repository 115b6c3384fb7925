/** Failures of the command line itself. Their message is shown as it is. */
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'

export class CliError extends Error {
  override readonly name: string = 'CliError'
  /** For scripts (`--json`), e.g. `NO_DATA`. */
  readonly code: string
  readonly exit: ExitCode
  readonly data: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, exit: ExitCode = exitCode.failed, data: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.exit = exit
    this.data = data
  }
}

/** The command line was not written right. */
export class UsageError extends CliError {
  override readonly name = 'UsageError'

  constructor(message: string) {
    super('USAGE', message, exitCode.usage)
  }
}
