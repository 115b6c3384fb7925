import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore, TestUser } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { realImage } from '../../../test/seed/images.ts'
import type { LibraryOrder } from '../../contract/library.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })
const day = 86_400_000

describe('the library', () => {
  let practice: Practice
  let test: TestCore
  let admin: TestUser
  let creatorId: string
  let accountId: string
  const clock = new FakeClock(new Date('2026-03-02T05:00:00Z'))

  const newCreator = async (name: string) => {
    const made = await admin.client.creators.create({
      name,
      pseudonyms: [],
      platforms: ['bluesky'],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: noConstraints,
    })
    return made.id
  }
  const upload = async (fileName: string, data?: Uint8Array, of = creatorId) => {
    const bytes = new Uint8Array(data ?? (await realImage()))
    const { id } = await admin.client.media.upload({ creatorId: of, file: new File([bytes], fileName), fileName })
    return id
  }
  const names = async (filter: object) => (await admin.client.assets.list({ creatorId, ...filter })).items.map(({ fileName }) => fileName)
  const schedule = async (assetId: string, inDays: number) => {
    const post = await admin.client.posts.create({
      creatorId,
      content: { text: `with ${assetId} in ${inDays}`, assets: [{ assetId, alt: 'a picture' }], languages: [], labels: [] },
    })
    const wall = new Date(clock.now() + inDays * day).toISOString().slice(0, 19)
    const { publicationIds } = await admin.client.posts.schedule({ postId: post.id, accountIds: [accountId], at: { wall, zone: 'UTC' } })
    return publicationIds[0] ?? ''
  }
  const reasonsOn = async (assetId: string, platform: string) =>
    (await admin.client.assets.get({ assetId })).suitability.find((each) => each.platform === platform)?.reasons.map(({ rule }) => rule)

  beforeAll(async () => {
    practice = await startPractice({ clock, seed: null })
    test = await startTestCore({ ports: { clock }, config: { leaseMs: 30 * day } })
    admin = test.admin
    creatorId = await newCreator('Léa')
    practice.bluesky.createAccount({ handle: 'lea.test', password: 'pass' })
    const account = await admin.client.accounts.connect({
      creatorId,
      platform: 'bluesky',
      credentials: { identifier: 'lea.test', password: 'pass', service: practice.url },
    })
    accountId = account.id
  })
  afterAll(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  it('is sorted into folders, tagged, flagged and searched', async () => {
    const [beach, city] = [await upload('plage-1.jpg'), await upload('ville.jpg')]
    const changes = { folder: 'Mars/Été', addTags: ['Soleil', 'plage'], sensitive: true, note: 'Premier shooting' }
    expect(await admin.client.assets.update({ assetIds: [beach], changes })).toMatchObject({ changed: 1 })
    expect(await admin.client.assets.update({ assetIds: [beach, city], changes: { addTags: ['plage'] } })).toMatchObject({ changed: 1 })
    expect(await admin.client.assets.get({ assetId: beach })).toMatchObject({
      folder: 'Mars/Été',
      tags: ['Soleil', 'plage'],
      sensitive: true,
      paid: false,
      uses: 0,
      lastUsedAt: null,
    })
    expect(await names({ tag: 'Soleil' })).toEqual(['plage-1.jpg'])
    expect(await names({ folder: 'Mars/Été' })).toEqual(['plage-1.jpg'])
    expect(await names({ sensitive: true })).toEqual(['plage-1.jpg'])
    expect(await names({ search: 'ete SHOOT' })).toEqual(['plage-1.jpg'])
    expect(await names({ search: '100%_' })).toEqual([])
    expect((await names({ search: 'plage' })).toSorted()).toEqual(['plage-1.jpg', 'ville.jpg'])
    expect(await admin.client.assets.count({ creatorId })).toMatchObject({
      total: 2,
      images: 2,
      videos: 0,
      folders: [{ folder: 'Mars/Été', count: 1 }],
      tags: [
        { tag: 'plage', count: 2 },
        { tag: 'Soleil', count: 1 },
      ],
    })
    await admin.client.assets.update({ assetIds: [beach], changes: { removeTags: ['SOLEIL'], folder: '' } })
    expect(await names({ tag: 'Soleil' })).toEqual([])
    await expect(admin.client.assets.update({ assetIds: [beach], changes: { folder: '/x' } })).rejects.toEqual(failsWith('BAD_INPUT'))
  })

  it('comes in pages, newest first, each once', async () => {
    const other = await newCreator('Ysé')
    for (let at = 0; at < 5; at += 1) {
      await upload(`${at}.jpg`, undefined, other)
      await test.advance(1000)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await admin.client.assets.list({ creatorId: other, limit: 2, cursor })
      seen.push(...page.items.map(({ fileName }) => fileName))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toEqual(['4.jpg', '3.jpg', '2.jpg', '1.jpg', '0.jpg'])
    await expect(admin.client.assets.list({ cursor: 'x' })).rejects.toEqual(failsWith('BAD_INPUT'))
  })

  it('comes in any order, page by page, and the order follows what is done with each', async () => {
    const other = await newCreator('Nina')
    practice.bluesky.createAccount({ handle: 'nina.test', password: 'pass' })
    const credentials = { identifier: 'nina.test', password: 'pass', service: practice.url }
    const account = await admin.client.accounts.connect({ creatorId: other, platform: 'bluesky', credentials })
    const ids: Record<string, string> = {}
    for (const name of ['Photo 10.jpg', 'photo 2.jpg', 'été.jpg', 'Zoo.jpg']) {
      ids[name] = await upload(name, undefined, other)
      await test.advance(1000)
    }
    const use = async (name: string, inDays: number) => {
      const content = { text: `${name} in ${inDays}`, assets: [{ assetId: ids[name] ?? '', alt: 'one' }], languages: [], labels: [] }
      const { id } = await admin.client.posts.create({ creatorId: other, content })
      const wall = new Date(clock.now() + inDays * day).toISOString().slice(0, 19)
      return admin.client.posts.schedule({ postId: id, accountIds: [account.id], at: { wall, zone: 'UTC' } })
    }
    const inOrder = async (order: LibraryOrder) => {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await admin.client.assets.list({ creatorId: other, order, limit: 1, cursor })
        seen.push(...page.items.map(({ fileName }) => fileName))
        cursor = page.next
      } while (cursor !== undefined)
      return seen
    }
    expect(await inOrder('name')).toEqual(['été.jpg', 'photo 2.jpg', 'Photo 10.jpg', 'Zoo.jpg'])
    expect(await inOrder('oldest')).toEqual(['Photo 10.jpg', 'photo 2.jpg', 'été.jpg', 'Zoo.jpg'])
    await use('photo 2.jpg', 1)
    await use('Zoo.jpg', 2)
    const later = await use('Zoo.jpg', 5)
    expect((await inOrder('most_used')).slice(0, 2)).toEqual(['Zoo.jpg', 'photo 2.jpg'])
    for (let days = 0; days < 3; days += 1) await test.jump(day)
    expect((await inOrder('lately_used')).slice(0, 2)).toEqual(['Zoo.jpg', 'photo 2.jpg'])
    expect((await inOrder('long_unused')).slice(2)).toEqual(['photo 2.jpg', 'Zoo.jpg'])
    expect(await admin.client.assets.get({ assetId: ids['Zoo.jpg'] ?? '' })).toMatchObject({ uses: 2, lastUsedAt: expect.any(Date) })
    for (const publicationId of later.publicationIds) await admin.client.publications.cancel({ publicationId })
    expect(await admin.client.assets.get({ assetId: ids['Zoo.jpg'] ?? '' })).toMatchObject({ uses: 1 })
    const { places } = await admin.client.assets.places({ creatorId: other, order: 'name', every: 1 })
    expect(places.map(({ id }) => id)).toEqual(['été.jpg', 'photo 2.jpg', 'Photo 10.jpg', 'Zoo.jpg'].map((name) => ids[name]))
  })

  it('knows where each was used, and lets nothing go that is still to go out', async () => {
    const [used, unused] = [await upload('used.jpg'), await upload('unused.jpg')]
    const publicationId = await schedule(used, 1)
    expect(await names({ search: 'used', unusedSince: new Date(clock.now()) })).toEqual(['unused.jpg'])
    expect(await admin.client.assets.uses({ assetId: used })).toMatchObject([
      { publicationId, accountId, accountHandle: 'lea.test', platform: 'bluesky', state: 'scheduled', publishedAt: null },
    ])
    await expect(admin.client.assets.remove({ assetIds: [unused, used] })).rejects.toEqual(
      failsWith('CONFLICT', { what: 'asset_scheduled', items: [publicationId] }),
    )
    expect(await names({ search: 'unused' })).toHaveLength(1)
    await test.jump(day)
    expect(await admin.client.assets.uses({ assetId: used })).toMatchObject([{ state: 'published', publishedAt: expect.any(Date) }])
    expect((await admin.client.assets.get({ assetId: used })).lastUsedAt).toBeInstanceOf(Date)
    expect(await admin.client.assets.remove({ assetIds: [unused, used] })).toMatchObject({ removed: 2 })
    expect(await names({ search: 'used' })).toEqual([])
    expect((await names({ search: 'used', removed: true })).toSorted()).toEqual(['unused.jpg', 'used.jpg'])
    expect(await admin.client.assets.restore({ assetIds: [used] })).toEqual({ restored: 1 })
    expect(await names({ search: 'used' })).toEqual(['used.jpg'])
  })

  it('alerts whoever looks after her when a refused picture is to go out, until it no longer is', async () => {
    const id = await upload('regret.jpg')
    const publicationId = await schedule(id, 3)
    const refused = async () => {
      await test.settle()
      const { items } = await admin.client.alerts.list({})
      return items.filter(({ kind }) => kind === 'publication.consent_refused').map((alert) => alert.publicationId)
    }
    const model = await test.asUser('model', [creatorId])
    await model.client.assets.setConsent({ assetIds: [id], platform: 'x', allowed: false })
    expect(await refused()).toEqual([])
    await model.client.assets.setConsent({ assetIds: [id], platform: null, allowed: false })
    expect(await refused()).toEqual([publicationId])
    // What is said of one platform goes before what is said of all.
    await model.client.assets.setConsent({ assetIds: [id], platform: 'bluesky', allowed: true })
    expect(await refused()).toEqual([])
    const { undoId } = await model.client.assets.setConsent({ assetIds: [id], platform: 'bluesky', allowed: false })
    expect(await refused()).toEqual([publicationId])
    await model.client.assets.undo({ undoId: undoId ?? '' })
    expect(await refused()).toEqual([])
    await model.client.assets.setConsent({ assetIds: [id], platform: 'bluesky', allowed: false })
    await admin.client.publications.cancel({ publicationId })
    expect(await refused()).toEqual([])
  })

  it('brings back what is brought in again', async () => {
    const data = await realImage()
    const id = await upload('again.jpg', data)
    await admin.client.assets.remove({ assetIds: [id] })
    expect(await upload('again.jpg', data)).toBe(id)
    expect(await names({ search: 'again' })).toEqual(['again.jpg'])
  })

  it('keeps the model’s word, hers or as a manager heard it, and says what stands against it', async () => {
    const id = await upload('hers.jpg')
    const publicationId = await schedule(id, 3)
    const model = await test.asUser('model', [creatorId])
    const said = await model.client.assets.setConsent({ assetIds: [id], platform: 'bluesky', allowed: false, note: 'my mother reads it' })
    expect(said).toMatchObject({ changed: 1, against: [publicationId] })
    expect((await admin.client.assets.get({ assetId: id })).words).toMatchObject([
      { topic: 'consent', platform: 'bluesky', allowed: false, note: 'my mother reads it', byRole: 'model', at: new Date(clock.now()) },
    ])
    expect(await reasonsOn(id, 'bluesky')).toEqual(['consent.refused'])
    expect(await reasonsOn(id, 'x')).toEqual([])
    // What is said of one platform goes before what is said of all.
    const manager = await test.asUser('manager', [creatorId])
    await manager.client.assets.setConsent({ assetIds: [id], platform: null, allowed: false })
    await manager.client.assets.setConsent({ assetIds: [id], platform: 'bluesky', allowed: true })
    expect(await reasonsOn(id, 'bluesky')).toEqual([])
    expect(await reasonsOn(id, 'x')).toEqual(['consent.refused'])
    await manager.client.assets.setConsent({ assetIds: [id], platform: null, allowed: null })
    expect(await reasonsOn(id, 'x')).toEqual([])
    const { items } = await admin.client.history.list({ creatorId })
    expect(items.find(({ action }) => action === 'asset.consent')).toMatchObject({ subject: { id } })
  })

  it('keeps paid ones from free platforms until a person releases them', async () => {
    const id = await upload('paid.jpg')
    await admin.client.assets.update({ assetIds: [id], changes: { paid: true } })
    expect(await reasonsOn(id, 'bluesky')).toEqual(['paid.on_free'])
    expect(await reasonsOn(id, 'onlyfans')).toEqual([])
    expect(await names({ search: 'paid', suitableFor: 'bluesky' })).toEqual([])
    expect(await names({ search: 'paid', suitableFor: 'onlyfans' })).toEqual(['paid.jpg'])
    await admin.client.assets.releasePaid({ assetIds: [id], platform: 'bluesky', allowed: true, note: 'teaser' })
    expect(await reasonsOn(id, 'bluesky')).toEqual([])
    expect(await reasonsOn(id, 'x')).toEqual(['paid.on_free'])
    expect(await names({ search: 'paid', suitableFor: 'bluesky' })).toEqual(['paid.jpg'])
  })

  it('says where each page begins, so that a list can be entered anywhere', async () => {
    const other = await newCreator('Ana')
    for (let at = 0; at < 7; at += 1) {
      await upload(`${at}.jpg`, undefined, other)
      await test.advance(1000)
    }
    const { total, places } = await admin.client.assets.places({ creatorId: other, every: 3 })
    expect([total, places.length]).toEqual([7, 2])
    const last = await admin.client.assets.list({ creatorId: other, limit: 3, cursor: places[1]?.id })
    expect(last.items.map(({ fileName }) => fileName)).toEqual(['0.jpg'])
    const suiting = await admin.client.assets.places({ creatorId: other, suitableFor: 'bluesky', every: 1 })
    expect(suiting.places).toEqual((await admin.client.assets.places({ creatorId: other, every: 1 })).places)
    const model = await test.asUser('model', [creatorId])
    expect(await model.client.assets.places({ creatorId: other, every: 1 })).toEqual({ total: 0, places: [] })
  })

  it('reads small pictures of many at once, whosever they are, and leaves out what is out of reach or not there', async () => {
    const other = await newCreator('Odile')
    const [mine, hers] = [await upload('mine.jpg'), await upload('hers.jpg', undefined, other)]
    const input = { assetIds: [mine, 'ast_00000000-0000-7000-8000-000000000000' as const, hers], size: 'square' as const }
    const read = await admin.client.media.readMany(input)
    expect(read.map(({ assetId, url }) => [assetId, url.split(',')[0]])).toEqual([
      [mine, 'data:image/webp;base64'],
      [hers, 'data:image/webp;base64'],
    ])
    const model = await test.asUser('model', [creatorId])
    expect((await model.client.media.readMany({ ...input, size: 'thumb' })).map(({ assetId }) => assetId)).toEqual([mine])
  })

  it('finds a folder with what is below it, and what nobody has spoken of', async () => {
    const other = await newCreator('Inès')
    const [top, below, beside] = [
      await upload('t.jpg', undefined, other),
      await upload('b.jpg', undefined, other),
      await upload('s.jpg', undefined, other),
    ]
    await admin.client.assets.update({ assetIds: [top], changes: { folder: 'Mai' } })
    await admin.client.assets.update({ assetIds: [below], changes: { folder: 'Mai/Plage' } })
    await admin.client.assets.update({ assetIds: [beside], changes: { folder: 'Maison' } })
    expect((await names({ creatorId: other, folder: 'Mai' })).toSorted()).toEqual(['b.jpg', 't.jpg'])
    expect(await names({ creatorId: other, folder: '' })).toEqual([])
    await admin.client.assets.setConsent({ assetIds: [top], platform: null, allowed: true })
    await admin.client.assets.setConsent({ assetIds: [below], platform: 'x', allowed: false })
    expect(await names({ creatorId: other, consent: 'missing' })).toEqual(['s.jpg'])
    expect(await names({ creatorId: other, consent: 'refused' })).toEqual(['b.jpg'])
  })

  it('takes an act on many back at once, and leaves alone what was changed since', async () => {
    const [one, two] = [await upload('one.jpg'), await upload('two.jpg')]
    await admin.client.assets.update({ assetIds: [one], changes: { addTags: ['old'] } })
    const { changed, undoId } = await admin.client.assets.update({
      assetIds: [one, two],
      changes: { addTags: ['old', 'new'], folder: 'Juin', paid: true },
    })
    expect(changed).toBe(2)
    await admin.client.assets.update({ assetIds: [two], changes: { folder: 'Juillet' } })
    const manager = await test.asUser('manager', [creatorId])
    await expect(manager.client.assets.undo({ undoId: undoId ?? '' })).rejects.toEqual(failsWith('NOT_FOUND'))
    expect(await admin.client.assets.undo({ undoId: undoId ?? '' })).toEqual({ changed: 2 })
    expect(await admin.client.assets.get({ assetId: one })).toMatchObject({ tags: ['old'], folder: '', paid: false })
    expect(await admin.client.assets.get({ assetId: two })).toMatchObject({ tags: [], folder: 'Juillet', paid: false })
    await expect(admin.client.assets.undo({ undoId: undoId ?? '' })).rejects.toEqual(failsWith('CONFLICT', { what: 'undone' }))

    const model = await test.asUser('model', [creatorId])
    await model.client.assets.setConsent({ assetIds: [one], platform: 'x', allowed: false, note: 'no' })
    await test.advance(1000)
    const said = await manager.client.assets.setConsent({ assetIds: [one], platform: 'x', allowed: true })
    await manager.client.assets.undo({ undoId: said.undoId ?? '' })
    expect((await admin.client.assets.get({ assetId: one })).words).toMatchObject([{ allowed: false, note: 'no', byRole: 'model' }])

    const removed = await admin.client.assets.remove({ assetIds: [one, two] })
    expect(await admin.client.assets.undo({ undoId: removed.undoId ?? '' })).toEqual({ changed: 2 })
  })

  it('goes to another creator without her word, unless a post holds it', async () => {
    const other = await newCreator('Zoé')
    const [free, held] = [await upload('free.jpg'), await upload('held.jpg')]
    await schedule(held, 4)
    await admin.client.assets.setConsent({ assetIds: [free], platform: null, allowed: true })
    await expect(admin.client.assets.move({ assetIds: [free, held], toCreatorId: other })).rejects.toEqual(
      failsWith('CONFLICT', { what: 'asset_used', items: [held] }),
    )
    const { undoId } = await admin.client.assets.move({ assetIds: [free], toCreatorId: other })
    expect(await admin.client.assets.get({ assetId: free })).toMatchObject({ creatorId: other, words: [] })
    await admin.client.assets.undo({ undoId: undoId ?? '' })
    expect(await admin.client.assets.get({ assetId: free })).toMatchObject({ creatorId, words: [{ topic: 'consent', allowed: true }] })
    const manager = await test.asUser('manager', [creatorId])
    await expect(manager.client.assets.move({ assetIds: [free], toCreatorId: other })).rejects.toEqual(failsWith('NOT_FOUND'))
  })

  it('goes for good from the bin only, with its bytes and all that was made of them; where it was used stays told', async () => {
    const data = await realImage()
    const sha256 = createHash('sha256').update(data).digest('hex')
    const filesOf = () =>
      readdirSync(join(test.dataDir, 'media'), { recursive: true, encoding: 'utf8' }).filter((name) => basename(name).startsWith(sha256))
    const id = await upload('gone.jpg', data)
    const publicationId = await schedule(id, 1)
    await admin.client.media.read({ assetId: id, size: 'thumb' })
    await admin.client.assets.update({ assetIds: [id], changes: { note: 'secret place' } })
    await expect(admin.client.assets.erase({ assetIds: [id] })).rejects.toEqual(failsWith('CONFLICT', { what: 'asset_kept' }))
    await test.jump(day)
    await admin.client.assets.remove({ assetIds: [id] })
    const draft = await admin.client.posts.create({
      creatorId,
      content: { text: 'later', assets: [{ assetId: id, alt: 'one' }], languages: [], labels: [] },
    })
    await expect(admin.client.assets.erase({ assetIds: [id] })).rejects.toEqual(failsWith('CONFLICT', { what: 'asset_used', items: [id] }))
    await admin.client.posts.remove({ postId: draft.id })
    const model = await test.asUser('model', [creatorId])
    await expect(model.client.assets.erase({ assetIds: [id] })).rejects.toEqual(failsWith('FORBIDDEN'))
    expect(filesOf().length).toBeGreaterThan(1)

    const manager = await test.asUser('manager', [creatorId])
    expect(await manager.client.assets.erase({ assetIds: [id] })).toEqual({ erased: 1 })
    expect(filesOf()).toEqual([])
    expect(await names({ search: 'gone', removed: true })).toEqual([])
    expect(await names({ search: 'secret', removed: true })).toEqual([])
    expect(await admin.client.assets.get({ assetId: id })).toMatchObject({ erasedAt: expect.any(Date), note: '', uses: 1 })
    expect(await admin.client.assets.uses({ assetId: id })).toMatchObject([{ publicationId, state: 'published' }])
    await expect(admin.client.media.read({ assetId: id, size: 'thumb' })).rejects.toEqual(failsWith('NOT_FOUND'))
    await expect(admin.client.assets.restore({ assetIds: [id] })).rejects.toEqual(failsWith('NOT_FOUND'))
    await expect(schedule(id, 2)).rejects.toEqual(failsWith('NOT_FOUND'))
    const { items } = await admin.client.history.list({ creatorId })
    expect(items[0]).toMatchObject({ action: 'asset.erased', subject: { id, label: 'gone.jpg' } })

    // Brought in again it is the same one, with its history and its bytes.
    expect(await upload('again-here.jpg', data)).toBe(id)
    expect(await admin.client.assets.get({ assetId: id })).toMatchObject({ fileName: 'again-here.jpg', erasedAt: null, uses: 1 })
    expect(filesOf().length).toBeGreaterThan(0)
  })

  it('keeps the bytes while another creator has the same file, and refuses what is still to go out', async () => {
    const other = await newCreator('Lou')
    const data = await realImage()
    const [mine, hers] = [await upload('shared.jpg', data), await upload('shared.jpg', data, other)]
    for (const id of [mine, hers]) await admin.client.assets.remove({ assetIds: [id] })
    await admin.client.assets.erase({ assetIds: [mine] })
    await admin.client.assets.restore({ assetIds: [hers] })
    expect((await admin.client.media.read({ assetId: hers, size: 'original' })).size).toBe(data.byteLength)

    const id = await upload('soon.jpg')
    await admin.client.assets.remove({ assetIds: [id] })
    const publicationId = await schedule(id, 2)
    await expect(admin.client.assets.erase({ assetIds: [id] })).rejects.toEqual(
      failsWith('CONFLICT', { what: 'asset_scheduled', items: [publicationId] }),
    )
  })
})
