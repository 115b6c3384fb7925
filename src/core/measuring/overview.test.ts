/** A period at a glance where figures are odd: taken back, none at all, or never read. */
import { expect, test } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import type { PostFigures } from '../platforms/kit/adapter.ts'
import { unknownFigures } from '../platforms/kit/figures.ts'
import { openStore } from '../store/open-store.ts'
import { createRollUps } from './roll-ups.ts'

const day = 86_400_000
const leaseMs = 1000 * day
const start = Date.parse('2026-03-09T12:00:00Z')

/** A post of an account for each list of readings, the first of them an hour after `start`, the next a day later each. */
const withReadings = async (posts: readonly (readonly Partial<PostFigures>[])[]) => {
  const dir = tempDir()
  const clock = new FakeClock(new Date(start))
  const ports = testPorts({ clock })
  layEmptyStore(dir.path)
  const store = await openStore({ dataDir: dir.path, clock, random: ports.random, machine: ports.machine, leaseMs })
  const { id: creatorId } = seedCreator(store)
  const account = seedAccount(store, creatorId, { platform: 'x' })
  const rollUps = createRollUps(store)
  while (store.write((tx) => rollUps.rebuild(tx, 100)));
  const ids = posts.map(() => {
    const { id } = seedPublication(
      store,
      { post: seedPost(store, creatorId), account },
      { state: 'published', publishedAt: start, dueAt: start, remoteId: null },
    )
    store.write((tx) => rollUps.wentOut(tx, id))
    return id
  })
  for (let reading = 0; reading < Math.max(0, ...posts.map(({ length }) => length)); reading += 1) {
    clock.jumpTo(start + 3_600_000 + reading * day)
    const read = ids.flatMap((publicationId, index) => {
      const figures = posts[index]?.[reading]
      return figures ? [{ publicationId, figures: { ...unknownFigures, ...figures } }] : []
    })
    store.write((tx) => rollUps.add(tx, read))
  }
  clock.jumpTo(start + 20 * day)
  await store.close()
  const it = await startTestCore({ dataDir: dir.path, ports, config: { leaseMs } })
  return {
    client: it.client,
    ids,
    [Symbol.asyncDispose]: async () => {
      await it[Symbol.asyncDispose]()
      dir[Symbol.dispose]()
    },
  }
}

test('what went out and was never read was not read at any time', async () => {
  await using it = await withReadings([[]])
  const overview = await it.client.analytics.overview({ from: '2026-03-09', to: '2026-03-09' })
  expect(overview).toMatchObject({ gained: { posts: 1, likes: null }, measured: 0, readAt: null })
})

test('likes taken back are less than none, and no share of views that were taken back is told', async () => {
  await using it = await withReadings([
    [
      { likes: 10, replies: 2, views: 300 },
      { likes: 7, replies: 2, views: 250 },
      { likes: 9, replies: 3, views: 250 },
    ],
  ])
  const on = (date: string) => it.client.analytics.overview({ from: date, to: date })
  expect((await on('2026-03-09')).gained).toMatchObject({ likes: 10, views: 300, engagementRate: 0.04 })
  expect((await on('2026-03-10')).gained).toMatchObject({ likes: -3, comments: 0, views: -50, engagementRate: null })
  expect((await on('2026-03-11')).gained).toMatchObject({ likes: 2, comments: 1, views: 0, engagementRate: null })
  const whole = await it.client.analytics.overview({ from: '2026-03-09', to: '2026-03-11' })
  expect(whole.gained).toMatchObject({ likes: 9, comments: 3, views: 250, engagementRate: 12 / 250 })
  expect(whole.posted.engagementRate).toBe(12 / 250)
  expect(whole.readAt?.getTime()).toBe(Date.parse('2026-03-11T13:00:00Z'))
})

test('a post that nobody saw has no rate, and is listed with 0 views', async () => {
  await using it = await withReadings([[{ likes: 0, replies: 0, views: 0 }], [{ likes: 4, replies: 0, views: 100 }]])
  const asked = { from: '2026-03-09', to: '2026-03-09' }
  expect((await it.client.analytics.overview(asked)).posted).toMatchObject({ posts: 2, views: 100, engagementRate: 0.04 })
  const byViews = await it.client.analytics.posts({ ...asked, order: 'views', worst: true })
  expect(byViews.map(({ figures: { views }, engagementRate }) => [views, engagementRate])).toEqual([
    [0, null],
    [100, 0.04],
  ])
  expect(await it.client.analytics.posts({ ...asked, order: 'engagementRate' })).toHaveLength(1)
})
