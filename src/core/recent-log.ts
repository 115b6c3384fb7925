/** The last lines of the log, kept for a report of a problem. They are redacted before they come here. */
import type { LogSink } from './ports.ts'

export interface RecentLog extends LogSink {
  /** In the order of time. */
  lines(): readonly string[]
}

export const createRecentLog = (sink: LogSink, most = 200): RecentLog => {
  const kept: string[] = []
  return {
    write: (line) => {
      kept.push(line)
      if (kept.length > most) kept.shift()
      sink.write(line)
    },
    lines: () => kept,
  }
}
