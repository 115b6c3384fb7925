import sharp from 'sharp'
import { expect, it } from 'vitest'
import { realGif } from '../../../test/seed/gif.ts'
import { fitImage } from './fit-image.ts'
import { probeImage } from './probe-image.ts'
import { readGif } from './read-gif.ts'

const gifs = { maxBytes: 15_000_000, types: ['image/gif'] }
const stills = { maxBytes: 2_000_000, types: ['image/jpeg', 'image/png', 'image/webp'] }
const rule = (name: string) => expect.objectContaining({ data: expect.objectContaining({ rule: name }) })

it('counts frames and seconds, and takes out what is only said', async () => {
  const data = await realGif({ frames: 5 })
  const gif = readGif(data)
  expect(gif).toMatchObject({ frames: 5, seconds: 1 })
  expect(Buffer.from(data).includes('SecretEditor')).toBe(true)
  expect(Buffer.from(gif?.stripped ?? data).includes('SecretEditor')).toBe(false)
  const frames = (bytes: Uint8Array) => sharp(bytes, { animated: true }).raw().toBuffer()
  expect(await frames(gif?.stripped ?? data)).toEqual(await frames(data))
  expect((await sharp(gif?.stripped).metadata()).loop).toBe(0)
})

it('follows none that ends in its midst, and none that goes on with something else', async () => {
  const data = await realGif()
  expect(readGif(data.subarray(0, data.byteLength - 30))).toBeNull()
  expect(readGif(Buffer.concat([data.subarray(0, -1), Buffer.from([0x99])]))).toBeNull()
  expect(readGif(Buffer.from('GIF89a'))).toBeNull()
})

it('is taken in as a picture that moves, unless it has too many frames', async () => {
  expect(await probeImage(await realGif(), 'a.gif')).toEqual({ width: 64, height: 48, seconds: 0.6 })
  const still = await sharp(await realGif())
    .gif()
    .toBuffer()
  expect((await probeImage(still, 'a.gif')).seconds).toBeNull()
  await expect(probeImage(await realGif({ width: 8, height: 8, frames: 351 }), 'a.gif')).rejects.toEqual(rule('gif.frames'))
  const moving = await sharp(await realGif(), { animated: true })
    .webp()
    .toBuffer()
  await expect(probeImage(moving, 'a.webp')).rejects.toEqual(rule('image.animated'))
})

it('goes out as it is where GIFs are taken, and as its first frame elsewhere', async () => {
  const data = await realGif()
  const sent = await fitImage(data, gifs, 'a.gif')
  expect(sent).toMatchObject({ mimeType: 'image/gif', width: 64, height: 48 })
  expect((await sharp(sent.data).metadata()).pages).toBe(3)
  await expect(fitImage(data, { ...gifs, maxBytes: 100 }, 'a.gif')).rejects.toEqual(rule('gif.bytes'))
  const still = await fitImage(data, stills, 'a.gif')
  expect(still.mimeType).toBe('image/jpeg')
  expect((await sharp(still.data).metadata()).pages ?? 1).toBe(1)
})
