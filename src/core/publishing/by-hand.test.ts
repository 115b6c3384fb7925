/** What only a person posts: made ready, told, in one pair of hands, confirmed by a link that proves it once. Through the whole core. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore, TestUser } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { realImage } from '../../../test/seed/images.ts'

const minute = 60_000
const hour = 60 * minute
const failsWith = (code: string, data?: unknown) => expect.objectContaining({ code, ...(data !== undefined && { data }) })
const at = (wall: string) => ({ wall, zone: 'Europe/Paris' })

let test: TestCore
let manager: TestUser
let creatorId: string
let accountId: string

beforeEach(async () => {
  test = await startTestCore({ ports: { clock: new FakeClock(new Date('2026-03-02T08:00:00Z')) }, config: { leaseMs: 366 * 86_400_000 } })
  const made = await test.admin.client.creators.create({
    name: 'Léa',
    pseudonyms: [],
    platforms: ['onlyfans'],
    zone: 'Europe/Paris',
    market: 'france',
    notes: '',
    constraints: noConstraints,
  })
  creatorId = made.id
  manager = await test.asUser('manager', [creatorId])
  const account = await manager.client.accounts.connect({ creatorId, platform: 'onlyfans', credentials: { handle: '@Lea' } })
  accountId = account.id
})
afterEach(() => test[Symbol.asyncDispose]())

const link = (id: number | string = 123) => `https://onlyfans.com/${id}/lea`

const schedule = async (text: string, wall: string, more: { price?: number; missedPolicy?: 'drop' | 'ask' } = {}) => {
  const picture = new File([new Uint8Array(await realImage({ gps: true }))], 'loge.jpg', { type: 'image/jpeg' })
  const asset = await manager.client.media.upload({ creatorId, file: picture, fileName: 'loge.jpg' })
  const content = {
    text,
    assets: [{ assetId: asset.id, alt: 'Une loge' }],
    languages: ['fr'],
    labels: [],
    ...(more.price !== undefined && { options: { [accountId]: { price: more.price } } }),
  }
  const { id: postId } = await manager.client.posts.create({ creatorId, content })
  await manager.client.posts.schedule({
    postId,
    accountIds: [accountId],
    at: at(wall),
    ...(more.missedPolicy && { missedPolicy: more.missedPolicy }),
  })
  const { items } = await manager.client.publications.list({ creatorId })
  const publicationId = items.find((each) => each.postId === postId)?.id ?? ''
  return { publicationId, postId, assetId: asset.id }
}

/** Due at 10:00 in Paris. */
const madeReady = async (text = 'Bonsoir', more: { price?: number } = {}) => {
  const made = await schedule(text, '2026-03-02T10:00', more)
  await test.advance(hour)
  return made
}
const state = async (publicationId: string) => (await manager.client.publications.get({ publicationId })).publication

describe('an account of a platform without an API', () => {
  it('is connected by its handle, with no secret, no vault and no network, and is the same one again', async () => {
    const account = await manager.client.accounts.get({ accountId })
    expect(account).toMatchObject({
      platform: 'onlyfans',
      handle: 'lea',
      remoteId: 'lea',
      profileUrl: 'https://onlyfans.com/lea',
      state: 'connected',
    })
    const again = await manager.client.accounts.connect({
      creatorId,
      platform: 'onlyfans',
      credentials: { handle: 'https://onlyfans.com/LEA' },
    })
    expect(again.id).toBe(accountId)
    await expect(manager.client.accounts.connect({ creatorId, platform: 'onlyfans', credentials: { handle: 'l é a' } })).rejects.toEqual(
      failsWith('WRONG_CREDENTIALS'),
    )
    expect(await manager.client.accounts.check({ accountId })).toMatchObject({ state: 'connected' })
    await test.advance(48 * hour)
    expect(await manager.client.accounts.get({ accountId })).toMatchObject({ state: 'connected', followers: null })
  })
})

