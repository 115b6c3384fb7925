/** A store that cannot be written: nothing goes out that is not in the ledger, and nothing that went out is forgotten. */
import { describe, expect, it } from 'vitest'
import type { Faults } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'
import type { TestPublishing } from './testing/start-publishing.ts'

const minute = 60_000

/**
 * SQLite itself says SQLITE_FULL: the file may not grow, and whatever is written of a publication or an attempt needs
 * more than the pages that are there.
 */
const fill = ({ sql }: Pick<Store, 'sql'>): (() => void) => {
  sql.exec('CREATE TABLE ballast (bytes BLOB)')
  for (const event of ['UPDATE ON publication', 'INSERT ON attempt', 'UPDATE ON attempt'])
    sql.exec(
      `CREATE TEMP TRIGGER "full ${event}" BEFORE ${event} BEGIN INSERT INTO ballast VALUES (zeroblob(1000000)); DELETE FROM ballast; END`,
    )
  sql.pragma(`max_page_count = ${Number(sql.pragma('page_count', { simple: true }))}`)
  return () => {
    sql.pragma('max_page_count = 4294967294')
  }
}

/** What keeps trying is under way all the time: turns are let pass instead of waiting for it to end. */
const goTo = (it: TestPublishing, at: number): Promise<void> =>
  it.ports.clock.goTo(at, async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  })

const summary = ({ sql }: Pick<Store, 'sql'>) => sql.prepare('SELECT state, failure_code AS code FROM publication ORDER BY due_at').all()

describe('a full disk', () => {
  it.each(['claim.before_commit', 'ledger.before_commit'])('at %s sends nothing, and everything once there is room', async (point) => {
    using dir = testDir()
    let makeRoom: (() => void) | undefined
    let store: Store | undefined
    const faults: Faults = {
      hit: (at) => {
        if (at === point && store && !makeRoom) makeRoom = fill(store)
      },
    }
    await using it = await startPublishing({ dataDir: dir.path, faults, leaseMs: 1e9 })
    const { creatorId, accountIds } = seedAccounts(it.store, 2)
    const at = it.ports.clock.now() + minute
    seedPublications(
      it,
      creatorId,
      accountIds.map((accountId) => ({ accountId, text: `post ${accountId}`, dueAt: at })),
    )
    store = it.store
    await goTo(it, at + 5 * minute)
    expect(makeRoom).toBeDefined()
    expect(it.platform.accepted).toEqual([])
    makeRoom?.()
    await goTo(it, at + 20 * minute)
    expect(it.platform.accepted).toHaveLength(2)
    expect([...it.platform.countByText().values()]).toEqual([1, 1])
    expect(summary(it.store)).toEqual([
      { state: 'published', code: null },
      { state: 'published', code: null },
    ])
  })

  it('after the answer keeps the outcome until it can be written down, and does not send again', async () => {
    using dir = testDir()
    let makeRoom: (() => void) | undefined
    let store: Store | undefined
    const faults: Faults = {
      hit: (at) => {
        if (at === 'write.after_send' && store && !makeRoom) makeRoom = fill(store)
      },
    }
    await using it = await startPublishing({ dataDir: dir.path, faults, leaseMs: 1e9 })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    const at = it.ports.clock.now() + minute
    seedPublications(it, creatorId, [{ accountId: accountIds[0] ?? '', text: 'once', dueAt: at }])
    store = it.store
    await goTo(it, at + 5 * minute)
    expect(it.platform.accepted).toHaveLength(1)
    expect(summary(it.store)).toEqual([{ state: 'sending', code: null }])
    expect(it.ports.log.lines.some((line) => line.includes('the store cannot be written'))).toBe(true)
    makeRoom?.()
    await goTo(it, at + 6 * minute)
    await it.publishing.settle()
    expect(it.platform.accepted).toHaveLength(1)
    expect(it.platform.lookups).toBe(1)
    expect(summary(it.store)).toEqual([{ state: 'published', code: null }])
    expect(it.store.sql.prepare('SELECT outcome FROM attempt').pluck().all()).toEqual(['accepted'])
  })

  it('fails a group of changes as one, never a part of it', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path, leaseMs: 1e9 })
    it.store.sql.exec('CREATE TABLE note (n INTEGER, bytes BLOB)')
    const makeRoom = fill(it.store)
    const add = (n: number, size: number) =>
      it.store.writeSoon(() => {
        it.store.sql.prepare('INSERT INTO note VALUES (?, zeroblob(?))').run(n, size)
      })
    const outcomes = await Promise.allSettled([add(1, 1), add(2, 100_000), add(3, 1)])
    makeRoom()
    const written = it.store.sql.prepare('SELECT n FROM note ORDER BY n').pluck().all()
    expect(written).toEqual(outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index + 1] : [])))
    expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: { code: 'DISK_FULL' } })
  })
})
