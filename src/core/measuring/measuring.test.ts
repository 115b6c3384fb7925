/** When figures are read, what is kept of them, and what is left alone. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import type { PlatformAdapter, PostFigures } from '../platforms/kit/adapter.ts'
import { unknownFigures } from '../platforms/kit/figures.ts'
import { MemoryPlatform } from '../publishing/testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from '../publishing/testing/start-publishing.ts'
import type { TestPublishing } from '../publishing/testing/start-publishing.ts'
import { nextCollectionAt } from './collection-times.ts'
import { createMeasuring } from './measuring.ts'
import { createPast } from './read-past.ts'
import { createRollUps } from './roll-ups.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const unknown: PostFigures = unknownFigures

/** One published post, its figures read through `read`. */
const world = async (read: () => Promise<PostFigures | undefined>) => {
  const dir = testDir()
  const platform = new MemoryPlatform()
  const readAt: number[] = []
  const postFigures: PlatformAdapter['postFigures'] = async (_session, remotes, { clock }) => {
    readAt.push(clock.now())
    const figures = await read()
    return new Map(figures ? remotes.map(({ remoteId }) => [remoteId, figures]) : [])
  }
  Object.assign(platform.adapter, { postFigures })
  const it = await startPublishing({ dataDir: dir.path, platform, leaseMs: 1000 * day })
  const rollUps = createRollUps(it.store)
  const measuring = createMeasuring(it.publishing, rollUps, createPast(it.publishing, rollUps))
  measuring.start()
  const { creatorId, accountIds } = seedAccounts(it.store, 1)
  const [accountId = ''] = accountIds
  const at = it.ports.clock.now() + minute
  const [id = ''] = seedPublications(it, creatorId, [{ accountId, text: 'measured', dueAt: at }])
  await it.goTo(at)
  return {
    it,
    id,
    at,
    accountId,
    creatorId,
    readAt,
    rollUps,
    [Symbol.asyncDispose]: async () => {
      measuring[Symbol.dispose]()
      await it[Symbol.asyncDispose]()
      dir[Symbol.dispose]()
    },
  }
}

const snapshots = ({ store }: TestPublishing) => store.sql.prepare('SELECT likes, replies, views FROM snapshot ORDER BY at').all()
const waiting = ({ store }: TestPublishing) => store.sql.prepare(`SELECT count(*) FROM due WHERE kind = 'figures'`).pluck().get()

