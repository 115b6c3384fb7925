/**
 * What nobody caught: an exception outside of every `try`, a promise that was rejected and awaited by nobody. It is
 * written down, redacted and at once, as this process may not live on; what then happens is its owner's decision.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { safeError } from '../core/log-redaction.ts'

export type UncaughtKind = 'exception' | 'rejection'

/** Without the message, which may quote data. */
export interface Uncaught {
  time: string
  /** Which of our processes: `core`, `cli`, `shell`. */
  process: string
  kind: UncaughtKind
  error: Record<string, unknown>
}

/** One file for all our processes, beside their logs. */
const fileName = 'crashes.log'
/** A process that fails again and again must not fill the disk; one older file is kept. */
const maxBytes = 1_000_000

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Synchronously: nothing that takes a turn of the loop can be trusted any more. A failure here has nobody left to tell. */
const writeDown = (logDir: string, uncaught: Uncaught): void => {
  try {
    mkdirSync(logDir, { recursive: true, mode: 0o700 })
    const file = join(logDir, fileName)
    if (sizeOf(file) > maxBytes) renameSync(file, join(logDir, 'crashes.1.log'))
    appendFileSync(file, `${JSON.stringify(uncaught)}\n`, { mode: 0o600 })
  } catch {
    // The owner still hears of it.
  }
}

export interface LastResort extends Disposable {
  /** Where to write from now on; undefined where it is not known yet, then only the owner hears of it. */
  logDir: string | undefined
}

/** From now on this process does not end, nor warn, by Node's own way: `then` decides. Disposing gives that back. */
export const onUncaught = (process_: string, logDir: string | undefined, then: (uncaught: Uncaught) => void): LastResort => {
  const hear = (kind: UncaughtKind) => (error: unknown) => {
    const uncaught = { time: new Date().toISOString(), process: process_, kind, error: safeError(error) }
    if (resort.logDir !== undefined) writeDown(resort.logDir, uncaught)
    then(uncaught)
  }
  const onException = hear('exception')
  const onRejection = hear('rejection')
  const resort: LastResort = {
    logDir,
    [Symbol.dispose]: () => {
      process.off('uncaughtException', onException)
      process.off('unhandledRejection', onRejection)
    },
  }
  process.on('uncaughtException', onException)
  process.on('unhandledRejection', onRejection)
  return resort
}

/** `AggregateError at openStore (…)`: enough to begin a search with, in one line. */
export const inOneLine = ({ process: name, kind, error }: Uncaught): string => {
  const [where = ''] = (error['stack'] ?? []) as string[]
  return `${name}: uncaught ${kind}: ${[error['type'], error['errorCode'], where].filter(Boolean).join(' ')}`
}
