/** Posts grouped by what no roll-up is kept of, over a real store, with a real thread and without one. */
import { describe, expect, it } from 'vitest'
import { createLogger } from '../log.ts'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { MemoryLog, testPorts } from '../../../test/harness/test-ports.ts'
import { startNodeThread } from '../../host/node-thread.ts'
import type { PostFigures } from '../platforms/kit/adapter.ts'
import { unknownFigures } from '../platforms/kit/figures.ts'
import type { Thread } from '../ports.ts'
import { createAccountReader } from '../store/account-reader.ts'
import { createColumnReader } from '../store/column-reader.ts'
import { createCreatorReader } from '../store/creator-reader.ts'
import { openStore } from '../store/open-store.ts'
import { createPostColumns } from './columns/post-columns.ts'
import { createExplore } from './explore.ts'
import { createRollUps } from './roll-ups.ts'

const hour = 3_600_000
const start = Date.parse('2026-03-02T07:30:00Z')
const never = new AbortController().signal
const everybody = { accountId: null, creatorIds: null }
const march = { from: '2026-03-01', to: '2026-03-31' }

const world = async (startThread?: () => Thread) => {
  const dir = tempDir()
  const clock = new FakeClock(new Date(start))
  const { random, machine } = testPorts()
  const store = await openStore({ dataDir: dir.path, clock, random, machine, leaseMs: 400 * 24 * hour })
  const rollUps = createRollUps(store)
  while (store.write((tx) => rollUps.rebuild(tx, 100)));
  const reader = createColumnReader(store)
  let pages = 0
  let breathe = (): Promise<void> => Promise.resolve()
  const columns = createPostColumns(
    {
      after: (...asked) => {
        pages += 1
        return reader.after(...asked)
      },
      of: reader.of,
    },
    () => breathe(),
    25,
  )
  rollUps.onTouched(columns.touch)
  const log = new MemoryLog()
  const explore = createExplore({
    columns,
    accounts: createAccountReader(store),
    creators: createCreatorReader(store),
    startThread,
    threadsAtOnce: 2,
    logger: createLogger(log, clock),
  })
  const post = (creatorId: string, account: ReturnType<typeof seedAccount>, text: string, publishedAt: number): string =>
    seedPublication(store, { post: seedPost(store, creatorId, { text }), account }, { state: 'published', publishedAt, dueAt: publishedAt })
      .id
  const read = (figures: Record<string, Partial<PostFigures>>) =>
    store.write((tx) =>
      rollUps.add(
        tx,
        Object.entries(figures).map(([publicationId, known]) => ({ publicationId, figures: { ...unknownFigures, ...known } })),
      ),
    )
  return {
    store,
    clock,
    explore,
    log,
    post,
    read,
    pages: () => pages,
    breatheBy: (by: () => Promise<void>) => void (breathe = by),
    creator: () => {
      const { id: creatorId } = seedCreator(store)
      return { creatorId, account: seedAccount(store, creatorId) }
    },
    [Symbol.asyncDispose]: async () => {
      await explore[Symbol.asyncDispose]()
      await store.close()
      dir[Symbol.dispose]()
    },
  }
}

