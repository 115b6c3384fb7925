import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { MemoryLog } from '../../../test/harness/test-ports.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { ffmpegHere } from '../../host/config.ts'
import { createNodeEncoder } from '../../host/node-encoder.ts'
import { createLogger } from '../log.ts'
import type { EncoderHere } from './encoder-desk.ts'
import type { AssetRow } from '../store/asset-reader.ts'
import { createConversions } from './conversions.ts'
import { conversionArguments, pictureBits, planConversion, progressIn } from './convert-video.ts'
import { toDraftMedia } from './draft-media.ts'
import { createMediaFiles } from './media-files.ts'
import { probeVideo } from './probe-video.ts'
import { hashOf } from './take-in.ts'

const ffmpeg = ffmpegHere()
const row: AssetRow = {
  id: 'ast_1',
  creatorId: 'cre_1',
  kind: 'video',
  fileName: 'phone.mov',
  mimeType: 'video/quicktime',
  bytes: 0,
  width: 640,
  height: 360,
  seconds: 3,
  codec: 'hevc',
  fps: 30,
  soundCodec: null,
  soundRate: null,
  sha256: '',
  alt: '',
  createdAt: 0,
}

let free = 1e12
let lost: { id: string; sha256: string; wish: { maxBytes?: number } }[] = []
let dir: ReturnType<typeof tempDir>
let clock: FakeClock
beforeEach(() => {
  dir = tempDir()
  clock = new FakeClock()
  free = 1e12
  lost = []
})
afterEach(() => dir[Symbol.dispose]())

const opened = async (encoder: EncoderHere, data: Uint8Array = new Uint8Array([1, 2, 3]), made: Partial<AssetRow> = {}) => {
  const files = createMediaFiles(dir.path)
  const asset = { ...row, ...made, sha256: hashOf(data), bytes: data.byteLength }
  await files.write(asset.sha256, data)
  const assets = { get: (id: string) => (id === asset.id ? asset : undefined), needsContent: () => true, findContent: () => asset }
  const kept: object[] = []
  const conversions = createConversions({
    assets: { ...assets, erasedContents: () => [], converted: () => lost },
    store: {
      write: (work) =>
        work({ db: { update: () => ({ set: (values: object) => ({ where: () => ({ run: () => void kept.push(values) }) }) }) } } as never),
    },
    freeBytes: () => Promise.resolve(free),
    files,
    encoder,
    clock,
    logger: createLogger(new MemoryLog(), clock),
  })
  const left = () =>
    readdirSync(join(dir.path, 'media'), { recursive: true, encoding: 'utf8' }).filter((name) => /part|converted/.test(name))
  return { conversions, asset, files, left, kept }
}

const nowhere: EncoderHere = { isThere: () => false, threads: 1, run: () => Promise.reject(new Error('no ffmpeg')) }
/** The machine's, as core uses it. */
const real = (): EncoderHere => {
  const encoder = createNodeEncoder(() => ffmpeg)
  return { isThere: () => ffmpeg !== null, threads: encoder.threads, run: (args, how) => encoder.run(ffmpeg ?? '', args, how) }
}

/** One that does nothing until it is told to. */
const heldEncoder = () => {
  const ended = Promise.withResolvers<{ code: number | null; said: string }>()
  const asked = Promise.withResolvers<void>()
  const encoder: EncoderHere & { lines: (line: string) => void } = {
    isThere: () => true,
    threads: 1,
    lines: () => undefined,
    run: (_args, { signal, onLine }) => {
      encoder.lines = onLine
      signal.addEventListener('abort', () => ended.reject(new Error('aborted')))
      asked.resolve()
      return ended.promise
    },
  }
  return { encoder, ended, asked: asked.promise }
}
const over = (conversions: ReturnType<typeof createConversions>) =>
  expect.poll(() => conversions.of('ast_1').state, { timeout: 60_000 }).not.toBe('running')