describe('readings', () => {
  it('come ever further apart, and none after ninety days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * day }), (sinceMs) => {
        const next = nextCollectionAt(0, sinceMs)
        if (sinceMs >= 90 * day) {
          expect(next).toBeNull()
          return
        }
        expect(next).toBeGreaterThan(sinceMs)
        const later = nextCollectionAt(0, next ?? 0)
        // A wait is never longer than what has gone by, but for the first.
        expect((next ?? 0) - sinceMs).toBeLessThanOrEqual(Math.max(5 * minute, sinceMs * 2))
        if (later !== null) expect(later).toBeGreaterThan(next ?? 0)
      }),
    )
  })

  it('are made on that schedule, and end', async () => {
    await using test = await world(() => Promise.resolve({ ...unknown, likes: 1, replies: 0 }))
    const { it: core, at, readAt } = test
    await core.goTo(at + day)
    const afterMinutes = readAt.map((when) => (when - at) / minute)
    expect(afterMinutes).toEqual([5, 15, 30, 60, 120, 240, 480, 720, 1440])
    await core.goTo(at + 100 * day)
    expect(readAt).toHaveLength(19)
    expect(waiting(core)).toBe(0)
  })

  it('keep what is unknown as unknown, and keep nothing of a post that the platform does not know', async () => {
    let known = true
    await using test = await world(() => Promise.resolve(known ? { ...unknown, likes: 0 } : undefined))
    const { it: core, at } = test
    await core.goTo(at + 5 * minute)
    expect(snapshots(core)).toEqual([{ likes: 0, replies: null, views: null }])
    known = false
    await core.goTo(at + hour)
    expect(snapshots(core)).toHaveLength(1)
  })

  it('say why a platform gave nothing, until it gives something', async () => {
    let read: PostFigures = { ...unknown, withheld: 'too_few_people' }
    await using test = await world(() => Promise.resolve(read))
    const { it: core, at } = test
    const withheld = () => core.store.sql.prepare('SELECT why, at FROM figures_withheld').all()
    await core.goTo(at + 5 * minute)
    expect(snapshots(core)).toEqual([])
    expect(withheld()).toEqual([{ why: 'too_few_people', at: at + 5 * minute }])
    read = { ...unknown, likes: 3, withheld: 'not_permitted' }
    await core.goTo(at + 15 * minute)
    expect(snapshots(core)).toEqual([{ likes: 3, replies: null, views: null }])
    expect(withheld()).toEqual([{ why: 'not_permitted', at: at + 15 * minute }])
    read = { ...unknown, likes: 4, views: 9 }
    await core.goTo(at + hour)
    expect(withheld()).toEqual([])
  })

  it('are made again soon after a failure of the platform, and not for ever', async () => {
    await using test = await world(() => Promise.reject(new AppError('PLATFORM_DOWN', { platform: 'bluesky' })))
    const { it: core, at, readAt } = test
    await core.goTo(at + hour)
    expect(readAt.map((when) => (when - at) / minute)).toEqual([5, 20, 35, 50])
    expect(snapshots(core)).toEqual([])
    core.ports.clock.jumpTo(at + 91 * day)
    await core.goTo(at + 91 * day + hour)
    expect(waiting(core)).toBe(0)
  })

  it('leave an account alone that is not connected, and go on when it is again', async () => {
    await using test = await world(() => Promise.resolve({ ...unknown, likes: 2 }))
    const { it: core, at, readAt, accountId } = test
    core.store.sql.prepare(`UPDATE account SET state = 'disconnected' WHERE id = ?`).run(accountId)
    await core.goTo(at + day)
    expect(readAt).toEqual([])
    expect(core.ports.log.lines.filter((line) => line.includes('figures could not be read'))).toHaveLength(9)
    core.store.sql.prepare(`UPDATE account SET state = 'connected' WHERE id = ?`).run(accountId)
    await core.goTo(at + 2 * day)
    expect(snapshots(core)).toEqual([{ likes: 2, replies: null, views: null }])
  })

  it('are not made of a post that was taken down', async () => {
    await using test = await world(() => Promise.resolve(unknown))
    const { it: core, at, id, readAt } = test
    core.store.sql.prepare('UPDATE publication SET removed_at = ? WHERE id = ?').run(at + 1, id)
    await core.goTo(at + day)
    expect(readAt).toEqual([])
    expect(waiting(core)).toBe(0)
  })
})

describe('a post that went out', () => {
  it('counts at once, whether or not anything is read of it, and is called measured once something is', async () => {
    await using test = await world(() => Promise.resolve({ ...unknown, likes: 3 }))
    const { it: core, at } = test
    const counted = () =>
      core.store.sql
        .prepare(
          `SELECT (SELECT sum(posts) FROM gained JOIN series ON series.id = series WHERE scope = 'agency' AND grain = 1) AS posts, sum(measured) AS measured
           FROM posted JOIN series ON series.id = series WHERE scope = 'agency'`,
        )
        .get()
    expect(counted()).toEqual({ posts: 1, measured: 0 })
    await core.goTo(at + hour)
    expect(counted()).toEqual({ posts: 1, measured: 1 })
  })
})

describe('followers', () => {
  it('are read daily from the day on which an account was connected, when they were read already', async () => {
    await using test = await world(() => Promise.resolve(unknown))
    const { it: core, accountId } = test
    const connectedAt = core.ports.clock.now()
    // As connecting does.
    core.store.write((tx) => {
      test.rollUps.accounts.keepFollowers(tx, accountId, 7)
      tx.emit({ kind: 'account.changed', accountId, creatorId: test.creatorId, state: 'connected' })
    })
    await core.goTo(connectedAt + 3 * day + hour)
    const readings = core.store.sql
      .prepare('SELECT at FROM follower_reading WHERE account_id = ? ORDER BY at')
      .pluck()
      .all(accountId) as number[]
    expect(readings.map((at) => Math.round((at - connectedAt) / day))).toEqual([0, 1, 2, 3])
  })
})
