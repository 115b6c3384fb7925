/** Sent, answered with an error or not at all, looked up, and not there: how soon it is sent again, and for how long. */
import { describe, expect, it } from 'vitest'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'
import type { TestPublishing } from './testing/start-publishing.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const stateOf = (it: TestPublishing, id: string) =>
  it.store.sql.prepare('SELECT state, failure_code AS code, next_at AS nextAt FROM publication WHERE id = ?').get(id)
const attempts = (it: TestPublishing, id: string) =>
  it.store.sql
    .prepare<[string], { at: number; outcome: string; status: number | null }>(
      'SELECT started_at AS at, outcome, http_status AS status FROM attempt WHERE publication_id = ? ORDER BY number',
    )
    .all(id)

describe('a post that is not there after its answer was lost', () => {
  it('is sent again ever more seldom while the server answers 500 to everything, and given up visibly after a day', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path, leaseMs: 7 * day })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    const [accountId = ''] = accountIds
    const at = it.ports.clock.now() + minute
    it.platform.next.push(...Array.from({ length: 1000 }, () => ({ refuse: 'OUTCOME_UNKNOWN' as const, status: 500 })))
    const [id = ''] = seedPublications(it, creatorId, [{ accountId, text: 'first', dueAt: at }])
    await it.goTo(at + hour)
    const tries = attempts(it, id)
    expect(tries.length).toBeLessThan(12)
    expect(tries.map(({ outcome, status }) => `${outcome} ${status}`)).toEqual(tries.map(() => 'not_found 500'))
    const waits = tries.slice(1).map((attempt, index) => attempt.at - (tries[index]?.at ?? 0))
    // Each between half and all of its back-off, after a look that takes two seconds.
    for (const [index, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(Math.min(30 * minute, 15_000 * 2 ** index) / 2)
    await it.goTo(at + 2 * day)
    expect(stateOf(it, id)).toEqual({ state: 'failed', code: 'PLATFORM_DOWN', nextAt: null })
    expect(attempts(it, id).length).toBeLessThan(100)
    expect(it.platform.accepted).toEqual([])
  })

  it('keeps the order of the account while it is tried again', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    const [accountId = ''] = accountIds
    const at = it.ports.clock.now() + minute
    it.platform.next.push({ refuse: 'OUTCOME_UNKNOWN', status: 502 }, { refuse: 'OUTCOME_UNKNOWN', status: 502 })
    seedPublications(it, creatorId, [
      { accountId, text: 'first', dueAt: at },
      { accountId, text: 'second', dueAt: at + 1 },
    ])
    await it.goTo(at + 10 * minute)
    expect(it.platform.accepted.map(({ text }) => text)).toEqual(['first', 'second'])
  })

  it('is sent again at once when only the connection was lost, and later from the second time on', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    const [accountId = ''] = accountIds
    const at = it.ports.clock.now() + minute
    it.platform.next.push({ refuse: 'OUTCOME_UNKNOWN' }, { refuse: 'OUTCOME_UNKNOWN' })
    const [id = ''] = seedPublications(it, creatorId, [{ accountId, text: 'first', dueAt: at }])
    await it.goTo(at + 10 * minute)
    const [first, second, third] = attempts(it, id)
    // The memory platform's answer is believed once the attempt can no longer be writing (45 s), and not later.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(minute)
    expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThan(minute)
    expect(it.platform.accepted).toHaveLength(1)
  })

  it('carries the status of the platform’s answer into the ledger, accepted or refused', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    const [accountId = ''] = accountIds
    const at = it.ports.clock.now() + minute
    it.platform.next.push({ refuse: 'PLATFORM_DOWN', data: { platform: 'bluesky' }, status: 503 })
    const [id = ''] = seedPublications(it, creatorId, [{ accountId, text: 'first', dueAt: at }])
    await it.goTo(at + minute)
    expect(attempts(it, id).map(({ outcome, status }) => [outcome, status])).toEqual([
      ['rejected', 503],
      ['accepted', 200],
    ])
  })
})