describe('what is due', () => {
  it('is made ready at its time and told, and never sent: no attempt, no place in the queue, whatever happens', async () => {
    const { publicationId } = await madeReady('Bonsoir', { price: 1500 })
    expect(await state(publicationId)).toMatchObject({
      state: 'scheduled',
      readyAt: expect.any(Date),
      inHand: null,
      attempts: 0,
      nextTryAt: null,
    })
    expect((await manager.client.publications.list({ ready: true })).items.map(({ id }) => id)).toEqual([publicationId])
    await test.advance(minute)
    expect(test.ports.notifier.shown).toEqual([
      expect.objectContaining({ title: 'Une publication est prête, à publier à la main', link: `/publications/${publicationId}` }),
    ])
    await test.restart()
    await test.jump(6 * hour)
    const { attempts, history } = await test.client.publications.get({ publicationId })
    expect(attempts).toEqual([])
    expect(history.map(({ reason }) => reason)).toEqual(['planned', 'ready'])
    expect((await test.client.system.status()).nextDueAt).toBeNull()
  })

  it('gives a person everything: caption, price, files without what a camera writes, and what was checked', async () => {
    const { publicationId, assetId } = await madeReady('Bonsoir', { price: 1500 })
    const given = await manager.client.publications.handover({ publicationId })
    expect(given).toMatchObject({
      caption: 'Bonsoir',
      price: { cents: 1500, currency: 'USD' },
      files: [{ assetId, fileName: 'loge.jpg', kind: 'image', alt: 'Une loge' }],
      site: 'https://onlyfans.com',
      profileUrl: 'https://onlyfans.com/lea',
      linkExample: 'https://onlyfans.com/123456789/lea',
    })
    expect(given.checks).toEqual(['words', 'media', 'platform', 'blackout', 'duplicate'].map((name) => ({ name, problems: [] })))
    // Whoever takes a file is about to post it.
    await expect(manager.client.publications.readyFile({ publicationId, assetId })).rejects.toEqual(failsWith('STATE_CHANGED'))
    await manager.client.publications.takeInHand({ publicationId })
    const file = await manager.client.publications.readyFile({ publicationId, assetId })
    expect([file.name, file.type]).toEqual(['1 loge.jpg', 'image/jpeg'])
    expect(Buffer.from(await file.arrayBuffer()).includes('SecretPhone')).toBe(false)
  })

  it('lays its files out for whoever has it in hand, under names that say their place, until it is in nobody’s', async () => {
    const { publicationId } = await madeReady('Bonsoir')
    const folder = join(test.dataDir, 'ready-files', publicationId)
    const { publications } = manager.client
    await expect(publications.layOutFiles({ publicationId })).rejects.toEqual(failsWith('STATE_CHANGED'))
    await publications.takeInHand({ publicationId })
    expect(await publications.layOutFiles({ publicationId })).toEqual({ names: ['1 loge.jpg'] })
    expect(readFileSync(join(folder, '1 loge.jpg')).includes('SecretPhone')).toBe(false)
    await test.restart()
    await test.settle()
    expect(readdirSync(folder)).toEqual(['1 loge.jpg'])
    await publications.handBack({ publicationId })
    expect(existsSync(folder)).toBe(false)
    // Left by a core that was killed.
    mkdirSync(folder)
    await test.restart()
    await test.settle()
    expect(existsSync(folder)).toBe(false)
  })

  it('that nobody was there for is ready when somebody is, or missed where it was to be dropped or is a day late', async () => {
    const asked = await schedule('ask', '2026-03-02T10:00')
    const dropped = await schedule('drop', '2026-03-02T10:05', { missedPolicy: 'drop' })
    await test.jump(7 * hour)
    expect([await state(asked.publicationId), await state(dropped.publicationId)]).toMatchObject([
      { state: 'scheduled', readyAt: expect.any(Date) },
      { state: 'missed', readyAt: null, failure: { code: 'TOO_LATE' } },
    ])
    const old = await schedule('old', '2026-03-02T18:00')
    await test.jump(40 * hour)
    expect(await state(old.publicationId)).toMatchObject({ state: 'missed' })
    // A person who sees that it is out after all says so, with its link.
    await manager.client.publications.resolve({ publicationId: old.publicationId, resolution: { is: 'published', url: link(9) } })
    expect(await state(old.publicationId)).toMatchObject({ state: 'published', remoteUrl: link(9) })
    // Or has it made ready now.
    await manager.client.publications.retry({ publicationId: dropped.publicationId })
    await test.settle()
    expect(await state(dropped.publicationId)).toMatchObject({ state: 'scheduled', readyAt: expect.any(Date) })
  })

  it('is held by the stop, and ready when it is lifted', async () => {
    await test.admin.client.system.stop()
    const { publicationId } = await madeReady()
    expect(await state(publicationId)).toMatchObject({ state: 'failed', failure: { code: 'HELD' }, readyAt: null })
    await test.admin.client.system.resume()
    await test.settle()
    expect(await state(publicationId)).toMatchObject({ state: 'scheduled', readyAt: expect.any(Date) })
    await test.admin.client.system.stop()
    await expect(manager.client.publications.takeInHand({ publicationId })).rejects.toEqual(failsWith('HELD'))
  })

  it('is held when the model took her word back, before and after it was ready', async () => {
    const { publicationId, assetId } = await schedule('Bonsoir', '2026-03-02T10:00')
    await manager.client.assets.setConsent({ assetIds: [assetId], allowed: false, platform: 'onlyfans' })
    await test.advance(hour)
    expect(await state(publicationId)).toMatchObject({ state: 'failed', failure: { code: 'MEDIA_INVALID' }, readyAt: null })
    const other = await schedule('Demain', '2026-03-02T12:00')
    await test.advance(2 * hour)
    await manager.client.assets.setConsent({ assetIds: [other.assetId], allowed: false, platform: 'onlyfans' })
    await expect(manager.client.publications.takeInHand({ publicationId: other.publicationId })).rejects.toEqual(failsWith('MEDIA_INVALID'))
    const { checks } = await manager.client.publications.handover({ publicationId: other.publicationId })
    expect(checks.find(({ name }) => name === 'media')?.problems).toMatchObject([{ rule: 'media.consent_refused' }])
  })
})

