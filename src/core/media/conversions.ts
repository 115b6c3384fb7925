/** Videos that platforms do not take as they are, encoded anew one at a time; what comes of it stands beside the original. */
import { stat } from 'node:fs/promises'
import { AppError, isAppError } from '../app-error.ts'
import type { Logger } from '../log.ts'
import type { Clock } from '../ports.ts'
import type { AssetReader, AssetRow } from '../store/asset-reader.ts'
import { markConverted } from '../store/asset-writer.ts'
import type { Store } from '../store/store.ts'
import { conversionArguments, planConversion, progressIn, roomNeeded, type ConversionPlan, type ConversionWish } from './convert-video.ts'
import type { EncoderHere } from './encoder-desk.ts'
import { mediaLimits } from './limits.ts'
import { convertedFacts, convertedName, convertedFactsName } from './converted.ts'
import { fullDisk, type MediaFiles } from './media-files.ts'
import { probeVideo } from './probe-video.ts'
import { createTurns } from './turns.ts'

type ConversionState =
  | { state: 'none' }
  /** `share`: 0–1; 0 also while another one is at work. */
  | { state: 'running'; share: number }
  | { state: 'failed'; rule: string; data?: Record<string, string> }
  | { state: 'done'; bytes: number; width: number; height: number; codec: string }

