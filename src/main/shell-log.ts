/**
 * The shell's own log, beside core's: starts, ends and crashes. It never holds what windows and core say to each other,
 * and what core printed (a stack of a crash may quote anything) is redacted.
 */
import { logDirOf } from '../host/config.ts'
import { createFileLog } from '../host/file-log.ts'
import { redactText } from '../host/redaction.ts'

export type ShellLog = (message: string, data?: Record<string, unknown>) => void

export const createShellLog = (dataDir: string): ShellLog => {
  const sink = createFileLog({ dir: logDirOf(dataDir), name: 'shell' })
  return (message, data = {}) => sink.write(redactText(JSON.stringify({ time: new Date().toISOString(), msg: message, ...data })))
}
