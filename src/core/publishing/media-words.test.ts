/** Where a model's no, and a paid image, hold back a post: when checked, planned, sent now, imported, planned by a plan, and at the last moment. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realImage } from '../../../test/seed/images.ts'
import { startOneCreator } from '../planning/testing/one-creator.ts'
import type { OneCreator } from '../planning/testing/one-creator.ts'
import { somePlan } from '../planning/testing/plans.ts'

const zone = 'Europe/Paris'
const refusal = (rule: string, file: string) =>
  expect.objectContaining({ code: 'MEDIA_INVALID', data: expect.objectContaining({ rule, file }) })

describe('what people said of an image', () => {
  let it_: OneCreator
  const upload = async (fileName: string): Promise<string> => {
    const file = new File([new Uint8Array(await realImage())], fileName)
    return (await it_.client.media.upload({ creatorId: it_.creatorId, file, fileName })).id
  }
  const contentWith = (assetId: string, text = 'with a picture') => ({
    text,
    assets: [{ assetId, alt: 'a picture' }],
    languages: [],
    labels: [],
  })
  const postWith = async (assetId: string, text?: string): Promise<string> =>
    (await it_.client.posts.create({ creatorId: it_.creatorId, content: contentWith(assetId, text) })).id
  const refuse = (assetId: string) => it_.client.assets.setConsent({ assetIds: [assetId], platform: 'bluesky', allowed: false, note: 'no' })
  const wall = '2026-03-03T12:00'

  beforeEach(async () => {
    it_ = await startOneCreator()
  })
  afterEach(() => it_[Symbol.asyncDispose]())

  it('is told by check, and refuses what is planned and what is sent now, until the word is another', async () => {
    const { client, creatorId, accountId } = it_
    const assetId = await upload('plage.jpg')
    await refuse(assetId)
    const { problems } = await client.posts.check({ creatorId, content: contentWith(assetId), accountIds: [accountId] })
    expect(problems).toMatchObject([
      { accountId, platform: 'bluesky', severity: 'error', rule: 'media.consent_refused', data: { file: 'plage.jpg' } },
    ])
    const postId = await postWith(assetId)
    const on = { postId, accountIds: [accountId] }
    await expect(client.posts.schedule({ ...on, at: { wall, zone } })).rejects.toEqual(refusal('media.consent_refused', 'plage.jpg'))
    await expect(client.posts.publishNow(on)).rejects.toEqual(refusal('media.consent_refused', 'plage.jpg'))
    await client.assets.setConsent({ assetIds: [assetId], platform: 'bluesky', allowed: true })
    expect((await client.posts.schedule({ ...on, at: { wall, zone } })).publicationIds).toHaveLength(1)
    const { items } = await client.history.list({ creatorId })
    expect(items.some(({ action }) => action === 'asset.consent')).toBe(true)
  })

  it('keeps what is paid for from a free platform until a person releases it', async () => {
    const { client, accountId } = it_
    const assetId = await upload('payant.jpg')
    await client.assets.update({ assetIds: [assetId], changes: { paid: true } })
    const on = { postId: await postWith(assetId), accountIds: [accountId] }
    await expect(client.posts.publishNow(on)).rejects.toEqual(refusal('media.paid_on_free', 'payant.jpg'))
    await client.assets.releasePaid({ assetIds: [assetId], platform: 'bluesky', allowed: true, note: 'teaser' })
    expect((await client.posts.publishNow(on)).publicationIds).toHaveLength(1)
  })

  it('is heard at the last moment: what was planned before the no does not go out, and says why', async () => {
    const { client, accountId } = it_
    const assetId = await upload('robe.jpg')
    const postId = await postWith(assetId)
    const { publicationIds } = await client.posts.schedule({ postId, accountIds: [accountId], at: { wall, zone } })
    await refuse(assetId)
    await it_.goPast('2026-03-03T11:00:00Z')
    const { publication } = await client.publications.get({ publicationId: publicationIds[0] ?? '' })
    expect(publication).toMatchObject({
      state: 'failed',
      nextTryAt: null,
      failure: { code: 'MEDIA_INVALID', data: { rule: 'media.consent_refused', file: 'robe.jpg' } },
    })
    expect(publication.publishedAt).toBeNull()
    await client.assets.setConsent({ assetIds: [assetId], platform: 'bluesky', allowed: true })
    await client.publications.retry({ publicationId: publication.id })
    await it_.test.advance(60_000)
    expect((await client.publications.get({ publicationId: publication.id })).publication.state).toBe('published')
  })

  it('is seen by the look ahead, a day before', async () => {
    const { client, accountId } = it_
    const assetId = await upload('robe.jpg')
    const { publicationIds } = await client.posts.schedule({
      postId: await postWith(assetId),
      accountIds: [accountId],
      at: { wall: '2026-03-04T12:00', zone },
    })
    await refuse(assetId)
    await it_.goPast('2026-03-03T11:00:00Z')
    const { publication } = await client.publications.get({ publicationId: publicationIds[0] ?? '' })
    expect(publication).toMatchObject({ state: 'scheduled', problems: [{ rule: 'media.consent_refused' }] })
  })

  it('leaves a row of an import out, with its cause', async () => {
    const { client, creatorId } = it_
    const assetId = await upload('plage.jpg')
    await refuse(assetId)
    const csv = 'creator,account,at,text,images,alts\nLéa,lea.test,2026-03-03 13:00,from a file,plage.jpg,a beach\n'
    const done = await client.imports.apply({ csv, fileName: 'a.csv', images: [{ path: 'plage.jpg', creatorId, assetId }] })
    expect((await client.posts.list({ creatorId })).items).toEqual([])
    expect(done.skipped).toMatchObject([{ problems: [{ column: 'images', rule: 'media.consent_refused', data: { file: 'plage.jpg' } }] }])
  })

  it('is not got round by a plan, nor by a proposal made before the no', async () => {
    const { client, creatorId, accountId } = it_
    const assetId = await upload('plage.jpg')
    await client.assets.update({ assetIds: [assetId], changes: { alt: 'a beach' } })
    await it_.save(somePlan({ mix: { text: 0, photo: 100, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 } }))
    const before = await client.plans.propose({ creatorId, days: 3 })
    expect(JSON.stringify(before.slots)).toContain(assetId)
    await refuse(assetId)
    const { digest, from } = before
    await expect(client.plans.apply({ creatorId, from, days: 3, digest })).rejects.toMatchObject({ code: 'STATE_CHANGED' })
    expect(JSON.stringify((await client.plans.propose({ creatorId, days: 3 })).slots)).not.toContain(assetId)
    expect((await client.publications.list({ accountIds: [accountId] })).items).toEqual([])
  })
})
