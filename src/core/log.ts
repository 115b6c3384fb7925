/** The log: JSON lines, redacted before they leave. */
import { pino } from 'pino'
import type { Logger } from 'pino'
import { redact, safeError } from './log-redaction.ts'
import type { Clock, LogSink } from './ports.ts'

export type { Logger } from 'pino'

const errorOnly = (value: unknown): unknown => (value instanceof Error ? safeError(value) : value)

export const createLogger = (sink: LogSink, clock: Pick<Clock, 'now'>): Logger =>
  pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      // Here, because errors and bytes lose their kind when they are written out …
      formatters: { log: (fields) => redact(fields) as Record<string, unknown> },
      serializers: { err: errorOnly, error: errorOnly },
    },
    {
      // … and here, because this is the only way out: the text and a child's fields pass through nothing else.
      write: (line) => sink.write(JSON.stringify(redact(JSON.parse(line)))),
    },
  )
