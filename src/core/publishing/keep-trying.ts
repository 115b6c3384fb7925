/** Writing down what happened must not be given up for a full disk: it is tried until it works or the store is another core's. */
import { isAppError } from '../app-error.ts'
import { sleep } from '../platforms/kit/sleep.ts'
import type { Engine } from './engine.ts'
import { storeTroubleMs } from './timings.ts'

/** Failures that pass: of the disk and of SQLite. */
const isTrouble = (error: unknown): boolean =>
  isAppError(error, 'DISK_FULL') ||
  (error instanceof Error &&
    'code' in error &&
    String(error.code).startsWith('SQLITE_') &&
    !String(error.code).startsWith('SQLITE_CONSTRAINT'))

export const keepTrying = async <T>(
  { clock, logger }: Pick<Engine, 'clock' | 'logger'>,
  signal: AbortSignal,
  write: () => Promise<T>,
): Promise<T> => {
  for (;;) {
    try {
      return await write()
    } catch (error) {
      if (!isTrouble(error) || signal.aborted) throw error
      logger.error({ err: error }, 'the store cannot be written; trying again')
      await sleep(clock, storeTroubleMs, signal)
    }
  }
}
