/** The stop switch: nothing goes out while it is on, over restarts too; off again, what it held does. */
import { describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import type { Actor } from '../store/store.ts'
import { MemoryPlatform } from './testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'

const minute = 60_000
const hour = 60 * minute
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }

const world = () => {
  const dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform()
  return {
    ports,
    platform,
    start: () => startPublishing({ dataDir: dir.path, ports, platform, leaseMs: 100 * hour }),
    [Symbol.dispose]: () => dir[Symbol.dispose](),
  }
}

const rows = (it: Awaited<ReturnType<ReturnType<typeof world>['start']>>) =>
  it.store.sql
    .prepare(
      'SELECT post.text, state, failure_code AS code, failure_json AS data, next_at AS nextAt FROM publication JOIN post ON post.id = post_id ORDER BY due_at',
    )
    .all()

describe('the stop switch', () => {
  it('holds what is due with its cause, over a restart too, and lets it go in order when it is lifted', async () => {
    using at = world()
    const due = at.ports.clock.now() + minute
    {
      await using it = await at.start()
      const { creatorId, accountIds } = seedAccounts(it.store, 1)
      const [accountId = ''] = accountIds
      it.publishing.stop.set(ada)
      seedPublications(it, creatorId, [
        { accountId, text: 'first', dueAt: due },
        { accountId, text: 'second', dueAt: due + 1 },
        { accountId, text: 'dropped if late', dueAt: due + 2, missedPolicy: 'drop' },
      ])
      await it.goTo(due + minute)
      const held = { state: 'failed', code: 'HELD', data: '{"by":"Ada"}', nextAt: null }
      expect(rows(it)).toEqual(['first', 'second', 'dropped if late'].map((text) => ({ text, ...held })))
    }
    await using it = await at.start()
    await it.goTo(due + hour)
    expect(at.platform.accepted).toEqual([])
    expect(it.publishing.stop.current()).toMatchObject({ by: 'Ada' })
    expect(it.publishing.stop.set({ ...ada, name: 'Bob' })).toMatchObject({ by: 'Ada' })

    expect(it.publishing.stop.lift(ada)).toBe(3)
    await it.goTo(due + hour + minute)
    expect(at.platform.accepted.map(({ text }) => text)).toEqual(['first', 'second'])
    expect(rows(it)).toContainEqual({ text: 'dropped if late', state: 'missed', code: 'HELD', data: '{"by":"Ada"}', nextAt: null })
    expect(it.publishing.stop.lift(ada)).toBe(0)
    const actions = it.store.sql.prepare(`SELECT action, actor_name AS by FROM audit WHERE action LIKE 'system.%'`).all()
    expect(actions).toEqual([
      { action: 'system.stopped', by: 'Ada' },
      { action: 'system.resumed', by: 'Ada' },
    ])
  })

  it('holds a write that is being prepared, at the last instant', async () => {
    using dir = testDir()
    const ports = testPorts()
    const due = ports.clock.now() + minute
    let stop: (() => void) | undefined
    const faults = { hit: (point: string) => (point === 'ledger.before_commit' ? stop?.() : undefined) }
    await using it = await startPublishing({ dataDir: dir.path, ports, faults })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    stop = () => void it.publishing.stop.set(ada)
    seedPublications(it, creatorId, [{ accountId: accountIds[0] ?? '', text: 'late stop', dueAt: due }])
    await it.goTo(due + hour)
    expect(it.platform.accepted).toEqual([])
    expect(rows(it)).toMatchObject([{ state: 'failed', code: 'HELD', nextAt: null }])
    stop = undefined
    it.publishing.stop.lift(ada)
    await it.goTo(due + hour + minute)
    expect(it.platform.accepted).toHaveLength(1)
  })

  it('is seen in the status line, and told to whoever watches from another window, with no clock moving', async () => {
    await using test = await startTestCore()
    const elsewhere = await test.asUser('manager')
    const stream = await elsewhere.client.events.watch()
    const told = async (): Promise<void> => {
      for (let event = await stream.next(); !event.done && event.value.kind !== 'system.changed';) event = await stream.next()
    }
    expect((await test.client.system.status()).stopped).toBeNull()
    const { since, by } = await test.client.system.stop()
    await told()
    expect((await elsewhere.client.system.status()).stopped).toEqual({ since, by })
    expect(await test.client.system.resume()).toEqual({ released: 0 })
    await told()
    expect((await elsewhere.client.system.status()).stopped).toBeNull()
    await stream.return?.()
  })
})