export interface Conversions {
  /** Whether this machine has what it takes. */
  isPossible(): boolean
  /** Throws NOT_FOUND. */
  of(assetId: string): ConversionState
  /** Returns at once. Throws NOT_FOUND, and MEDIA_INVALID for what is no video, fits no way, or where there is no ffmpeg. */
  start(assetId: string, wish?: ConversionWish): void
  /** Has made again what was converted and is lost (a backup has none of it). */
  resume(): void
  /** Resolves once nothing of it is left; one that does not run is no error. Throws NOT_FOUND. */
  stop(assetId: string): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

interface Deps {
  assets: AssetReader
  files: MediaFiles
  encoder: EncoderHere
  store: Pick<Store, 'write'>
  /** Where the media lie. */
  freeBytes: () => Promise<number>
  clock: Clock
  logger: Logger
}

/** A slow machine takes some times as long as the video lasts. */
const minutesAtLeast = 10
const patience = (seconds: number): number => minutesAtLeast * 60_000 + seconds * 40_000

const failureOf = (error: unknown): Omit<Extract<ConversionState, { state: 'failed' }>, 'state'> => {
  if (isAppError(error, 'DISK_FULL')) return { rule: 'video.convert_disk' }
  if (!isAppError(error, 'MEDIA_INVALID')) return { rule: 'video.convert_failed' }
  const { rule, actual, allowed } = error.data
  return { rule, ...(actual !== undefined && allowed !== undefined && { data: { actual, allowed } }) }
}

interface Running {
  share: number
  control: AbortController
  over: Promise<void>
}

export const createConversions = ({ assets, files, encoder, store, freeBytes, clock, logger }: Deps): Conversions => {
  const running = new Map<string, Running>()
  const failed = new Map<string, ReturnType<typeof failureOf>>()
  const inTurn = createTurns()

  const videoOf = (assetId: string): AssetRow => {
    const row = assets.get(assetId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
    return row
  }
  const invalid = (rule: string, file: string, more: object = {}): AppError => new AppError('MEDIA_INVALID', { rule, file, ...more })

  const encode = async (row: AssetRow, to: string, maxBytes: number, plan: ConversionPlan, mine: Running): Promise<void> => {
    const { sha256, fileName: file, seconds } = row
    if (!(await files.has(sha256))) throw new AppError('NOT_FOUND', { what: 'media_file', id: sha256 })
    const length = seconds ?? 0
    const [needed, free] = [roomNeeded(plan, length, maxBytes), await freeBytes()]
    if (free < needed) throw invalid('video.convert_room', file, { actual: String(free), allowed: String(needed) })
    const { signal } = mine.control
    const late = new AbortController()
    using _limit = clock.at(clock.now() + patience(length), () => late.abort())
    const { code, said } = await encoder
      .run(conversionArguments(files.pathOf(sha256), to, plan, encoder.threads), {
        signal: AbortSignal.any([signal, late.signal]),
        onLine: (line) => {
          mine.share = progressIn(line, length) ?? mine.share
        },
      })
      .catch((error: unknown) => {
        throw late.signal.aborted ? invalid('video.convert_slow', file) : error
      })
    if (code !== 0) {
      if (/No space left on device|Disk quota exceeded/i.test(said)) throw new AppError('DISK_FULL', {})
      logger.warn({ assetId: row.id, code }, 'a video could not be converted')
      throw invalid('video.convert_failed', file)
    }
    const { size } = await stat(to)
    if (size > maxBytes) throw invalid('video.bytes', file, { actual: String(size), allowed: String(maxBytes) })
  }

  const convert = async (row: AssetRow, wish: ConversionWish, plan: ConversionPlan, mine: Running): Promise<void> => {
    const maxBytes = wish.maxBytes ?? mediaLimits.videoBytes
    const { sha256, fileName } = row
    mine.control.signal.throwIfAborted()
    await files.dropMade(sha256, [convertedFactsName, convertedName])
    const path = await files.madeFile(sha256, convertedName, (to) => encode(row, to, maxBytes, plan, mine))
    const facts = await probeVideo(path, fileName)
    const { size } = await stat(path)
    // Written last: what is told of is there whole. It is only taken for a library that still holds the original.
    await files.made(sha256, convertedFactsName, () => Promise.resolve(Buffer.from(JSON.stringify({ bytes: size, ...facts }))))
    const { maxBytes: bytes, within } = wish
    store.write((tx) => markConverted(tx, sha256, { ...(bytes !== undefined && { maxBytes: bytes }), ...(within && { within }) }))
    if (!assets.needsContent(sha256)) await files.dropMade(sha256, [convertedFactsName, convertedName])
  }

  const start: Conversions['start'] = (assetId, wish = {}) => {
    const row = videoOf(assetId)
    if (row.kind !== 'video') throw invalid('video.no_picture', row.fileName)
    if (!encoder.isThere()) throw invalid('video.no_ffmpeg', row.fileName)
    if (running.has(row.sha256)) return
    const plan = planConversion(row, wish)
    if (plan === null) throw invalid('video.convert_long', row.fileName)
    failed.delete(row.sha256)
    const mine: Running = { share: 0, control: new AbortController(), over: Promise.resolve() }
    running.set(row.sha256, mine)
    mine.over = inTurn('encoder', () => convert(row, wish, plan, mine))
      .catch((thrown: unknown) => {
        if (mine.control.signal.aborted) return
        const error = fullDisk(thrown)
        if (!isAppError(error)) logger.error({ err: error, assetId }, 'a video could not be converted')
        failed.set(row.sha256, failureOf(error))
      })
      .finally(() => running.delete(row.sha256))
  }

  const resume = (): void => {
    if (!encoder.isThere()) return
    for (const { id, sha256, wish } of assets.converted()) {
      if (convertedFacts(files, sha256)) continue
      try {
        start(id, wish)
      } catch (error) {
        logger.warn({ err: error, assetId: id }, 'a converted video that is lost cannot be made again')
      }
    }
  }

  const of: Conversions['of'] = (assetId) => {
    const { sha256 } = videoOf(assetId)
    const now = running.get(sha256)
    if (now) return { state: 'running', share: now.share }
    const failure = failed.get(sha256)
    if (failure) return { state: 'failed', ...failure }
    const facts = convertedFacts(files, sha256)
    return facts ? { state: 'done', ...facts } : { state: 'none' }
  }

  return {
    isPossible: encoder.isThere,
    resume,
    of,
    start,
    stop: async (assetId) => {
      const one = running.get(videoOf(assetId).sha256)
      one?.control.abort()
      await one?.over
    },
    [Symbol.asyncDispose]: async () => {
      const all = [...running.values()]
      for (const { control } of all) control.abort()
      await Promise.all(all.map(({ over }) => over))
    },
  }
}
