/** Waiting on the lent clock. */
import { AppError } from '../../app-error.ts'
import type { Clock } from '../../ports.ts'

/** Throws CANCELLED when `signal` aborts first. */
export const sleep = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const cancel = () => {
      timer[Symbol.dispose]()
      reject(new AppError('CANCELLED', {}))
    }
    const timer = clock.at(clock.now() + ms, () => {
      signal.removeEventListener('abort', cancel)
      resolve()
    })
    if (signal.aborted) cancel()
    else signal.addEventListener('abort', cancel, { once: true })
  })
