/** Late for want of somebody to send it, or late because it waited its turn: only the first is missed. */
import { describe, expect, it } from 'vitest'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { MemoryPlatform } from './testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'
import type { StartOptions, TestPublishing } from './testing/start-publishing.ts'

const minute = 60_000
const hour = 60 * minute

const restartable = () => {
  const dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform()
  return {
    ports,
    platform,
    start: (more: Partial<StartOptions> = {}) => startPublishing({ dataDir: dir.path, ports, platform, leaseMs: 24 * hour, ...more }),
    [Symbol.dispose]: () => dir[Symbol.dispose](),
  }
}

const states = ({ store }: TestPublishing) =>
  store.sql
    .prepare<[], { text: string; state: string }>(
      'SELECT post.text, publication.state FROM publication JOIN post ON post.id = publication.post_id ORDER BY publication.due_at, publication.id',
    )
    .all()
    .map(({ text, state }) => `${text} ${state}`)

const rateLimited = (retryAt: number) => ({ refuse: 'RATE_LIMITED' as const, data: { platform: 'bluesky', retryAt: new Date(retryAt) } })

describe('a publication whose time passed', () => {
  it('is missed when nobody was there, whatever else waited', async () => {
    using world = restartable()
    const at = world.ports.clock.now() + minute
    {
      await using it = await world.start()
      const { creatorId, accountIds } = seedAccounts(it.store, 1)
      seedPublications(it, creatorId, [{ accountId: accountIds[0] ?? '', text: 'closed', dueAt: at }])
    }
    world.ports.clock.jumpTo(at + hour)
    await using it = await world.start()
    await it.goTo(at + hour + minute)
    expect(states(it)).toEqual(['closed missed'])
    expect(world.platform.accepted).toEqual([])
  })

  it('is sent when allowed though core restarts while a 429 holds it and what stands behind it', async () => {
    using world = restartable()
    const at = world.ports.clock.now() + minute
    const retryAt = at + 30 * minute
    {
      await using it = await world.start()
      const { creatorId, accountIds } = seedAccounts(it.store, 1)
      const [accountId = ''] = accountIds
      world.platform.next.push(rateLimited(retryAt))
      seedPublications(it, creatorId, [
        { accountId, text: 'refused', dueAt: at },
        { accountId, text: 'behind', dueAt: at + 1 },
        { accountId, text: 'dropped if late', dueAt: at + 2, missedPolicy: 'drop' },
      ])
      await it.goTo(at + 14 * minute)
    }
    {
      // And once more, from a restart that was late already.
      await using it = await world.start()
      await it.goTo(at + 20 * minute)
    }
    await using it = await world.start()
    await it.goTo(retryAt - 1)
    expect(world.platform.accepted).toEqual([])
    await it.goTo(retryAt + minute)
    expect(states(it)).toEqual(['refused published', 'behind published', 'dropped if late published'])
    expect(world.platform.accepted.map(({ text }) => text)).toEqual(['refused', 'behind', 'dropped if late'])
  })

  it('is sent after a restart though it waited long for another that was being sent', async () => {
    using world = restartable()
    const at = world.ports.clock.now() + minute
    {
      const faults = { hit: (point: string) => (point === 'write.before_send' ? new Promise<void>(() => undefined) : undefined) }
      const it = await world.start({ faults })
      const { creatorId, accountIds } = seedAccounts(it.store, 1)
      const [accountId = ''] = accountIds
      seedPublications(it, creatorId, [
        { accountId, text: 'slow', dueAt: at },
        { accountId, text: 'behind', dueAt: at + 1 },
      ])
      await world.ports.clock.goTo(at + 6 * minute, () => new Promise((resolve) => setImmediate(resolve)))
      await new Promise((resolve) => setImmediate(resolve))
      expect(it.store.sql.prepare('SELECT count(*) FROM publication WHERE waiting_since IS NOT NULL').pluck().get()).toBe(1)
      // The process dies.
      it.publishing.timer[Symbol.dispose]()
      it.store.lease.setAddress(null)
      it.store.sql.prepare('UPDATE core_lease SET expires_at = 0').run()
      it.store.sql.close()
    }
    world.ports.clock.jumpTo(at + 13 * minute)
    await using it = await world.start()
    await it.goTo(at + 20 * minute)
    expect(states(it)).toEqual(['slow published', 'behind published'])
  })

  it('is given up a day late, with its cause, also when it waited', async () => {
    using world = restartable()
    const at = world.ports.clock.now() + minute
    {
      await using it = await world.start()
      const { creatorId, accountIds } = seedAccounts(it.store, 1)
      const [accountId = ''] = accountIds
      world.platform.next.push(rateLimited(at + 20 * hour))
      seedPublications(it, creatorId, [
        { accountId, text: 'refused', dueAt: at },
        { accountId, text: 'behind', dueAt: at + 1 },
      ])
      await it.goTo(at + 10 * minute)
    }
    world.ports.clock.jumpTo(at + 25 * hour)
    await using it = await world.start({ leaseMs: 100 * hour })
    await it.goTo(at + 25 * hour + minute)
    expect(states(it)).toEqual(['refused missed', 'behind missed'])
  })
})
