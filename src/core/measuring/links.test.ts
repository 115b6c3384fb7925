/** Tracking links, from outside: what carries one, what it brought, who is told how much, and what the score makes of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { unknownFigures } from '../platforms/kit/figures.ts'
import { openStore } from '../store/open-store.ts'
import { createRollUps } from './roll-ups.ts'

const day = 86_400_000
const start = Date.parse('2026-03-01T10:00:00Z')
const now = start + 30 * day
const march = { from: '2026-03-01', to: '2026-03-31' }

describe('tracking links', () => {
  let test: TestCore
  let dir: ReturnType<typeof tempDir>
  let lea: { creatorId: string; accountId: string; onlyfansId: string; posts: { postId: string; publicationId: string }[] }
  let zoe: { creatorId: string; postId: string }

  beforeEach(async () => {
    dir = tempDir()
    const clock = new FakeClock(new Date(start))
    const ports = testPorts({ clock })
    layEmptyStore(dir.path)
    const file = { dataDir: dir.path, clock, random: ports.random, machine: ports.machine, leaseMs: 1000 * day }
    const store = await openStore(file)
    const rollUps = createRollUps(store)
    while (store.write((tx) => rollUps.rebuild(tx, 10)));
    const { id: creatorId } = seedCreator(store, { name: 'Léa' })
    const account = seedAccount(store, creatorId)
    const onlyfans = seedAccount(store, creatorId, { platform: 'onlyfans', handle: 'lea.scene' })
    // One a day, the first on 1 March, each read a week after.
    const posts = Array.from({ length: 8 }, (_, index) => {
      const post = seedPost(store, creatorId)
      const publishedAt = start + index * day
      return {
        postId: post.id,
        publicationId: seedPublication(store, { post, account }, { state: 'published', publishedAt, dueAt: publishedAt }).id,
      }
    })
    for (const [index, { publicationId }] of posts.entries()) {
      clock.jumpTo(start + (index + 7) * day + 60_000)
      store.write((tx) => rollUps.add(tx, [{ publicationId, figures: { ...unknownFigures, likes: 10 + index, replies: 1, views: 500 } }]))
    }
    clock.jumpTo(now)
    lea = { creatorId, accountId: account.id, onlyfansId: onlyfans.id, posts }
    const other = seedCreator(store, { name: 'Zoé' })
    zoe = { creatorId: other.id, postId: seedPost(store, other.id).id }
    await store.close()
    test = await startTestCore({ dataDir: dir.path, ports: { clock }, config: { leaseMs: 1000 * day } })
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    dir[Symbol.dispose]()
  })

  const postOf = (index: number) => lea.posts[index] ?? { postId: '', publicationId: '' }
  const makeLink = (name: string) =>
    test.client.links.create({ accountId: lea.onlyfansId, name, url: `https://onlyfans.com/lea.scene/c/${name}` })
  const carry = async (index: number, linkId: string | null) =>
    test.client.links.setOnPost({ postId: postOf(index).postId, accountId: lea.accountId, linkId })
  const enter = (name: string, on: string, read: { clicks?: number; subscribers?: number; revenue?: number }) =>
    test.client.figures.enterLink({
      accountId: lea.onlyfansId,
      name,
      url: null,
      day: on,
      clicks: null,
      subscribers: null,
      revenue: null,
      currency: 'USD',
      ...read,
    })

  it('leave subscribers of days to no link account by account, a whole day once however it is also told by type', async () => {
    await makeLink('one')
    // Of an account whose days nobody brought in: it takes nothing from the others.
    const { id } = await test.client.links.create({ accountId: lea.accountId, name: 'elsewhere', url: null })
    expect(id).toMatch(/^trk_/)
    await enter('one', '2026-03-20', { subscribers: 4 })
    await test.client.figures.enterLink({
      accountId: lea.accountId,
      name: 'elsewhere',
      url: null,
      day: '2026-03-20',
      clicks: null,
      subscribers: 50,
      revenue: null,
      currency: 'USD',
    })
    const csv = 'day,type,gross,subscribers\n2026-03-02,,30,10\n2026-03-02,Subscriptions,20,10\n2026-03-03,Subscriptions,20,3\n'
    const file = {
      file: new File([csv], 'days.csv', { type: 'text/csv' }),
      fileName: 'days.csv',
      accountId: lea.onlyfansId,
      day: '2026-03-31',
    }
    const { mapping } = await test.client.figures.preview(file)
    await test.client.figures.apply({ ...file, mapping })
    expect(await test.admin.client.links.brought({ creatorId: lea.creatorId, ...march })).toMatchObject({ untracked: 13 - 4 })
  })

  it('say what each post brought, what profiles did, and what is due to none', async () => {
    const one = await makeLink('one')
    const bio = await makeLink('bio')
    await carry(0, one.id)
    await carry(4, one.id)
    await test.client.links.setOnBio({ accountId: lea.accountId, fromDay: '2026-03-01', linkId: bio.id })
    await test.client.links.setOnBio({ accountId: lea.accountId, fromDay: '2026-03-10', linkId: null })
    await enter('one', '2026-03-03', { clicks: 40, subscribers: 4, revenue: 4000 })
    await enter('one', '2026-03-20', { clicks: 100, subscribers: 9, revenue: 9000 })
    await enter('bio', '2026-03-09', { clicks: 20, subscribers: 2 })
    await enter('bio', '2026-03-20', { clicks: 25, subscribers: 3 })

    const brought = await test.admin.client.links.brought({ creatorId: lea.creatorId, ...march })
    expect(brought).toMatchObject({
      all: { clicks: 125, subscribers: 12, revenue: [{ cents: 9000, currency: 'USD' }] },
      posts: { clicks: 40, subscribers: 4, revenue: [{ cents: 4000, currency: 'USD' }] },
      // The second reading comes after it had ended: nothing carried it on all of those days but the first.
      bios: { subscribers: 3 },
      unattributed: { clicks: 60, subscribers: 5, revenue: [{ cents: 5000, currency: 'USD' }] },
      untracked: null,
    })
    expect(
      brought.links.map(({ link, posts, several }) => [link.name, posts.map((post) => post.publicationId), several?.subscribers]),
    ).toEqual([
      ['bio', [], undefined],
      ['one', [postOf(0).publicationId], 5],
    ])
    expect(await test.client.links.ofPublication({ publicationId: postOf(0).publicationId })).toMatchObject({
      link: { name: 'one' },
      subscribers: 4,
      isShared: true,
      readOn: '2026-03-20',
    })
    expect(await test.client.links.ofPublication({ publicationId: postOf(1).publicationId })).toBeNull()
    // Of a shorter period, what was read in it.
    expect((await test.client.links.brought({ from: '2026-03-01', to: '2026-03-05' })).all.subscribers).toBe(4)
  })

  it('tell a model no amount, wherever figures are asked for', async () => {
    const one = await makeLink('one')
    await carry(0, one.id)
    await enter('one', '2026-03-20', { clicks: 100, subscribers: 9, revenue: 9000 })
    const model = await test.asUser('model', [lea.creatorId])
    const manager = await test.asUser('manager', [lea.creatorId])
    expect((await manager.client.links.brought({ ...march })).all.revenue).toEqual([{ cents: 9000, currency: 'USD' }])
    const told = await model.client.links.brought({ ...march })
    expect(told.all).toEqual({ clicks: 100, subscribers: 9, revenue: null })
    const ofPost = await model.client.links.ofPublication({ publicationId: postOf(0).publicationId })
    const imported = await model.client.figures.ofAccount({ accountId: lea.onlyfansId, ...march })
    expect(imported.links[0]?.readings[0]).toMatchObject({ subscribers: 9, revenue: null, currency: null })
    expect(JSON.stringify([told, ofPost, imported])).not.toMatch(/9000|USD/)
    await expect(model.client.links.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('stay with their creator', async () => {
    const one = await makeLink('one')
    await expect(test.client.links.setOnPost({ postId: zoe.postId, accountId: lea.accountId, linkId: one.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(makeLink('ONE')).rejects.toMatchObject({ code: 'CONFLICT' })
    const manager = await test.asUser('manager', [zoe.creatorId])
    expect(await manager.client.links.list({})).toEqual([])
    expect((await manager.client.links.brought({ ...march })).links).toEqual([])
    await expect(manager.client.links.setOnPost({ postId: zoe.postId, accountId: lea.accountId, linkId: one.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('make the part of the score that conversions are, taken back with the figures they stand on', async () => {
    let importId = ''
    for (const [index, subscribers] of [2, 3, 2, 3, 2, 3, 40].entries()) {
      const { id } = await makeLink(`link-${index}`)
      await carry(index, id)
      importId = (await enter(`link-${index}`, '2026-03-20', { subscribers })).id
    }
    await test.settle()
    const part = async () => {
      const { parts } = await test.client.analytics.score({ publicationId: postOf(6).publicationId })
      return parts.find(({ criterion }) => criterion === 'conversions')
    }
    expect(await part()).toMatchObject({ value: 40, usual: 2.5, unit: 'subscribers', share: 0.2 })
    expect((await part())?.part).toBeGreaterThan(95)
    await test.client.figures.undo({ importId })
    await test.settle()
    expect(await part()).toMatchObject({ value: null, part: null, share: null })
  })

  it('stand in the history of the post that carries one, once a change', async () => {
    const one = await makeLink('Story')
    await carry(0, one.id)
    await carry(0, one.id)
    await carry(0, null)
    const { items } = await test.client.history.list({ action: 'link.on_post' })
    expect(items.map(({ before, after }) => [before?.['link'], after?.['link']])).toEqual([
      ['Story', null],
      [null, 'Story'],
    ])
  })
})