describe('a conversion', () => {
  it('says how far it is, and is told off at any time, leaving nothing', async () => {
    const { encoder, asked } = heldEncoder()
    const { conversions, left } = await opened(encoder)
    conversions.start('ast_1')
    await asked
    encoder.lines('out_time_us=1500000')
    expect(conversions.of('ast_1')).toEqual({ state: 'running', share: 0.5 })
    await conversions.stop('ast_1')
    expect(conversions.of('ast_1')).toEqual({ state: 'none' })
    expect(left()).toEqual([])
  })

  it('is stopped when it takes too long', async () => {
    const { encoder, asked } = heldEncoder()
    const { conversions, left } = await opened(encoder)
    conversions.start('ast_1')
    await asked
    await clock.advance(3_600_000)
    await over(conversions)
    expect(conversions.of('ast_1')).toEqual({ state: 'failed', rule: 'video.convert_slow' })
    expect(left()).toEqual([])
  })

  it.each([
    ['no room', 'av_interleaved_write_frame(): No space left on device', 'video.convert_disk'],
    ['what it cannot read', 'Invalid data found when processing input', 'video.convert_failed'],
  ])('tells of %s', async (_, said, rule) => {
    const { encoder, ended } = heldEncoder()
    const { conversions, left } = await opened(encoder)
    conversions.start('ast_1')
    ended.resolve({ code: 1, said })
    await over(conversions)
    expect(conversions.of('ast_1')).toEqual({ state: 'failed', rule })
    expect(left()).toEqual([])
  })

  it('is not begun where the disk has no room for it, and says how much is needed', async () => {
    const { encoder } = heldEncoder()
    const { conversions, left } = await opened(encoder)
    free = 100_000_000
    conversions.start('ast_1')
    await over(conversions)
    const { data } = conversions.of('ast_1') as { data?: Record<string, string> }
    expect(conversions.of('ast_1')).toMatchObject({ state: 'failed', rule: 'video.convert_room', data: { actual: '100000000' } })
    expect(Number(data?.['allowed'])).toBeGreaterThan(200_000_000)
    expect(left()).toEqual([])
  })

  it('that is lost, as after a backup was restored, is made again by itself, within what it was made within', async () => {
    const { encoder, asked } = heldEncoder()
    const { conversions, asset } = await opened(encoder)
    lost = [{ id: asset.id, sha256: asset.sha256, wish: { maxBytes: 5_000_000 } }]
    conversions.resume()
    await asked
    expect(conversions.of('ast_1')).toEqual({ state: 'running', share: 0 })
    await conversions.stop('ast_1')
  })

  it('is not begun without ffmpeg, nor for what fits no way', async () => {
    const without = await opened(nowhere)
    expect(without.conversions.isPossible()).toBe(false)
    expect(() => without.conversions.start('ast_1')).toThrow(
      expect.objectContaining({ data: { rule: 'video.no_ffmpeg', file: 'phone.mov' } }),
    )
    const { conversions } = await opened(heldEncoder().encoder)
    expect(() => conversions.start('ast_1', { maxBytes: 1000 })).toThrow(
      expect.objectContaining({ data: { rule: 'video.convert_long', file: 'phone.mov' } }),
    )
    expect(() => conversions.start('ast_2')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  it.skipIf(ffmpeg === null)('of an HEVC video with ffmpeg (skipped where there is none) is H.264 that goes out in its place', async () => {
    const from = join(dir.path, 'from.mov')
    execFileSync(ffmpeg ?? '', [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=640x360:rate=30:duration=3',
      '-f',
      'lavfi',
      '-i',
      'sine=duration=3',
      '-c:v',
      'libx265',
      '-x265-params',
      'log-level=none',
      '-preset',
      'ultrafast',
      '-c:a',
      'aac',
      '-metadata',
      'location=+48.85+2.35/',
      '-metadata',
      'title=Secret',
      from,
    ])
    const data = readFileSync(from)
    expect(await probeVideo(from, 'from.mov')).toMatchObject({ codec: 'hevc' })
    const { conversions, asset, files, kept } = await opened(real(), data)
    expect(toDraftMedia(asset, '', files).converted?.()).toBeNull()
    conversions.start('ast_1')
    await over(conversions)
    expect(conversions.of('ast_1')).toMatchObject({ state: 'done', codec: 'avc', width: 640, height: 360 })
    expect(kept).toEqual([{ converted: {} }])
    lost = [{ id: asset.id, sha256: asset.sha256, wish: {} }]
    // It is there: nothing is to be done.
    conversions.resume()
    expect(conversions.of('ast_1').state).toBe('done')
    const converted = toDraftMedia(asset, 'Alt', files).converted?.()
    if (!converted) throw new Error('nothing stands beside the original')
    expect(converted).toMatchObject({ codec: 'avc', mimeType: 'video/mp4', alt: 'Alt', fileName: 'phone.mov' })
    const sent = await converted.open({ maxBytes: 10_000_000, types: ['video/mp4'] })
    const bytes = Buffer.from(await ((await sent.blob?.()) ?? new Blob()).arrayBuffer())
    expect(bytes.byteLength).toBe(converted.bytes)
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
    expect(bytes.includes('Secret') || bytes.includes('48.85')).toBe(false)
    await expect(converted.open({ maxBytes: 10, types: ['video/mp4'] })).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
    // The original is as it was.
    expect(Buffer.compare(await files.read(asset.sha256), data)).toBe(0)
    await files.remove(asset.sha256)
    expect(conversions.of('ast_1')).toEqual({ state: 'none' })
  })

  it.skipIf(ffmpeg === null)('of a slow, small WebM with ffmpeg (skipped where there is none) is what every platform takes', async () => {
    const from = join(dir.path, 'from.webm')
    const made = ['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=12:duration=3', '-f', 'lavfi', '-i', 'sine=duration=3']
    execFileSync(ffmpeg ?? '', ['-v', 'error', ...made, '-c:v', 'libvpx', '-c:a', 'libopus', from])
    const data = readFileSync(from)
    const facts = await probeVideo(data, 'from.webm')
    expect(facts).toMatchObject({ width: 320, codec: 'vp8', soundCodec: 'opus', soundRate: 48_000 })
    expect(facts.fps).toBeCloseTo(12, 0)
    const { conversions, asset, files } = await opened(real(), data, { mimeType: 'video/webm', ...facts })
    conversions.start('ast_1')
    await over(conversions)
    const converted = toDraftMedia(asset, '', files).converted?.()
    expect(converted).toMatchObject({ codec: 'avc', soundCodec: 'aac', width: 640, height: 360, mimeType: 'video/mp4' })
    expect(converted?.fps).toBeCloseTo(30, 0)
  })

  it.skipIf(ffmpeg === null)('of what is no video fails in words, with ffmpeg itself (skipped where there is none)', async () => {
    const { conversions, left } = await opened(real())
    conversions.start('ast_1')
    await over(conversions)
    expect(conversions.of('ast_1')).toEqual({ state: 'failed', rule: 'video.convert_failed' })
    expect(left()).toEqual([])
  })
})

describe('what ffmpeg is told', () => {
  it('keeps within the bytes, whatever the length', () => {
    expect(pictureBits({ seconds: 60, maxBytes: 100_000_000 })).toBe(11_872_000)
    expect(pictureBits({ seconds: 900, maxBytes: 10_000_000 })).toBeNull()
  })

  it('names the demuxer, drops what stands beside the pictures, and puts the index first', () => {
    const plan = planConversion({ mimeType: 'video/mp4', seconds: 10, width: 1080, height: 1920, fps: 30 }, {})
    if (!plan) throw new Error('no plan')
    const args = conversionArguments('/from', '/to', plan, 2)
    expect(args.join(' ')).toContain('-f mov -i /from')
    expect(args.join(' ')).toContain('-map_metadata -1')
    expect(args.join(' ')).toContain('-movflags +faststart')
    expect(args.at(-1)).toBe('/to')
  })

  it.each([
    ['of a 4K video, what everybody takes', { width: 3840, height: 2160 }, {}, { picture: { width: 1920, height: 1080 } }],
    [
      'within what a platform asks, whichever way it stands',
      { width: 1080, height: 1920 },
      { within: { long: 1280, short: 1024 } },
      { picture: { width: 720, height: 1280 } },
    ],
    ['of a small one, the least that everybody takes', { width: 320, height: 180 }, {}, { picture: { width: 640, height: 360 } }],
    [
      'of one long and narrow, black beside it',
      { width: 1920, height: 400 },
      {},
      { picture: { width: 1920, height: 400 }, frame: { width: 1920, height: 640 } },
    ],
    ['of few frames, each twice or more', { fps: 12 }, {}, { fps: 30 }],
    ['of a film, its own', { fps: 23.976 }, {}, { fps: null }],
    ['of WebM, by its own demuxer', { mimeType: 'video/webm' }, {}, { demuxer: 'matroska' }],
  ])('plans %s', (_, source, wish, expected) => {
    const plan = planConversion({ mimeType: 'video/mp4', seconds: 10, width: 1080, height: 1920, fps: 30, ...source }, wish)
    expect(plan).toMatchObject(expected)
  })

  it('is read as it goes', () => {
    expect(progressIn('out_time_us=1500000', 3)).toBe(0.5)
    expect(progressIn('out_time_us=N/A', 3)).toBeNull()
    expect(progressIn('fps=30', 3)).toBeNull()
  })
})
