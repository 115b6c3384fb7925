/** Log lines in files that rotate by size; old ones go. */
import { mkdirSync } from 'node:fs'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import type { LogSink } from '../core/ports.ts'

export interface FileLogOptions {
  dir: string
  /** `core` → core.log, core.1.log … One process a name. */
  name: string
  /** Bytes after which a file is put aside. */
  maxBytes?: number
  /** How many old files are kept. */
  keep?: number
}

export interface FileLog extends LogSink, AsyncDisposable {
  [Symbol.asyncDispose](): Promise<void>
}

/** After a failure (disk full, folder gone) the log is opened again no sooner than this. */
const reopenAfterMs = 30_000

/** A failing log never stops the application: lines are dropped until it opens again. */
export const createFileLog = ({ dir, name, maxBytes = 5_000_000, keep = 4 }: FileLogOptions): FileLog => {
  let stream: RotatingFileStream | undefined
  let closedUntil = 0

  const open = (): RotatingFileStream | undefined => {
    if (Date.now() < closedUntil) return undefined
    closedUntil = Date.now() + reopenAfterMs
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 })
    } catch {
      // No folder, no log; tried again later. Nobody is left to tell but the person, and they have the doctor.
      return undefined
    }
    const opened = createStream((index) => (index ? `${name}.${Number(index)}.log` : `${name}.log`), {
      path: dir,
      size: `${Math.max(1, maxBytes)}B`,
      rotate: keep,
      mode: 0o600,
    })
    opened.on('error', () => {
      if (stream === opened) stream = undefined
    })
    return opened
  }

  return {
    write: (line) => {
      stream ??= open()
      stream?.write(`${line}\n`)
    },
    [Symbol.asyncDispose]: async () => {
      const closing = stream
      stream = undefined
      closedUntil = Infinity
      if (!closing || closing.destroyed) return
      await new Promise<void>((resolve) => {
        closing.once('close', resolve).once('error', () => resolve())
        closing.end()
      })
    },
  }
}
