/** Roll-ups against what they are made of, whatever was read, in whatever batches. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { unknownFigures } from '../platforms/kit/figures.ts'
import { updateAgency } from '../store/agency-writer.ts'
import { newId } from '../ids.ts'
import { insertFigureImport, insertFigures, insertTrackingLink } from '../store/figure-writer.ts'
import { createLinkWriter } from '../store/link-writer.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { agency } from '../store/schema/people.ts'
import { createRollUps } from './roll-ups.ts'
import type { RollUps } from './roll-ups.ts'

const hour = 3_600_000
const start = Date.parse('2026-03-20T05:30:00Z')

const tables = ['measured_post', 'series', 'gained', 'posted', 'posted_hour'] as const
const dump = (store: Store): Record<string, unknown[]> =>
  Object.fromEntries(tables.map((table) => [table, store.sql.prepare(`SELECT * FROM ${table}`).raw().all()]))

const world = async () => {
  const dir = tempDir()
  const clock = new FakeClock(new Date(start))
  const { random, machine } = testPorts()
  const store = await openStore({ dataDir: dir.path, clock, random, machine, leaseMs: 400 * 24 * hour })
  store.write(({ db }) =>
    db.insert(agency).values({ id: 'age_1', name: 'Lumière', language: 'fr', zone: 'Europe/Paris', createdAt: start }).run(),
  )
  const rollUps = createRollUps(store)
  const post = (creatorId: string, account: ReturnType<typeof seedAccount>, publishedAt: number, elsewhere = 0): string => {
    const { id } = seedPublication(
      store,
      { post: seedPost(store, creatorId), account },
      { state: 'published', publishedAt, dueAt: publishedAt, elsewhere, remoteId: null },
    )
    store.write((tx) => rollUps.wentOut(tx, id))
    return id
  }
  return {
    store,
    clock,
    rollUps,
    post,
    creator: () => {
      const { id: creatorId } = seedCreator(store)
      return { creatorId, accounts: [seedAccount(store, creatorId), seedAccount(store, creatorId)] as const }
    },
    [Symbol.asyncDispose]: async () => {
      await store.close()
      dir[Symbol.dispose]()
    },
  }
}

const settle = (store: Store, rollUps: RollUps): void => {
  while (store.write((tx) => rollUps.rebuild(tx, 3)));
  while (store.write((tx) => rollUps.score(tx, 1)));
}

const figure = fc.option(fc.nat(5000), { nil: null, freq: 4 })
const reading = fc.record({
  post: fc.nat(19),
  hours: fc.integer({ min: 0, max: 30 }),
  likes: figure,
  replies: figure,
  views: figure,
  reposts: figure,
  shares: figure,
  reach: figure,
  linkClicks: figure,
  follows: figure,
  sameBatch: fc.boolean(),
})

describe('roll-ups', () => {
  it('are byte for byte what a rebuild makes of the readings, over both clocks, in any batches', async () => {
    // One store for all of them: each adds to what is there.
    await using it = await world()
    const { store, clock, rollUps } = it
    settle(store, rollUps)
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 120 }), (readings) => {
        const begin = clock.now()
        const creators = [it.creator(), it.creator()]
        const posts = Array.from({ length: 20 }, (_, index) => {
          const { creatorId, accounts } = creators[index % 2] ?? it.creator()
          const elsewhere = index % 4 === 0 ? 1 : 0
          const ago = (index % 7) * (elsewhere ? 100 : 5) * hour
          return it.post(creatorId, accounts[index % 3 === 0 ? 1 : 0], begin - ago, elsewhere)
        })
        let batch: Parameters<RollUps['add']>[1][number][] = []
        const flush = () => {
          store.write((tx) => rollUps.add(tx, batch))
          batch = []
        }
        for (const { post, hours, sameBatch, ...read } of readings) {
          batch.push({ publicationId: posts[post] ?? '', figures: { ...unknownFigures, ...read } })
          if (sameBatch) continue
          flush()
          clock.jumpTo(clock.now() + hours * hour)
          if (hours % 5 === 0) settle(store, rollUps)
        }
        flush()
        settle(store, rollUps)
        const kept = dump(store)
        store.write(rollUps.startAnew)
        settle(store, rollUps)
        expect(dump(store)).toEqual(kept)
        // Every post that went out counts once, read or not; those that were read are counted beside.
        const counted = (of: string, table: string) =>
          store.sql.prepare(`SELECT sum(${of}) FROM ${table} JOIN series ON series.id = series WHERE scope = 'agency'`).pluck().get()
        const wentOut = store.sql.prepare(`SELECT count(*) FROM publication WHERE state = 'published'`).pluck().get()
        expect([counted('posts', 'posted'), counted('posts', 'posted_hour'), counted('posts', 'gained')]).toEqual([
          wentOut,
          wentOut,
          3 * Number(wentOut),
        ])
        expect(counted('measured', 'posted')).toBe(store.sql.prepare('SELECT count(DISTINCT publication_id) FROM snapshot').pluck().get())
        // And they are what the readings say: what came over all days is what there is at the end.
        const latest = store.sql
          .prepare(
            `SELECT sum(likes) FROM (SELECT (SELECT likes FROM snapshot AS s WHERE s.publication_id = m.publication_id AND likes IS NOT NULL ORDER BY at DESC LIMIT 1) AS likes FROM measured_post AS m)`,
          )
          .pluck()
          .get()
        const scoped = (column: string) => store.sql.prepare(`SELECT DISTINCT ${column} FROM measured_post`).pluck().all()
        for (const grain of [0, 1, 2])
          for (const scopes of [['agency'], scoped('creator_id'), scoped('account_id')])
            expect(
              store.sql
                .prepare(
                  'SELECT sum(likes) FROM gained JOIN series ON series.id = series WHERE grain = ? AND scope IN (SELECT value FROM json_each(?))',
                )
                .pluck()
                .get(grain, JSON.stringify(scopes)),
            ).toBe(latest)
        expect(
          store.sql.prepare(`SELECT sum(likes) FROM posted JOIN series ON series.id = series WHERE scope = 'agency'`).pluck().get(),
        ).toBe(latest)
      }),
      { numRuns: 25 },
    )
  })

  it('take in what comes while they are being made anew, and begin again when the agency’s days change', async () => {
    await using it = await world()
    const { store, clock, rollUps } = it
    const { creatorId, accounts } = it.creator()
    const posts = Array.from({ length: 12 }, (_, index) => it.post(creatorId, accounts[0], start - index * hour))
    settle(store, rollUps)
    const read = (likes: number) =>
      store.write((tx) =>
        rollUps.add(
          tx,
          posts.map((publicationId) => ({ publicationId, figures: { ...unknownFigures, likes } })),
        ),
      )
    read(5)
    clock.jumpTo(start + hour)
    store.write((tx) => updateAgency(tx, { name: 'Lumière', language: 'fr', zone: 'America/Los_Angeles' }))
    rollUps.followZone()
    expect(rollUps.isWhole()).toBe(false)
    store.write((tx) => rollUps.rebuild(tx, 5))
    read(9)
    expect(rollUps.isWhole()).toBe(false)
    settle(store, rollUps)
    expect(rollUps.isWhole()).toBe(true)
    const kept = dump(store)
    store.write(rollUps.startAnew)
    settle(store, rollUps)
    expect(dump(store)).toEqual(kept)
    expect(
      store.sql
        .prepare(`SELECT sum(posts), sum(likes) FROM gained JOIN series ON series.id = series WHERE scope = 'agency' AND grain = 1`)
        .raw()
        .get(),
    ).toEqual([12, 108])
  })

  it('keep what is unknown unknown, and 0 as 0', async () => {
    await using it = await world()
    const { store, rollUps } = it
    const { creatorId, accounts } = it.creator()
    const publicationId = it.post(creatorId, accounts[0], start)
    settle(store, rollUps)
    store.write((tx) => rollUps.add(tx, [{ publicationId, figures: { ...unknownFigures, likes: 0 } }]))
    expect(
      store.sql
        .prepare(`SELECT likes, views, engaged FROM gained JOIN series ON series.id = series WHERE scope = 'agency' AND grain = 1`)
        .all(),
    ).toEqual([{ likes: 0, views: null, engaged: null }])
  })

  it('count a post from when it goes out, once, and no more when it is taken back, as if it had never been', async () => {
    await using it = await world()
    const { store, rollUps } = it
    const { creatorId, accounts } = it.creator()
    settle(store, rollUps)
    const stays = it.post(creatorId, accounts[0], start)
    const before = dump(store)
    const id = it.post(creatorId, accounts[0], start + 3 * 24 * hour)
    store.write((tx) => rollUps.wentOut(tx, id))
    const posts = () =>
      store.sql
        .prepare(`SELECT sum(posts) FROM gained JOIN series ON series.id = series WHERE scope = 'agency' AND grain = 1`)
        .pluck()
        .get()
    expect(posts()).toBe(2)
    const takeBack = (publicationId: string) => {
      store.sql.prepare(`UPDATE publication SET state = 'scheduled', published_at = NULL WHERE id = ?`).run(publicationId)
      store.write((tx) => rollUps.cameBack(tx, publicationId))
    }
    takeBack(id)
    expect(dump(store)).toEqual(before)
    // One that something was read of: what it came to goes with it.
    store.write((tx) => rollUps.add(tx, [{ publicationId: stays, figures: { ...unknownFigures, likes: 4 } }]))
    takeBack(stays)
    settle(store, rollUps)
    expect(dump(store)).toMatchObject({ measured_post: [], gained: [], posted: [], posted_hour: [] })
  })

  it('note what tracking links brought, and a rebuild notes the same', async () => {
    await using it = await world()
    const { store, clock, rollUps } = it
    const { creatorId, accounts } = it.creator()
    const posts = Array.from({ length: 7 }, (_, index) => it.post(creatorId, accounts[0], start + index * hour))
    settle(store, rollUps)
    for (const [index, publicationId] of posts.entries())
      store.write((tx) => {
        const id = newId('trk', store.ids)
        const [accountId, day] = [accounts[0].id, '2026-03-25']
        insertTrackingLink(tx, { id, accountId, creatorId, name: id, nameKey: id, url: null, createdAt: tx.now })
        const importId = newId('fim', store.ids)
        const by = { byActor: 'test', byName: 'test', fileName: null, added: 1, changed: 0 }
        insertFigureImport(tx, { id: importId, kind: 'links', at: tx.now, state: 'applied', ...by })
        insertFigures(tx, [{ importId, accountId, creatorId, subject: id, day, subscribers: index }])
        const post = store.sql.prepare<[string], string>('SELECT post_id FROM publication WHERE id = ?').pluck().get(publicationId) ?? ''
        createLinkWriter(store).setOnPost(tx, post, accountId, id)
      })
    clock.jumpTo(start + 8 * 24 * hour)
    const likes = posts.map((publicationId) => ({ publicationId, figures: { ...unknownFigures, likes: 1, replies: 0 } }))
    // Half are read before anything is noted, half after.
    store.write((tx) => rollUps.add(tx, likes.slice(0, 3)))
    store.write((tx) => rollUps.noteSubscribers(tx, creatorId))
    store.write((tx) => rollUps.add(tx, likes.slice(3)))
    settle(store, rollUps)
    const kept = dump(store)
    const noted = store.sql.prepare('SELECT subscribers FROM measured_post ORDER BY published_at').pluck()
    expect(noted.all()).toEqual([0, 1, 2, 3, 4, 5, 6])
    store.write(rollUps.startAnew)
    settle(store, rollUps)
    expect(dump(store)).toEqual(kept)
  })
})