describe('somebody who posts', () => {
  it('has it alone: nobody else posts, moves, calls off or rewrites it, until it is handed back or taken over', async () => {
    const { publicationId, postId } = await madeReady()
    const other = await test.asUser('manager', [creatorId])
    await manager.client.publications.takeInHand({ publicationId })
    expect(await state(publicationId)).toMatchObject({ inHand: { byId: manager.id, at: expect.any(Date) } })
    const inHand = failsWith('CONFLICT', expect.objectContaining({ what: 'in_hand' }))
    await expect(other.client.publications.takeInHand({ publicationId })).rejects.toEqual(inHand)
    await expect(other.client.publications.confirmPosted({ publicationId, url: link() })).rejects.toEqual(inHand)
    await expect(other.client.publications.skipPosting({ publicationId, reason: 'no' })).rejects.toEqual(inHand)
    await expect(other.client.publications.handBack({ publicationId })).rejects.toEqual(inHand)
    await expect(manager.client.publications.cancel({ publicationId })).rejects.toEqual(failsWith('STATE_CHANGED'))
    await expect(manager.client.publications.reschedule({ publicationId, at: at('2026-03-05T10:00') })).rejects.toEqual(
      failsWith('STATE_CHANGED'),
    )
    await expect(
      manager.client.posts.update({ postId, content: { text: 'autre', assets: [], languages: [], labels: [] } }),
    ).rejects.toEqual(failsWith('CONFLICT'))
    await other.client.publications.takeInHand({ publicationId, takeOver: true })
    expect(await state(publicationId)).toMatchObject({ inHand: { byId: other.id } })
    await other.client.publications.handBack({ publicationId })
    const moved = await manager.client.publications.reschedule({ publicationId, at: at('2026-03-02T11:00') })
    expect(moved).toMatchObject({ state: 'scheduled', readyAt: null, inHand: null })
    await test.advance(hour)
    expect(await state(publicationId)).toMatchObject({ readyAt: expect.any(Date) })
  })

  it('confirms with its link, once, and can take that back for ten minutes', async () => {
    const { publicationId } = await madeReady()
    await expect(manager.client.publications.confirmPosted({ publicationId, url: 'https://onlyfans.com/lea' })).rejects.toEqual(
      failsWith('BAD_INPUT', { issues: [{ path: 'url', code: 'link.not_a_post' }] }),
    )
    await expect(manager.client.publications.confirmPosted({ publicationId, url: 'https://onlyfans.com/123/mila' })).rejects.toEqual(
      failsWith('BAD_INPUT', { issues: [{ path: 'url', code: 'link.other_account' }] }),
    )
    const out = await manager.client.publications.confirmPosted({ publicationId, url: 'https://www.onlyfans.com/123/Lea?x=1' })
    expect(out).toMatchObject({
      state: 'published',
      remoteUrl: link(),
      publishedAt: expect.any(Date),
      postedBy: 'manager 1',
      verifiedAt: null,
      readyAt: null,
      undoUntil: new Date(test.ports.clock.now() + 10 * minute),
    })
    await expect(manager.client.publications.confirmPosted({ publicationId, url: link() })).rejects.toEqual(failsWith('STATE_CHANGED'))
    await test.advance(9 * minute)
    expect(await manager.client.publications.undoByHand({ publicationId })).toMatchObject({
      state: 'scheduled',
      readyAt: expect.any(Date),
      remoteUrl: null,
      publishedAt: null,
      postedBy: null,
    })
    await manager.client.publications.confirmPosted({ publicationId, url: link() })
    await test.advance(11 * minute)
    await expect(manager.client.publications.undoByHand({ publicationId })).rejects.toEqual(failsWith('STATE_CHANGED'))
    const { history, attempts } = await manager.client.publications.get({ publicationId })
    expect(history.map(({ reason }) => reason)).toEqual(['planned', 'ready', 'posted_by_hand', 'post_undone', 'posted_by_hand'])
    expect(attempts).toEqual([])
    const audited = (await test.admin.client.history.list({ creatorId })).items.map(({ action }) => action)
    expect(audited.filter((action) => /by_hand|post_undone|ready/.test(action))).toEqual([
      'publication.posted_by_hand',
      'publication.post_undone',
      'publication.posted_by_hand',
      'publication.ready',
    ])
  })

  it('cannot prove two publications by one link, however it is written', async () => {
    const first = await madeReady('un')
    const second = await schedule('deux', '2026-03-02T10:30')
    await test.advance(hour)
    await manager.client.publications.confirmPosted({ publicationId: first.publicationId, url: link() })
    await expect(
      manager.client.publications.confirmPosted({ publicationId: second.publicationId, url: 'https://onlyfans.com/0123' }),
    ).rejects.toEqual(failsWith('CONFLICT', { what: 'link_used', items: [first.publicationId] }))
    // Taken back, it is free again.
    await manager.client.publications.undoByHand({ publicationId: first.publicationId })
    await manager.client.publications.confirmPosted({ publicationId: second.publicationId, url: link() })
  })

  it('skips with a reason, and can take that back', async () => {
    const { publicationId } = await madeReady()
    await manager.client.publications.takeInHand({ publicationId })
    expect(await manager.client.publications.skipPosting({ publicationId, reason: 'Fichier refusé' })).toMatchObject({
      state: 'cancelled',
      readyAt: null,
      inHand: null,
      failure: { code: 'SKIPPED', data: { reason: 'Fichier refusé' } },
    })
    expect(await manager.client.publications.undoByHand({ publicationId })).toMatchObject({
      state: 'scheduled',
      readyAt: expect.any(Date),
      failure: null,
    })
  })

  it('may have posted it before its time', async () => {
    const { publicationId } = await schedule('tôt', '2026-03-02T18:00')
    await manager.client.publications.confirmPosted({ publicationId, url: link() })
    await test.advance(12 * hour)
    expect(await state(publicationId)).toMatchObject({ state: 'published', attempts: 0 })
    expect((await manager.client.publications.get({ publicationId })).metrics).toEqual([])
  })
})

