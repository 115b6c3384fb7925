import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedCreator } from '../../../test/seed/builders.ts'
import { realImage } from '../../../test/seed/images.ts'
import { realVideo } from '../../../test/seed/video.ts'
import type { FittedFile } from '../platforms/kit/adapter.ts'
import { createAssetReader } from '../store/asset-reader.ts'
import { openStore } from '../store/open-store.ts'
import { systemActor } from '../store/store.ts'
import type { Store } from '../store/store.ts'
import { mediaLimits } from './limits.ts'
import { createMedia } from './media.ts'
import { createMediaFiles } from './media-files.ts'

const allOf = async ({ parts }: FittedFile): Promise<Buffer> => {
  const all: Uint8Array[] = []
  for await (const part of parts()) all.push(part)
  return Buffer.concat(all)
}

const jpegOnly = { maxBytes: 2_000_000, types: ['image/jpeg', 'image/png', 'image/webp'] }
const invalid = (rule: string, data: object = {}) =>
  expect.objectContaining({ code: 'MEDIA_INVALID', data: expect.objectContaining({ rule, ...data }) })

describe('media', () => {
  let dir: ReturnType<typeof tempDir>
  let store: Store
  let creatorId: string

  beforeEach(async () => {
    dir = tempDir()
    const ports = testPorts()
    store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
    creatorId = seedCreator(store).id
  })
  afterEach(async () => {
    await store.close()
    dir[Symbol.dispose]()
  })

  let canConvert = false
  const begun: string[] = []
  const noConversions = { isPossible: () => canConvert, of: () => ({ state: 'none' as const }), start: (id: string) => void begun.push(id) }
  const open = () => createMedia({ store, assets: createAssetReader(store), files: createMediaFiles(dir.path), conversions: noConversions })
  const add = (data: Uint8Array, name = 'picture.jpg') => open().add(creatorId, { data, name }, systemActor)

  it('keeps the same bytes once, whatever they are called', async () => {
    const data = await realImage()
    const [one, two, other] = [await add(data, 'a.jpg'), await add(data, 'b.png'), await add(await realImage())]
    expect(two.id).toBe(one.id)
    expect(other.id).not.toBe(one.id)
    expect(Buffer.from(await (await open().original(one.id)).arrayBuffer())).toEqual(Buffer.from(data))
  })

  it('takes the bytes’ word over the name’s', async () => {
    const asset = await add(await realImage({ format: 'png' }), '../../etc/holiday.mp4')
    expect(asset).toMatchObject({ mimeType: 'image/png', kind: 'image', fileName: 'holiday.mp4' })
    await expect(add(Buffer.from('<svg onload="alert(1)"/>'), 'a.jpg')).rejects.toEqual(invalid('media.type', { actual: 'image/svg+xml' }))
    await expect(
      add(Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'), 'IMG_1.HEIC'),
    ).rejects.toEqual(invalid('image.heic', { actual: 'image/heic', file: 'IMG_1.HEIC' }))
    await expect(add(new Uint8Array())).rejects.toEqual(invalid('media.empty'))
  })

  it('refuses a picture that would unpack to gigabytes, unread', async () => {
    // 30,000 × 30,000 claimed in a PNG header, and nothing behind it.
    const png = await realImage({ format: 'png' })
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(30_000, 16)
    bomb.writeUInt32BE(30_000, 20)
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
    await expect(add(bomb)).rejects.toEqual(invalid('image.pixels', { actual: '900000000', allowed: String(mediaLimits.imagePixels) }))
    const wide = await sharp({ create: { width: mediaLimits.side + 1, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    await expect(add(wide)).rejects.toEqual(invalid('media.side', { allowed: String(mediaLimits.side) }))
  })

  it('refuses a picture cut short', async () => {
    const whole = await realImage({ width: 400, height: 400, noise: true })
    await expect(add(whole.subarray(0, whole.length / 2))).rejects.toEqual(invalid('image.unreadable'))
    await expect(add(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]))).rejects.toEqual(invalid('image.unreadable'))
  })

  it('leaves no half file behind', async () => {
    await add(await realImage())
    const files = readdirSync(join(dir.path, 'media'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.endsWith('.part'))).toEqual([])
  })

  it('turns a picture upright and tells nobody where it was taken', async () => {
    const asset = await add(await realImage({ width: 80, height: 40, orientation: 6, gps: true }))
    expect(asset).toMatchObject({ width: 40, height: 80 })
    const sent = await open().draftMedia(asset.id, 'Alt').read(jpegOnly)
    const { exif, orientation, width, height } = await sharp(sent.data).metadata()
    expect({ exif, orientation, width, height }).toEqual({ exif: undefined, orientation: undefined, width: 40, height: 80 })
    expect(Buffer.from(sent.data).includes('SecretPhone')).toBe(false)
  })

  it('fits a picture under the limit, the same way each time', async () => {
    const asset = await add(await realImage({ width: 1200, height: 900, noise: true }))
    const draft = open().draftMedia(asset.id, '')
    const [first, second] = [await draft.read({ ...jpegOnly, maxBytes: 60_000 }), await draft.read({ ...jpegOnly, maxBytes: 60_000 })]
    expect(first.data.byteLength).toBeLessThanOrEqual(60_000)
    expect(first.width / first.height).toBeCloseTo(4 / 3, 1)
    expect(Buffer.from(second.data).equals(Buffer.from(first.data))).toBe(true)
    expect((await draft.read({ ...jpegOnly, maxSide: 300 })).width).toBe(300)
    await expect(draft.read({ ...jpegOnly, maxBytes: 50 })).rejects.toEqual(invalid('image.bytes', { allowed: '50' }))
  })

  it('keeps what is see-through where the platform can show it', async () => {
    const data = await sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } } })
      .png()
      .toBuffer()
    const draft = open().draftMedia((await add(data)).id, '')
    expect((await draft.read({ maxBytes: 1e6, types: ['image/webp', 'image/jpeg'] })).mimeType).toBe('image/webp')
    expect((await draft.read({ maxBytes: 1e6, types: ['image/jpeg'] })).mimeType).toBe('image/jpeg')
    expect((await draft.read({ maxBytes: 1e6, types: ['image/png'] })).mimeType).toBe('image/png')
  })

  it('makes a small WebP, again when it is gone', async () => {
    const asset = await add(await realImage({ width: 1000, height: 500 }))
    rmSync(join(dir.path, 'media', 'made'), { recursive: true })
    const { format, width, height } = await sharp(await open().thumbnail(asset.id)).metadata()
    expect({ format, width, height }).toEqual({ format: 'webp', width: 480, height: 240 })
  })

  it('says so when a file is gone from the disk', async () => {
    const asset = await add(await realImage())
    rmSync(join(dir.path, 'media', asset.sha256.slice(0, 2)), { recursive: true })
    mkdirSync(join(dir.path, 'media', asset.sha256.slice(0, 2)))
    await expect(open().draftMedia(asset.id, '').read(jpegOnly)).rejects.toEqual(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  it('reads a video’s size and length, and packs it again without what a phone wrote beside it', async () => {
    const asset = await add(await realVideo({ seconds: 3, container: 'mov', comment: 'taken at home, +48.8566+002.3522/' }), 'IMG_2.MOV')
    expect(asset).toMatchObject({ kind: 'video', mimeType: 'video/quicktime', width: 720, height: 1280, fps: 25, soundCodec: null })
    expect(asset.seconds).toBeCloseTo(3)
    expect(asset.codec).toBe('avc')
    const draft = open().draftMedia(asset.id, '')
    const sent = await draft.open({ maxBytes: 1e6, types: ['video/mp4'] })
    const bytes = await allOf(sent)
    expect(bytes.byteLength).toBe(sent.bytes)
    expect(bytes.includes('+48.8566')).toBe(false)
    expect(bytes.toString('latin1', 4, 8)).toBe('ftyp')
    expect(await allOf(await draft.open({ maxBytes: 1e6, types: ['video/mp4'] }))).toEqual(bytes)
    await expect(draft.open({ maxBytes: 10, types: ['video/mp4'] })).rejects.toEqual(invalid('video.bytes', { allowed: '10' }))
    await expect(draft.open({ maxBytes: 10, types: ['video/webm'] })).rejects.toEqual(invalid('video.type'))
    expect((await sharp(await open().thumbnail(asset.id)).metadata()).height).toBe(480)
  })

  it('takes Matroska in where it can be converted, and has it converted; where not, says what is missing', async () => {
    const data = await realVideo({ container: 'mkv' })
    canConvert = false
    await expect(add(data, 'clip.mkv')).rejects.toEqual(invalid('video.needs_ffmpeg', { actual: 'video/x-matroska' }))
    canConvert = true
    const asset = await add(data, 'clip.mkv')
    expect(asset).toMatchObject({ kind: 'video', mimeType: 'video/x-matroska', codec: 'avc' })
    // Matroska keeps its times in milliseconds.
    expect(asset.fps).toBeCloseTo(25.5, 0)
    expect(begun).toEqual([asset.id])
  })

  it('sends a video in small parts, its index before its frames, every frame where the index says', async () => {
    const asset = await add(await realVideo({ seconds: 4, packetBytes: 50_000 }), 'clip.mp4')
    const sent = await open()
      .draftMedia(asset.id, '')
      .open({ maxBytes: 1e7, types: ['video/mp4'] })
    const parts: Uint8Array[] = []
    for await (const part of sent.parts()) parts.push(part)
    expect(sent.bytes).toBeGreaterThan(2_000_000)
    expect(Math.max(...parts.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(65_536)
    const bytes = Buffer.concat(parts)
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
    using input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
    const track = await input.getPrimaryVideoTrack()
    const packets: number[] = []
    if (track) for await (const { data } of new EncodedPacketSink(track).packets()) packets.push(data[10] ?? -1)
    expect(packets).toEqual(Array.from({ length: 100 }, (_, frame) => frame))
    expect(readdirSync(join(dir.path, 'media', 'made', asset.sha256.slice(0, 2))).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('refuses a video that is none', async () => {
    await expect(add(Buffer.from('\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0000\u0000isomiso2', 'latin1'), 'a.mp4')).rejects.toEqual(
      expect.objectContaining({ code: 'MEDIA_INVALID' }),
    )
  })

  it('makes a square of 256 px as it takes a picture in, and again when it is not there', async () => {
    const asset = await add(await realImage())
    const made = join(dir.path, 'media', 'made', asset.sha256.slice(0, 2), `${asset.sha256}.square.webp`)
    const first = readFileSync(made)
    expect(await sharp(first).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 })
    rmSync(made)
    expect(Buffer.from(await open().square(asset.id))).toEqual(first)
    expect(readFileSync(made)).toEqual(first)
  })

  it('keeps working with a folder made by somebody else', async () => {
    mkdirSync(join(dir.path, 'media'), { recursive: true })
    writeFileSync(join(dir.path, 'media', 'note.txt'), 'hello')
    await expect(add(await realImage())).resolves.toMatchObject({ kind: 'image' })
  })

  it('keeps the first picture that a window draws of a video, packed again by core', async () => {
    const video = await add(await realVideo(), 'clip.mp4')
    const it = open()
    const plate = await it.thumbnail(video.id)
    const plateSquare = await it.square(video.id)
    expect(await it.hasPoster(video.id)).toBe(false)
    await expect(it.setPoster(video.id, Buffer.from('<svg/>'))).rejects.toEqual(invalid('image.unreadable'))
    const drawn = await realImage({ format: 'jpeg' })
    await it.setPoster(video.id, drawn)
    expect(await it.hasPoster(video.id)).toBe(true)
    const kept = await it.thumbnail(video.id)
    expect(Buffer.from(await it.square(video.id))).not.toEqual(Buffer.from(plateSquare))
    expect(Buffer.from(kept)).not.toEqual(Buffer.from(plate))
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp' })
    await it.setPoster(video.id, await realImage())
    expect(Buffer.from(await it.thumbnail(video.id))).toEqual(Buffer.from(kept))
    const picture = await add(await realImage())
    await expect(it.setPoster(picture.id, drawn)).rejects.toEqual(invalid('poster.not_video'))
  })
})
