import { describe, expect, it } from 'vitest'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'

const minute = 60_000
const rows = (store: { sql: import('better-sqlite3').Database }) =>
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
})
