import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../../test/seed/builders.ts'
import { realImage } from '../../../../test/seed/images.ts'
import { realVideo } from '../../../../test/seed/video.ts'
import { startPractice } from '../../../practice/index.ts'
import type { Practice } from '../../../practice/index.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })
const profile = (name: string) => ({
  name,
  pseudonyms: [],
  platforms: ['bluesky' as const],
  zone: 'Europe/Paris',
  market: 'france' as const,
  constraints: noConstraints,
  notes: '',
})

describe('creators, accounts and media over HTTP', () => {
  let practice: Practice
  let test: TestCore
  let lea: string
  let zoe: string

  beforeEach(async () => {
    const clock = new FakeClock(new Date('2026-03-02T09:00:00Z'))
    practice = await startPractice({ clock, seed: null })
    test = await startTestCore({ ports: { clock } })
    lea = (await test.admin.client.creators.create(profile('Léa'))).id
    zoe = (await test.admin.client.creators.create(profile('Zoé'))).id
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  it('keeps what the agency notes of a model from her', async () => {
    await test.admin.client.creators.update({ creatorId: lea, changes: { notes: 'wants more' } })
    const model = await test.asUser('model', [lea])
    const manager = await test.asUser('manager', [lea])
    for (const [client, notes] of [
      [model.client, ''],
      [manager.client, 'wants more'],
    ] as const) {
      expect((await client.creators.list({})).map((one) => one.notes)).toEqual([notes])
      expect((await client.creators.get({ creatorId: lea })).notes).toBe(notes)
    }
  })

  const connect = (creatorId: string, handle: string) => {
    practice.bluesky.createAccount({ handle, password: 'pass' })
    return test.admin.client.accounts.connect({
      creatorId,
      platform: 'bluesky',
      credentials: { identifier: handle, password: 'pass', service: practice.url },
    })
  }
  const upload = (creatorId: string, data: Uint8Array, fileName: string, by = test.admin.client) =>
    by.media.upload({ creatorId, file: new File([new Uint8Array(data)], fileName), fileName })

  it('show a manager the creators in reach and nothing of the others', async () => {
    const [hers, other] = [await connect(lea, 'lea.test'), await connect(zoe, 'zoe.test')]
    const { client } = await test.asUser('manager', [lea])
    expect((await client.creators.list({})).map(({ id }) => id)).toEqual([lea])
    expect((await client.accounts.list({})).map(({ id }) => id)).toEqual([hers.id])
    expect(await client.accounts.list({ creatorId: zoe })).toEqual([])
    await expect(client.accounts.get({ accountId: other.id })).rejects.toEqual(failsWith('NOT_FOUND'))
    await expect(upload(zoe, await realImage(), 'a.jpg', client)).rejects.toEqual(failsWith('NOT_FOUND'))
    await expect(client.creators.create(profile('Nina'))).rejects.toEqual(failsWith('FORBIDDEN'))
    expect((await client.platforms.list()).map(({ id }) => id)).toContain('bluesky')
  })

  it('archive a creator only when nothing is still to go out, and restore', async () => {
    const { client } = test.admin
    const account = await connect(lea, 'lea.test')
    const { id } = await client.posts.create({ creatorId: lea, content: { text: 'Hi', assets: [], languages: [], labels: [] } })
    const { publicationIds } = await client.posts.schedule({
      postId: id,
      accountIds: [account.id],
      at: { wall: '2026-03-04T10:00', zone: 'UTC' },
    })
    expect(await client.creators.get({ creatorId: lea })).toMatchObject({
      nextPublicationAt: new Date('2026-03-04T10:00:00Z'),
      accounts: { total: 1, needAttention: 0 },
    })
    await expect(client.creators.archive({ creatorId: lea })).rejects.toEqual(failsWith('CONFLICT', { what: 'scheduled' }))
    for (const publicationId of publicationIds) await client.publications.cancel({ publicationId })
    expect((await client.creators.archive({ creatorId: lea })).archivedAt).toEqual(new Date('2026-03-02T09:00:00Z'))
    expect((await client.creators.list({ archived: true })).map(({ name }) => name)).toEqual(['Léa'])
    expect((await client.creators.restore({ creatorId: lea })).archivedAt).toBeNull()
  })

  it('carry files there and back', async () => {
    const { client } = test.admin
    const data = await realImage({ width: 900, height: 600 })
    const asset = await upload(lea, data, 'été.jpg')
    expect(asset).toMatchObject({ fileName: 'été.jpg', mimeType: 'image/jpeg', width: 900, height: 600, alt: '' })
    const original = await client.media.read({ assetId: asset.id, size: 'original' })
    expect(Buffer.from(await original.arrayBuffer()).equals(Buffer.from(data))).toBe(true)
    expect((await client.media.read({ assetId: asset.id, size: 'thumb' })).type).toBe('image/webp')
    expect((await client.media.setAlt({ assetId: asset.id, alt: ' A summer day ' })).alt).toBe('A summer day')
    await expect(upload(lea, Buffer.from('hello'), 'a.jpg')).rejects.toEqual(
      failsWith('MEDIA_INVALID', { rule: 'media.unrecognised', file: 'a.jpg' }),
    )
  })

  it('take one of a creator’s own images as their picture', async () => {
    const { client } = test.admin
    const [own, foreign, video] = [
      await upload(lea, await realImage(), 'a.jpg'),
      await upload(zoe, await realImage(), 'b.jpg'),
      await upload(lea, await realVideo(), 'c.mp4'),
    ]
    expect((await client.creators.setAvatar({ creatorId: lea, assetId: own.id })).avatarAssetId).toBe(own.id)
    await expect(client.creators.setAvatar({ creatorId: lea, assetId: foreign.id })).rejects.toEqual(failsWith('NOT_FOUND'))
    await expect(client.creators.setAvatar({ creatorId: lea, assetId: video.id })).rejects.toEqual(
      failsWith('MEDIA_INVALID', { rule: 'avatar.not_image' }),
    )
    expect((await client.creators.setAvatar({ creatorId: lea, assetId: null })).avatarAssetId).toBeNull()
  })

  it('tell who did what in the history', async () => {
    const account = await connect(lea, 'lea.test')
    await test.admin.client.creators.update({ creatorId: lea, changes: { notes: 'Prefers mornings' } })
    await test.admin.client.accounts.disconnect({ accountId: account.id })
    const { items } = await test.admin.client.history.list({ creatorId: lea })
    // Beside them core reads what the account posted elsewhere, when it comes to it.
    const byPeople = items.filter(({ action }) => action !== 'account.past_read')
    expect(byPeople.map(({ action, actor }) => `${actor.name}: ${action}`)).toEqual(
      ['account.disconnected', 'creator.updated', 'account.connected', 'creator.created'].map((action) => `Ada Admin: ${action}`),
    )
    expect(JSON.stringify(items)).not.toMatch(/pass|Jwt/)
  })
})
