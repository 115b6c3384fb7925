import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/harness/code-of.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { realVideo } from '../../../test/seed/video.ts'
import { partBytes } from '../../contract/media.ts'
import type { CoreClient } from '../index.ts'

/** A real video with so much empty space at its end (a `free` box) that it comes in parts. */
const largeVideo = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const padding = Buffer.alloc(2 * partBytes + 1000)
  padding.writeUInt32BE(padding.length)
  padding.write('free', 4, 'latin1')
  return new Uint8Array(Buffer.concat([await realVideo(), padding]))
}
const filesIn = (dir: string): string[] => (existsSync(dir) ? readdirSync(dir) : [])
const incoming = (test: TestCore): string[] => filesIn(join(test.dataDir, 'media', 'incoming'))
const makeCreator = async (test: TestCore): Promise<string> =>
  (
    await test.client.creators.create({
      name: 'Zoé',
      pseudonyms: [],
      platforms: [],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    })
  ).id

const partAt = (data: Uint8Array<ArrayBuffer>, at: number): File => new File([data.subarray(at, at + partBytes)], 'part')
const sendAll = async (client: CoreClient, creatorId: string, data: Uint8Array<ArrayBuffer>, fileName = 'film.mp4'): Promise<string> => {
  const { uploadId } = await client.media.beginUpload({ creatorId, fileName, bytes: data.byteLength })
  for (let at = 0; at < data.byteLength; at += partBytes) await client.media.uploadPart({ uploadId, at, part: partAt(data, at) })
  return uploadId
}

describe('a file in parts', () => {
  it.each(['over HTTP', 'over the port of a window'])('%s is the same file in the end, and nothing of its way is left', async (way) => {
    await using test = await startTestCore()
    const creatorId = await makeCreator(test)
    const data = await largeVideo()
    const desktop = test.asDesktop()
    if (way !== 'over HTTP') await desktop.client.session.signIn({ email: test.admin.email, password: test.admin.password })
    const { client } = way === 'over HTTP' ? test.admin : desktop
    const asset = await client.media.finishUpload({ uploadId: await sendAll(client, creatorId, data) })
    const sha256 = createHash('sha256').update(data).digest('hex')
    expect(asset).toMatchObject({ kind: 'video', fileName: 'film.mp4', bytes: data.byteLength, sha256, mimeType: 'video/mp4' })
    expect(asset.seconds).toBeGreaterThan(0)
    expect(incoming(test)).toEqual([])
    const back = await client.media.read({ assetId: asset.id, size: 'original' })
    expect(
      createHash('sha256')
        .update(new Uint8Array(await back.arrayBuffer()))
        .digest('hex'),
    ).toBe(sha256)
    // Once more: the same asset.
    expect((await client.media.finishUpload({ uploadId: await sendAll(client, creatorId, data) })).id).toBe(asset.id)
    expect(incoming(test)).toEqual([])
  })

  it('is held to what was announced, in its order; a part that comes again is no harm', async () => {
    await using test = await startTestCore()
    const { client } = test.admin
    const data = await largeVideo()
    const creatorId = await makeCreator(test)
    const { uploadId } = await client.media.beginUpload({ creatorId, fileName: 'a.mp4', bytes: data.byteLength })
    const send = (at: number, part = partAt(data, at)) => client.media.uploadPart({ uploadId, at, part })
    expect(await codeOf(send(partBytes))).toBe('CONFLICT')
    expect(await send(0)).toEqual({ received: partBytes })
    expect(await send(0)).toEqual({ received: partBytes })
    expect(await codeOf(client.media.finishUpload({ uploadId }))).toBe('CONFLICT')
    await send(partBytes)
    expect(await codeOf(send(2 * partBytes, partAt(data, 0)))).toBe('CONFLICT')
    await send(2 * partBytes)
    expect(await codeOf(client.media.finishUpload({ uploadId }))).toBe('ok')
    expect(await codeOf(client.media.beginUpload({ creatorId, fileName: 'a', bytes: 300_000_001 }))).toBe('BAD_INPUT')
  })

  it('belongs to whoever began it, while they reach its creator', async () => {
    await using test = await startTestCore()
    const creatorId = await makeCreator(test)
    const manager = await test.asUser('manager', [creatorId])
    const { uploadId } = await manager.client.media.beginUpload({ creatorId, fileName: 'a.mp4', bytes: 100 })
    const part = new File(['x'.repeat(100)], 'part')
    expect(await codeOf(test.admin.client.media.uploadPart({ uploadId, at: 0, part }))).toBe('NOT_FOUND')
    expect(await codeOf(test.admin.client.media.cancelUpload({ uploadId }))).toBe('ok')
    await manager.client.media.uploadPart({ uploadId, at: 0, part })
    await test.client.team.assignCreators({ userId: manager.id, creatorIds: [] })
    expect(await codeOf(manager.client.media.finishUpload({ uploadId }))).toBe('NOT_FOUND')
    await test.client.team.assignCreators({ userId: manager.id, creatorIds: [creatorId] })
    expect(await codeOf(manager.client.media.finishUpload({ uploadId }))).toBe('MEDIA_INVALID')
    expect(incoming(test)).toEqual([])
  })

  it('is forgotten when it is stopped, an hour after it was left, and when core starts anew', async () => {
    await using test = await startTestCore()
    const creatorId = await makeCreator(test)
    const begin = () => test.admin.client.media.beginUpload({ creatorId, fileName: 'a.mp4', bytes: 100 })
    await test.admin.client.media.cancelUpload(await begin())
    expect(incoming(test)).toEqual([])
    for (let n = 0; n < 16; n += 1) await begin()
    expect(await codeOf(begin())).toBe('CONFLICT')
    await test.jump(61 * 60_000)
    await begin()
    expect(incoming(test)).toHaveLength(1)
    await test.restart()
    expect(incoming(test)).toEqual([])
  })
})