describe('exploring', () => {
  it('groups by hashtags and hours, with how many each figure stands on; what is not known is not 0', async () => {
    await using at = await world()
    const { creatorId, account } = at.creator()
    const [bare, tagged, unseen] = [
      at.post(creatorId, account, 'Bonjour', start),
      at.post(creatorId, account, 'Bonjour #soir #lyon', start),
      at.post(creatorId, account, 'Encore #soir #lyon', start + hour),
    ]
    at.clock.jumpTo(start + 2 * hour)
    at.read({ [bare]: { likes: 4, replies: 1, views: 100 }, [tagged]: { likes: 30, replies: 0, views: 300 }, [unseen]: { likes: 2 } })
    const asked = await at.explore.ask(everybody, march, { by: 'hashtags', across: 'hour', measure: 'views' }, never)
    // 08:30 and 09:30 in Paris.
    expect(asked.columns.map(({ key }) => key)).toEqual(['8', '9'])
    expect(asked.rows.map(({ key, total }) => [key, total])).toEqual([
      ['0', { posts: 1, known: 1, value: 100 }],
      ['2-3', { posts: 2, known: 1, value: 300 }],
    ])
    expect(asked.rows[1]?.cells).toEqual([
      { posts: 1, known: 1, value: 300 },
      { posts: 1, known: 0, value: null },
    ])
    expect(asked.whole).toEqual({ posts: 3, known: 2, value: 200 })
    const rate = await at.explore.ask(everybody, march, { by: 'creator', across: null, measure: 'engagementRate' }, never)
    expect(rate).toMatchObject({ columns: [], rows: [{ key: creatorId, total: { posts: 3, known: 2, value: 35 / 400 }, cells: [] }] })
    expect(rate.rows[0]?.name).toBeTruthy()
  })

  it('shows what was read since, and posts that went out since, without reading all of them again', async () => {
    await using at = await world()
    const { creatorId, account } = at.creator()
    const first = at.post(creatorId, account, 'One', start)
    at.clock.jumpTo(start + hour)
    at.read({ [first]: { views: 10 } })
    const ask = () => at.explore.ask(everybody, march, { by: 'length', across: null, measure: 'totalViews' }, never)
    expect((await ask()).whole).toMatchObject({ posts: 1, value: 10 })
    const pages = at.pages()
    const second = at.post(creatorId, account, 'Two', start + hour)
    at.clock.jumpTo(start + 2 * hour)
    at.read({ [first]: { views: 25 }, [second]: { views: 1 } })
    expect((await ask()).whole).toMatchObject({ posts: 2, value: 26 })
    at.clock.jumpTo(start + 3 * hour)
    at.read({ [second]: { views: 2 } })
    expect((await ask()).whole).toMatchObject({ posts: 2, value: 27 })
    expect(at.pages()).toBe(pages)
  })

  it('shows of a manager’s agency what is hers, and narrows by account, platform, kind, market and day', async () => {
    await using at = await world()
    const [hers, other] = [at.creator(), at.creator()]
    const posts = [at.post(hers.creatorId, hers.account, 'A', start), at.post(other.creatorId, other.account, 'B', start + 30 * 24 * hour)]
    at.clock.jumpTo(start + 31 * 24 * hour)
    at.read(Object.fromEntries(posts.map((id) => [id, { likes: 1 }])))
    const count = async (whose: Parameters<typeof at.explore.ask>[0], filter: Partial<Parameters<typeof at.explore.ask>[1]> = {}) => {
      const how = { by: 'platform', across: 'kind', measure: 'posts' } as const
      return (await at.explore.ask(whose, { from: '2026-03-01', to: '2026-04-30', ...filter }, how, never)).whole.value
    }
    expect(await count(everybody)).toBe(2)
    expect(await count({ accountId: null, creatorIds: [hers.creatorId] })).toBe(1)
    expect(await count({ accountId: null, creatorIds: [] })).toBeNull()
    expect(await count({ accountId: other.account.id, creatorIds: null })).toBe(1)
    expect(await count(everybody, { to: '2026-03-31' })).toBe(1)
    expect(await count(everybody, { platforms: ['bluesky'], markets: ['france'] })).toBe(2)
    expect(await count(everybody, { platforms: ['x'] })).toBeNull()
    expect(await count(everybody, { kinds: ['reel'] })).toBeNull()
  })

  it('is the same in threads as without, and goes on without where they fail', async () => {
    const answers = []
    for (const startThread of [
      undefined,
      () => startNodeThread('group'),
      () => ({ ask: () => Promise.reject(new Error('no thread today')), [Symbol.asyncDispose]: () => Promise.resolve() }),
    ]) {
      await using at = await world(startThread)
      const { creatorId, account } = at.creator()
      const ids = Array.from({ length: 60 }, (_, index) => at.post(creatorId, account, `#a`.repeat(index % 3), start + index * hour))
      at.clock.jumpTo(start + 100 * hour)
      at.read(Object.fromEntries(ids.map((id, index) => [id, { likes: index, replies: 1, views: 1000 + index }])))
      const asked = await at.explore.ask(everybody, march, { by: 'weekday', across: 'month', measure: 'engagementRate' }, never)
      answers.push(asked)
      expect(at.log.lines.some((line) => line.includes('core does it'))).toBe(startThread !== undefined && answers.length === 3)
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(answers[0]?.whole.posts).toBe(60)
  })

  it('can be taken back while posts are read, and the next question is answered', async () => {
    await using at = await world()
    const { creatorId, account } = at.creator()
    const ids = Array.from({ length: 60 }, (_, index) => at.post(creatorId, account, 'x', start + index))
    at.clock.jumpTo(start + hour)
    at.read(Object.fromEntries(ids.map((id) => [id, { likes: 1 }])))
    const taken = new AbortController()
    at.breatheBy(() => Promise.resolve(taken.abort(new Error('never mind'))))
    const how = { by: 'media', across: null, measure: 'likes' } as const
    const [first, second] = await Promise.allSettled([
      at.explore.ask(everybody, march, how, taken.signal),
      at.explore.ask(everybody, march, how, never),
    ])
    expect(first).toMatchObject({ status: 'rejected', reason: new Error('never mind') })
    expect(second).toMatchObject({ status: 'fulfilled', value: { whole: { posts: 60, value: 1 } } })
  })

  it('refuses what cannot be crossed', async () => {
    await using at = await world()
    for (const [by, across] of [
      ['hour', 'hour'],
      ['creator', 'account'],
    ] as const)
      await expect(at.explore.ask(everybody, march, { by, across, measure: 'posts' }, never)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(
      at.explore.ask(everybody, { from: '2026-03-02', to: '2026-03-01' }, { by: 'hour', across: null, measure: 'posts' }, never),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})
