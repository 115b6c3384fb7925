/** Followers of a period: as of its end, grown since its beginning, and kept where an account cannot be read any more. */
import { expect, test } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator } from '../../../test/seed/builders.ts'
import { openStore } from '../store/open-store.ts'
import { followerReading } from '../store/schema/creators.ts'
import { followersOver } from './followers.ts'

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`)

test('a period has the followers of its end, grown over the accounts read by both ends, and a count that is old says so', async () => {
  using dir = tempDir()
  const clock = new FakeClock(new Date('2026-03-20T09:00:00Z'))
  const ports = testPorts({ clock })
  layEmptyStore(dir.path)
  const leaseMs = 1000 * 86_400_000
  const store = await openStore({ dataDir: dir.path, clock, random: ports.random, machine: ports.machine, leaseMs })
  const lea = seedCreator(store, { name: 'Léa' })
  const zoe = seedCreator(store, { name: 'Zoé' })
  const steady = seedAccount(store, lea.id, { handle: 'steady', followers: 130 })
  const revoked = seedAccount(store, lea.id, { handle: 'revoked', platform: 'x', state: 'needs_reconnect', followers: 50 })
  const young = seedAccount(store, lea.id, { handle: 'young', platform: 'instagram', followers: 7 })
  const gone = seedAccount(store, lea.id, { handle: 'gone', state: 'disconnected', followers: 1000 })
  const other = seedAccount(store, zoe.id, { followers: 9 })
  seedAccount(store, lea.id, { platform: 'onlyfans', followers: null })
  const readings: [typeof steady, string, number][] = [
    [steady, '2026-02-27', 100],
    [steady, '2026-03-05', 110],
    [steady, '2026-03-07', 115],
    [steady, '2026-03-19', 130],
    [revoked, '2026-02-28', 40],
    [revoked, '2026-03-06', 50],
    [young, '2026-03-06', 5],
    [young, '2026-03-19', 7],
    [gone, '2026-03-01', 1000],
    [other, '2026-03-19', 9],
  ]
  store.write(({ db }) => {
    for (const [{ id: accountId }, day, followers] of readings)
      db.insert(followerReading)
        .values({ accountId, at: at(day), followers })
        .run()
  })
  await store.close()
  await using it = await startTestCore({ dataDir: dir.path, ports, config: { leaseMs } })
  const asked = { creatorId: lea.id, from: '2026-03-01', to: '2026-03-07' }

  expect((await it.client.analytics.overview(asked)).followers).toEqual({
    now: 170,
    accounts: 3,
    of: 4,
    growth: { from: 140, to: 165, accounts: 2 },
    old: null,
  })
  // Nothing had been read by then.
  expect((await it.client.analytics.overview({ ...asked, from: '2026-01-01', to: '2026-01-31' })).followers).toBeNull()
  // The revoked account keeps its last count, and says from when it is.
  expect((await it.client.analytics.overview({ ...asked, from: '2026-03-13', to: '2026-03-20' })).followers).toEqual({
    now: 187,
    accounts: 3,
    of: 4,
    growth: { from: 170, to: 187, accounts: 3 },
    old: { accounts: 1, since: new Date(at('2026-03-06')) },
  })

  const course = await it.client.analytics.followers({ ...asked, from: '2026-03-04' })
  expect(course.map(({ followers, accounts }) => [followers, accounts])).toEqual([
    [140, 2],
    [150, 2],
    [165, 3],
    [170, 3],
  ])
  const weeks = await it.client.analytics.followers({ ...asked, to: '2026-03-20', grain: 'week' })
  expect(weeks.map(({ followers }) => followers)).toEqual([140, 170, 170, 187])

  const manager = await it.asUser('manager', [zoe.id])
  expect(await manager.client.analytics.followers(asked)).toEqual([])
  expect(
    (await manager.client.analytics.followers({ from: '2026-03-19', to: '2026-03-20', grain: 'day' })).map(({ followers }) => followers),
  ).toEqual([9, 9])
})

test('stretches by which nothing was read have no accounts', () => {
  const readings = [[{ at: 15, followers: 3 }], [{ at: 25, followers: 0 }]]
  expect(followersOver([null, null], readings, [10, 20, 30])).toEqual([
    { followers: 0, accounts: 0 },
    { followers: 3, accounts: 1 },
    { followers: 3, accounts: 2 },
  ])
})
