import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawScene } from '../../../bench/library/draw-scene.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore, TestUser } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { realImage } from '../../../test/seed/images.ts'

describe('pictures that look alike', () => {
  let test: TestCore
  let admin: TestUser
  let creatorId: string
  let otherId: string

  const newCreator = async (name: string) => {
    const made = await admin.client.creators.create({
      name,
      pseudonyms: [],
      platforms: [],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: noConstraints,
    })
    return made.id
  }
  const upload = (fileName: string, data: Uint8Array, of = creatorId) =>
    admin.client.media.upload({ creatorId: of, file: new File([new Uint8Array(data)], fileName), fileName })

  beforeAll(async () => {
    test = await startTestCore()
    admin = test.admin
    creatorId = await newCreator('Léa')
    otherId = await newCreator('Mia')
  })
  afterAll(() => test[Symbol.asyncDispose]())

  it('are known again when they are brought in cut or packed more, and only to their own creator', async () => {
    const scene = await drawScene(7)
    const { width, height } = await sharp(scene).metadata()
    const whole = await upload('whole.jpg', scene)
    expect(whole.lookAlikes).toEqual([])
    expect((await upload('another.jpg', await drawScene(8))).lookAlikes).toEqual([])
    const area = { left: Math.floor(width * 0.07), top: 0, width: Math.floor(width * 0.9), height: Math.floor(height * 0.9) }
    const cut = await upload('cut.jpg', await sharp(scene).extract(area).jpeg({ quality: 85 }).toBuffer())
    expect(cut.lookAlikes?.map(({ assetId }) => assetId)).toEqual([whole.id])
    const poor = await upload('poor.jpg', await sharp(scene).resize(200).jpeg({ quality: 40 }).toBuffer())
    expect(poor.lookAlikes?.map(({ assetId }) => assetId).toSorted()).toEqual([whole.id, cut.id].toSorted())
    expect((await upload('elsewhere.jpg', scene, otherId)).lookAlikes).toEqual([])
    const similar = await admin.client.assets.similar({ assetId: whole.id })
    expect(similar.map(({ asset }) => asset.fileName).toSorted()).toEqual(['cut.jpg', 'poor.jpg'])
    await admin.client.assets.remove({ assetIds: [cut.id] })
    expect((await admin.client.assets.similar({ assetId: whole.id })).map(({ asset }) => asset.id)).toEqual([poor.id])
  })

  it('are still known after a new start', async () => {
    await test.restart()
    const { items } = await admin.client.assets.list({ creatorId, search: 'whole' })
    expect(await admin.client.assets.similar({ assetId: items[0]?.id ?? '' })).toHaveLength(1)
  })

  it('are not pictures without features', async () => {
    for (const name of ['plain-1.jpg', 'plain-2.jpg']) expect((await upload(name, await realImage())).lookAlikes).toEqual([])
  })
})
