/** Finishes at the start what an end in between left: bytes of assets that were deleted for good. */
import type { Logger } from '../log.ts'
import type { Media } from './media.ts'

export interface ErasedSweep {
  start(): void
  /** Resolves when nothing is under way. */
  settle(): Promise<void>
}

export const createErasedSweep = ({ media, logger }: { media: Pick<Media, 'dropErased'>; logger: Logger }): ErasedSweep => {
  let running: Promise<void> = Promise.resolve()
  return {
    start: () => {
      running = media
        .dropErased()
        .catch((error: unknown) => logger.error({ err: error }, 'bytes of media that were deleted could not be removed'))
    },
    settle: () => running,
  }
}