describe('what nobody posts', () => {
  it('is an alert to the manager after half an hour, goes up when nobody sees to it, and is over when it is posted', async () => {
    const { publicationId } = await madeReady()
    const kinds = async () => (await test.admin.client.alerts.list({})).items.map(({ kind, level }) => `${kind} ${level}`)
    await test.advance(29 * minute)
    expect(await kinds()).toEqual([])
    await test.advance(2 * minute)
    expect(await kinds()).toEqual(['publication.not_posted 1'])
    const [alert] = (await manager.client.alerts.list({})).items
    expect(alert).toMatchObject({ isMine: true, publicationId })
    await test.advance(2 * hour)
    expect(await kinds()).toEqual(['publication.not_posted 2'])
    await manager.client.publications.confirmPosted({ publicationId, url: link() })
    await test.settle()
    expect(await kinds()).toEqual([])
  })
})

describe('a model', () => {
  it('sees that it is ready, and is given nothing to do', async () => {
    const { publicationId } = await madeReady()
    const model = await test.asUser('model', [creatorId])
    expect((await model.client.publications.list({ ready: true })).items).toHaveLength(1)
    const calls = [
      model.client.publications.handover({ publicationId }),
      model.client.publications.takeInHand({ publicationId }),
      model.client.publications.handBack({ publicationId }),
      model.client.publications.confirmPosted({ publicationId, url: link() }),
      model.client.publications.skipPosting({ publicationId, reason: 'no' }),
      model.client.publications.undoByHand({ publicationId }),
    ]
    for (const call of calls) await expect(call).rejects.toEqual(failsWith('FORBIDDEN'))
  })
})
