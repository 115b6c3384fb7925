/** The log: JSON lines, redacted before they leave. Named loggers, made here. */
import { pino } from 'pino'
import type { Logger } from 'pino'
import type { Clock, LogSink } from './ports.ts'

export type { Logger } from 'pino'

/** Fields that may hold a secret, a message or a person's name: never written. */
const redacted = [
  'password', 'token', 'accessJwt', 'refreshJwt', 'secret', 'passphrase', 'recoveryCode', 'recoveryCodes', 'authorization', 'cookie', 'credentials', 'credential',
  'text', 'caption', 'message', 'body', 'email', 'name', 'handle', 'displayName', 'totp', 'code', 'notes', 'alt', 'fileName',
]
const paths = redacted.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

/** Errors keep what helps to find them (name, code, where) and lose what may quote data (message). */
const safeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error }
  const stack = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12)
  const code = 'code' in error ? String(error.code) : undefined
  return { type: error.name, errorCode: code, stack, cause: error.cause === undefined ? undefined : safeError(error.cause) }
}

export const createLogger = (sink: LogSink, clock: Pick<Clock, 'now'>): Logger =>
  pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      redact: { paths, censor: '[redacted]' },
      serializers: { err: safeError, error: safeError },
    },
    { write: (line) => sink.write(line.trimEnd()) },
  )
