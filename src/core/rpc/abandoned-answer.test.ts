/** Whoever goes away in the midst of an answer must not take core with them. */
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { callHeader } from './http-guard.ts'

let test: TestCore
beforeAll(async () => {
  test = await startTestCore()
})
afterAll(() => test[Symbol.asyncDispose]())

it('goes on when files are let go of while they are sent', async () => {
  const more = { pseudonyms: [], platforms: ['bluesky' as const], market: 'france' as const, notes: '', constraints: noConstraints }
  const { id: creatorId } = await test.client.creators.create({ name: 'Léa', zone: 'Europe/Paris', ...more })
  // Noise cannot be packed: some megabytes.
  const raw = { width: 1600, height: 1200, channels: 3 as const }
  const noise = await sharp(randomBytes(raw.width * raw.height * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const asset = await test.client.media.upload({ creatorId, file: new File([new Uint8Array(noise)], 'noise.png'), fileName: 'noise.png' })
  const { client } = test.admin
  // As the interface asks, with the admin's cookie; gone with the first bytes, as a picture that was scrolled past.
  const { hostname: host, port } = new URL(test.url)
  const body = JSON.stringify({ json: { assetId: asset.id, size: 'original' } })
  const headers = {
    [callHeader]: '1',
    cookie: test.admin.cookie(),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  for (let time = 0; time < 5; time += 1) {
    const first = await new Promise<number>((resolve, reject) => {
      const asked = request({ host, port, path: '/rpc/media/read', method: 'POST', headers }, (answer) => {
        answer.once('data', (chunk: Buffer) => {
          answer.destroy()
          resolve(chunk.length)
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
    expect(first).toBeGreaterThan(0)
  }
  // Its answer comes after everything that the broken one has set going.
  expect((await client.media.get({ assetId: asset.id })).id).toBe(asset.id)
  const whole = await client.media.read({ assetId: asset.id, size: 'original' })
  expect([whole.name, whole.type, whole.size]).toEqual(['noise.png', 'image/png', noise.length])
})
