import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { MemoryPlatform } from './testing/memory-platform.ts'
import { transition } from './transition.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'

const minute = 60_000
const rows = (store: { sql: Database }) =>
  store.sql.prepare<[], { state: string; count: number }>('SELECT state, count(*) AS count FROM publication GROUP BY state').all()

describe('publishing', () => {
  it('sends each publication once at its time, in order, one at a time per account', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const { creatorId, accountIds } = seedAccounts(it.store, 3)
    const start = it.ports.clock.now() + 10 * minute
    const texts = (accountId: string) => Array.from({ length: 5 }, (_, index) => `${accountId} ${index}`)
    const wanted = accountIds.flatMap((accountId) =>
      texts(accountId).map((text, index) => ({ accountId, text, dueAt: start + Math.floor(index / 2) * minute })),
    )
    seedPublications(it, creatorId, wanted)
    await it.goTo(start - 1)
    expect(it.platform.accepted).toHaveLength(0)
    await it.goTo(start)
    expect(it.platform.accepted).toHaveLength(6)
    await it.goTo(start + 2 * minute)
    expect(rows(it.store)).toEqual([{ state: 'published', count: 15 }])
    expect([...it.platform.countByText().values()].every((count) => count === 1)).toBe(true)
    expect(it.platform.maxInFlightPerAccount).toBe(1)
    for (const order of it.platform.order.values()) {
      const times = order.map((text) => wanted.find((one) => one.text === text)?.dueAt ?? 0)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }
    expect(it.store.sql.prepare('SELECT count(*) FROM publication WHERE verified_at IS NULL OR next_at IS NOT NULL').pluck().get()).toBe(0)
    expect(it.store.sql.prepare('SELECT count(*) FROM due').pluck().get()).toBe(0)
    expect(it.store.sql.prepare(`SELECT count(*) FROM attempt WHERE outcome <> 'accepted' OR write_at IS NULL`).pluck().get()).toBe(0)
  })

  it('says why it was missed, and by how much, when its time passed while nobody was there', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path, leaseMs: 7 * 24 * 60 * minute })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    const [accountId = ''] = accountIds
    const at = it.ports.clock.now() + minute
    seedPublications(it, creatorId, [{ accountId, text: 'slept through', dueAt: at }])
    it.ports.clock.jumpTo(at + 26 * 60 * minute)
    await it.ports.clock.fireDue(() => it.publishing.settle())
    const missed = it.store.sql.prepare('SELECT state, failure_code AS code, failure_json AS data FROM publication').get()
    expect(missed).toEqual({ state: 'missed', code: 'TOO_LATE', data: '{"lateMinutes":1560}' })
    expect(it.platform.accepted).toHaveLength(0)
  })

  it('lets what waits behind a failing one go on when that one is called off', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    const [accountId = ''] = accountIds
    const at = it.ports.clock.now() + minute
    it.platform.next.push({ refuse: 'PLATFORM_DOWN', data: { platform: 'bluesky' } })
    const [first = ''] = seedPublications(it, creatorId, [
      { accountId, text: 'first', dueAt: at },
      { accountId, text: 'second', dueAt: at + 1 },
    ])
    await it.goTo(at + 1)
    expect(it.platform.accepted).toEqual([])
    it.store.write((tx) => {
      const row = it.publishing.engine.publications.get(first)
      if (row) transition(it.publishing.engine, tx, row, 'cancelled', { nextAt: null })
    })
    await it.publishing.settle()
    expect(it.platform.accepted.map(({ text }) => text)).toEqual(['second'])
  })

  it('holds the whole account until the time a 429 names, over a restart too', async () => {
    using dir = testDir()
    const ports = testPorts()
    const platform = new MemoryPlatform()
    const at = ports.clock.now() + minute
    const retryAt = at + 5 * minute
    {
      await using it = await startPublishing({ dataDir: dir.path, ports, platform })
      const { creatorId, accountIds } = seedAccounts(it.store, 1)
      const [accountId = ''] = accountIds
      platform.next.push({ refuse: 'RATE_LIMITED', data: { platform: 'bluesky', retryAt: new Date(retryAt) } })
      seedPublications(it, creatorId, [
        { accountId, text: 'first', dueAt: at },
        { accountId, text: 'second', dueAt: at + 1 },
      ])
      await it.goTo(at + 1)
    }
    await using it = await startPublishing({ dataDir: dir.path, ports, platform })
    await it.goTo(retryAt - 1)
    expect(platform.accepted).toEqual([])
    await it.goTo(retryAt + minute)
    expect(platform.accepted.map(({ text }) => text)).toEqual(['first', 'second'])
  })
})
