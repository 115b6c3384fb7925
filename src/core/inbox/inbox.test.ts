/** What is said to accounts: read once each, from where it ended; in hand, done, answered through the ledger. */
import { describe, expect, it } from 'vitest'
import { AppError, isAppError } from '../app-error.ts'
import type { CommittedEvent } from '../events.ts'
import { createInteracting } from '../interacting/interacting.ts'
import type { Inbox as AdapterInbox, NewFollower, ReadReceived, ReceivedItem } from '../platforms/kit/adapter.ts'
import { MemoryPlatform } from '../publishing/testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from '../publishing/testing/start-publishing.ts'
import { insertReplies } from '../store/snapshot-writer.ts'
import { receiveItems, updateItems } from '../store/inbox-writer.ts'
import { inboxWalks, inboxWalkSql } from '../store/inbox-reader.ts'
import type { Actor, Store } from '../store/store.ts'
import { createInbox } from './inbox.ts'
import type { Inbox } from './parts.ts'
import { inboxProcedures } from './procedures/index.ts'
import { readAfterMs } from './timings.ts'

const minute = 60_000
/** Nobody has said anything yet: the account is read seldom. */
const nextReading = 31 * minute
const source = { source: 'https://example.test/limits', readOn: '2026-11-29' }
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }

/** When the worlds begin. */
const began = Date.parse('2026-03-02T09:00:00Z')
/** Still to be answered, and long enough ago that accounts are read seldom. */
const quiet = began - 40 * 60 * minute

const said = (number: number, changes: Partial<ReceivedItem> = {}): ReceivedItem => ({
  kind: 'mention',
  remoteId: `fan/${number}`,
  version: `v${number}`,
  url: `https://example.test/fan/${number}`,
  author: { id: 'did:fan', handle: 'fan.test', name: 'Fan' },
  text: `hello ${number}`,
  at: quiet + number,
  conversation: `fan/${number}`,
  ...changes,
})

const letter = { hours: 24, text: { unit: 'bytes' as const, max: 20 } }

const world = async ({ messages = false, followers = false, comments = false } = {}) => {
  const dir = testDir()
  const platform = new MemoryPlatform()
  const all: ReceivedItem[] = []
  const letters: ReceivedItem[] = []
  const fans: NewFollower[] = []
  const under: ReceivedItem[] = []
  const asked: (string | null)[] = []
  const failures: AppError[] = []
  const read =
    <T>(from: readonly T[], size: number): ReadReceived<T> =>
    async (_session, cursor) => {
      asked.push(cursor)
      const failure = failures.shift()
      if (failure) throw failure
      const start = Number(cursor ?? 0)
      const items = from.slice(start, start + size)
      return { items, cursor: String(start + items.length), more: start + items.length < from.length }
    }
  const inboxSeam: AdapterInbox = {
    mentions: read(all, 3),
    ...(messages && { messages: read(letters, 3) }),
    ...(followers && { followers: read(fans, 3) }),
    ...(comments && { comments: read(under, 3) }),
    conversation: async () => [said(1), said(9, { own: true, text: 'ours' })],
  }
  const { capabilities } = platform.adapter
  const acts = [...(capabilities.interactions ?? []), { act: 'message' as const, undo: false, ...source }]
  Object.assign(platform.adapter, {
    inbox: inboxSeam,
    capabilities: {
      ...capabilities,
      interactions: acts,
      inbox: {
        mentions: source,
        conversations: source,
        ...(messages && { messages: { ...letter, ...source } }),
        ...(followers && { followers: source }),
        ...(comments && { comments: source }),
      },
    },
  })
  let inbox: Inbox | undefined
  const life = await startPublishing({
    dataDir: dir.path,
    platform,
    leaseMs: 30 * 24 * 60 * minute,
    before: (publishing) => void (inbox = createInbox(publishing, createInteracting(publishing))),
  })
  if (!inbox) throw new Error('not built')
  const it = inbox
  const { creatorId, accountIds } = seedAccounts(life.store, 1)
  const [accountId = ''] = accountIds
  life.store.sql
    .prepare(
      `INSERT INTO user (id, name, email, role, state, created_at) VALUES ('usr_ada', 'Ada', 'a@example.test', 'admin', 'active', 1)`,
    )
    .run()
  it.start()
  await life.goTo(life.ports.clock.now() + 1)
  const handlers = inboxProcedures({ inbox: it })
  const callOf = (reach: ReadonlySet<string> | null) =>
    ({ actor: ada, user: { id: 'usr_ada' }, reach, signal: undefined }) as unknown as Parameters<(typeof handlers)['inbox.list']>[0]['call']
  const call = callOf(null)
  let keys = 0
  const requestKey = () => `019a0000-0000-7000-8000-${String((keys += 1)).padStart(12, '0')}`
  return {
    ...life,
    it,
    platform,
    all,
    letters,
    fans,
    under,
    asked,
    failures,
    accountId,
    creatorId,
    handlers,
    call,
    callOf,
    requestKey,
    list: async (input: Partial<Parameters<(typeof handlers)['inbox.list']>[0]['input']> = {}, by = call) =>
      (await handlers['inbox.list']({ input: { limit: 100, ...input }, call: by })).items,
    wait: (ms: number) => life.goTo(life.ports.clock.now() + ms),
    history: () => life.store.sql.prepare(`SELECT action FROM audit ORDER BY seq`).pluck().all(),
    [Symbol.asyncDispose]: async () => {
      it[Symbol.dispose]()
      await life[Symbol.asyncDispose]()
      dir[Symbol.dispose]()
    },
  }
}

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
  return 'no error'
}

describe('searching', () => {
  it('finds a word that thousands have, newest first and page by page, as it finds one that few have', async () => {
    await using at = await world()
    const { accountId, creatorId } = at
    const all = Array.from({ length: 2300 }, (_, index) => said(index, { text: index % 1000 === 7 ? 'photo rare' : 'photo' }))
    at.store.write((tx) => receiveItems(tx, at.store.ids, { accountId, creatorId, platform: 'bluesky' }, all))
    const search = async (words: string, cursor?: string) =>
      at.handlers['inbox.list']({ input: { search: words, limit: 500, ...(cursor !== undefined && { cursor }) }, call: at.call })
    const met: number[] = []
    let page = await search('photo')
    for (;;) {
      met.push(...page.items.map((item) => item.at.getTime() - quiet))
      if (page.next === undefined) break
      page = await search('photo', page.next)
    }
    expect(met).toEqual(Array.from({ length: 2300 }, (_, index) => 2299 - index))
    expect((await search('rare')).items.map((item) => item.at.getTime() - quiet)).toEqual([2007, 1007, 7])
    expect((await at.handlers['inbox.list']({ input: { search: 'photo', kind: 'message', limit: 10 }, call: at.call })).items).toEqual([])
  })
})

describe('tags', () => {
  it('are told and looked for, by whoever reaches what carries them, along their own index', async () => {
    await using at = await world()
    const { accountId, creatorId, store } = at
    const all = [1, 2, 3, 4, 5].map((number) => said(number))
    store.write((tx) => receiveItems(tx, store.ids, { accountId, creatorId, platform: 'bluesky' }, all))
    const idOf = (number: number) => at.it.rows.byRemote(accountId, `fan/${number}`)?.id ?? ''
    const tag = (numbers: number[], tags: string[]) =>
      store.write((tx) => {
        updateItems(tx, numbers.map(idOf), { tags })
        tx.emit({ kind: 'inbox.changed', creatorId })
      })
    tag([1, 3], ['VIP'])
    tag([4], ['VIP', 'À voir'])
    const tags = (by = at.call) => at.handlers['inbox.tags']({ input: {}, call: by })
    const texts = async (input: Parameters<typeof at.list>[0]) => (await at.list(input)).map(({ text }) => text)
    expect(await tags()).toEqual(['À voir', 'VIP'])
    expect(await tags(at.callOf(new Set()))).toEqual([])
    expect(await texts({ tag: 'VIP' })).toEqual(['hello 4', 'hello 3', 'hello 1'])
    expect(await texts({ tag: 'VIP', creatorId })).toEqual(['hello 4', 'hello 3', 'hello 1'])
    expect(await texts({ tag: 'VIP', search: 'hello' })).toEqual(['hello 4', 'hello 3', 'hello 1'])
    expect(await texts({ tag: 'VIP', kind: 'message' })).toEqual([])
    expect(await texts({ tag: 'vip' })).toEqual([])
    // It goes with what is done about it, and away with the tag.
    await at.handlers['inbox.setDone']({ input: { itemIds: [idOf(3)], done: true }, call: at.call })
    expect(await texts({ tag: 'VIP', state: 'new' })).toEqual(['hello 4', 'hello 1'])
    expect(await texts({ tag: 'VIP', state: 'done' })).toEqual(['hello 3'])
    tag([4], [])
    expect(await tags()).toEqual(['VIP'])
    const first = await at.handlers['inbox.list']({ input: { tag: 'VIP', limit: 1 }, call: at.call })
    expect(first.items.map(({ text }) => text)).toEqual(['hello 3'])
    expect((await at.handlers['inbox.list']({ input: { tag: 'VIP', limit: 9, cursor: first.next }, call: at.call })).items).toHaveLength(1)
  })
})

describe('reading what is said', () => {
  it('is soon while people write, and seldom while nobody does', () => {
    expect([0, 10 * minute, 80 * minute, 240 * minute, Infinity].map(readAfterMs)).toEqual(
      [3, 3, 10, 30, 30].map((minutes) => minutes * minute),
    )
  })

  it('reads who began to follow, each once, and says what is in the way', async () => {
    await using at = await world({ followers: true })
    const fan = (number: number): NewFollower => ({
      person: { id: `did:${number}`, handle: `fan${number}.test` },
      at: number,
      url: `https://example.test/${number}`,
    })
    const known = () => at.store.sql.prepare('SELECT handle FROM follower ORDER BY at').pluck().all()
    at.fans.push(...[1, 2, 3, 4, 5].map(fan))
    const events: CommittedEvent[] = []
    using _hearing = at.store.onCommitted((some) => events.push(...some))
    await at.wait(nextReading)
    expect(known()).toEqual(['fan1.test', 'fan2.test', 'fan3.test', 'fan4.test', 'fan5.test'])
    // The same person, followed anew.
    at.fans.push({ ...fan(2), at: 6 }, fan(7))
    await at.wait(nextReading)
    expect(known()).toEqual(['fan1.test', 'fan2.test', 'fan3.test', 'fan4.test', 'fan5.test', 'fan7.test'])
    expect(events.flatMap(({ event }) => (event.kind === 'followers.came' ? [event.followerIds.length] : []))).toEqual([3, 2, 1])
    // Nobody said anything: the inbox is as it was.
    expect(await at.list()).toEqual([])
    const sources = async () => (await at.handlers['inbox.sources']({ input: {}, call: at.call }))[0]
    expect(await sources()).toMatchObject({ followers: { failure: null }, messages: null })
  })

  it('reads comments of themselves, soon and when asked to, whatever the age of their post', async () => {
    await using at = await world({ comments: true })
    const comment = (number: number) => said(number, { kind: 'comment', conversation: 'old', onPost: 'old' })
    at.under.push(comment(1))
    await at.wait(nextReading)
    expect(await at.list()).toMatchObject([{ kind: 'comment', text: 'hello 1' }])
    at.under.push(comment(2))
    await at.handlers['inbox.refresh']({ input: {}, call: at.call })
    await at.wait(1)
    expect(await at.list({ kind: 'comment' })).toHaveLength(2)
    at.failures.push(...([undefined, new AppError('NOT_SUPPORTED', { platform: 'bluesky', capability: 'comments' })] as AppError[]))
    await at.wait(nextReading)
    const [one] = await at.handlers['inbox.sources']({ input: {}, call: at.call })
    expect(one).toMatchObject({ mentions: { failure: null }, comments: { failure: 'NOT_SUPPORTED' }, messages: null })
  })

  it('goes on where what was said last is an odd time ago', async () => {
    await using at = await world()
    at.all.push(said(1, { at: at.ports.clock.now() - 41 * minute - 4 }))
    await at.wait(nextReading)
    at.all.push(said(2))
    await at.wait(nextReading)
    expect(await at.list()).toHaveLength(2)
  })

  it('of a reading that found nothing new, also where the platform gives the last one again, keeps only when the next is', async () => {
    await using at = await world()
    at.all.push(said(1))
    await at.wait(nextReading)
    // As platforms do that go by the instant.
    Object.assign(at.platform.adapter.inbox ?? {}, {
      mentions: async (_session: unknown, cursor: string | null) => ({ items: [said(1)], cursor, more: false }),
    })
    const heard: CommittedEvent[] = []
    using _listening = at.store.onCommitted((events) => heard.push(...events))
    at.store.sql.exec(`CREATE TEMP TABLE written (name TEXT);
      CREATE TEMP TRIGGER item_written AFTER UPDATE ON inbox_item BEGIN INSERT INTO written VALUES ('item'); END;
      CREATE TEMP TRIGGER source_written AFTER UPDATE ON inbox_source BEGIN INSERT INTO written VALUES ('source'); END`)
    const readAt = at.it.rows.source(at.accountId)?.readAt ?? 0
    await at.wait(nextReading)
    expect(at.it.rows.source(at.accountId)?.readAt).toBeGreaterThan(readAt)
    expect(at.store.sql.prepare('SELECT name FROM written').pluck().all()).toEqual(['source'])
    expect(heard).toEqual([])
    expect(await at.list()).toHaveLength(1)
  })

  it('of what cannot be kept says so, and reads it again', async () => {
    await using at = await world()
    at.all.push(said(1, { at: 0.5 }))
    await at.wait(nextReading)
    expect(await at.list()).toEqual([])
    expect(at.it.rows.source(at.accountId)).toMatchObject({ mentionsCursor: '0', mentionsFailure: 'INTERNAL' })
    at.all.splice(0, 1, said(1))
    await at.wait(nextReading)
    expect(await at.list()).toHaveLength(1)
    expect(at.it.rows.source(at.accountId)).toMatchObject({ mentionsCursor: '1', mentionsFailure: null })
  })

  it('reads every page, each thing once, and goes on from there', async () => {
    await using at = await world()
    at.all.push(...Array.from({ length: 7 }, (_, index) => said(index + 1)))
    await at.wait(nextReading)
    expect((await at.list()).map(({ text }) => text)).toEqual(['hello 7', 'hello 6', 'hello 5', 'hello 4', 'hello 3', 'hello 2', 'hello 1'])
    at.all.push(said(8), said(8))
    await at.wait(nextReading)
    expect(await at.list()).toHaveLength(8)
    expect(at.it.rows.source(at.accountId)).toMatchObject({ mentionsCursor: '9', mentionsFailure: null })
    expect((await at.handlers['inbox.count']({ input: {}, call: at.call })).fresh).toBe(8)
  })

  it('catches up after a long time away, and reads on soon when there is more than one reading takes', async () => {
    await using at = await world()
    at.all.push(...Array.from({ length: 40 }, (_, index) => said(index + 1)))
    const before = at.asked.length
    await at.wait(nextReading)
    expect(await at.list()).toHaveLength(40)
    expect(at.asked.length - before).toBeGreaterThanOrEqual(14)
  })

  it('waits as long as a platform says, and keeps its place', async () => {
    await using at = await world()
    const retryAt = new Date(at.ports.clock.now() + 60 * minute)
    at.failures.push(new AppError('RATE_LIMITED', { platform: 'bluesky', retryAt }))
    at.all.push(said(1))
    await at.wait(30 * minute)
    expect(await at.list()).toEqual([])
    expect(at.it.rows.source(at.accountId)).toMatchObject({ mentionsFailure: 'RATE_LIMITED', nextAt: retryAt.getTime() })
    await at.wait(31 * minute)
    expect(await at.list()).toHaveLength(1)
  })

  it('asks to be connected anew where the key is no good any more, and reads when it was', async () => {
    await using at = await world()
    at.failures.push(new AppError('REAUTH_REQUIRED', { platform: 'bluesky' }))
    at.all.push(said(1))
    await at.wait(60 * minute)
    expect(at.it.rows.source(at.accountId)?.nextAt).toBeNull()
    at.store.write((tx) => {
      at.store.sql.prepare(`UPDATE account SET state = 'connected'`).run()
      tx.emit({ kind: 'account.changed', accountId: at.accountId, creatorId: at.creatorId, state: 'connected' })
    })
    await at.wait(minute)
    expect(await at.list()).toHaveLength(1)
  })

  it('reads mentions where messages are not to be had, and says so', async () => {
    await using at = await world({ messages: true })
    at.all.push(said(1))
    at.failures.push(...([undefined, new AppError('NOT_SUPPORTED', { platform: 'bluesky', capability: 'messages' })] as AppError[]))
    await at.wait(nextReading)
    expect(await at.list()).toHaveLength(1)
    const [one] = await at.handlers['inbox.sources']({ input: {}, call: at.call })
    expect(one).toMatchObject({ mentions: { failure: null }, messages: { failure: 'NOT_SUPPORTED' } })
  })

  it('is asked for now by whoever cannot wait', async () => {
    await using at = await world()
    at.all.push(said(1))
    expect(await at.handlers['inbox.refresh']({ input: {}, call: at.call })).toEqual({ accounts: 1 })
    await at.wait(1)
    expect(await at.list()).toHaveLength(1)
    expect(at.store.sql.prepare(`SELECT count(*) FROM due WHERE kind = 'inbox'`).pluck().get()).toBe(1)
  })
})

describe('what was said before the account was connected', () => {
  const hour = 60 * minute
  const neverRead = ({ sql }: Pick<Store, 'sql'>): void =>
    void sql
      .prepare('UPDATE inbox_source SET mentions_cursor = NULL, mentions_since = NULL, messages_cursor = NULL, messages_since = NULL')
      .run()

  it('comes as handled, is found when it is looked for, and is nobody’s work; of the last two days it is new', async () => {
    await using at = await world({ messages: true })
    const ago = (number: number, hours: number, changes: Partial<ReceivedItem> = {}) =>
      said(number, { at: began - hours * hour, ...changes })
    at.all.push(ago(1, 2000), ago(2, 49), ago(3, 47))
    const letterOf = (number: number, hours: number, changes: Partial<ReceivedItem> = {}) =>
      ago(number, hours, { kind: 'message', conversation: 'talk', ...changes })
    // Of those, the account answered one on the platform itself.
    at.letters.push(letterOf(4, 5), letterOf(5, 4, { own: true }), letterOf(6, 3))
    await at.wait(nextReading)
    const words = async (state: 'new' | 'done' | 'earlier') => (await at.list({ state })).map(({ text }) => text)
    expect(await words('new')).toEqual(['hello 6', 'hello 3'])
    expect(await words('earlier')).toEqual(['hello 4', 'hello 2', 'hello 1'])
    expect(await words('done')).toEqual([])
    expect(await at.list({ search: 'hello 1' })).toMatchObject([{ state: 'earlier', doneBy: null, doneAt: null }])
    expect(await at.list({ state: 'earlier', kind: 'message', creatorId: at.creatorId })).toHaveLength(1)
    expect(await at.handlers['inbox.count']({ input: {}, call: at.call })).toEqual({ fresh: 2, mine: 0 })
  })

  it('put back, it is an item like any other, and done by a person it is done', async () => {
    await using at = await world()
    at.all.push(said(1, { at: began - 90 * 24 * hour }))
    await at.wait(nextReading)
    const itemIds = (await at.list()).map(({ id }) => id)
    expect(await at.handlers['inbox.setDone']({ input: { itemIds, done: true }, call: at.call })).toEqual({ changed: [] })
    expect(await at.handlers['inbox.setDone']({ input: { itemIds, done: false }, call: at.call })).toEqual({ changed: itemIds })
    expect(await at.list({ state: 'new' })).toHaveLength(1)
    await at.handlers['inbox.setDone']({ input: { itemIds, done: true }, call: at.call })
    expect(await at.list()).toMatchObject([{ state: 'done', doneBy: 'Ada' }])
    expect(await at.list({ state: 'earlier' })).toEqual([])
  })

  it('answered, it is done by who answered', async () => {
    await using at = await world()
    at.all.push(said(1, { at: began - 90 * 24 * hour }))
    await at.wait(nextReading)
    const itemId = (await at.list())[0]?.id ?? ''
    await at.handlers['inbox.act']({ input: { itemId, act: 'answer', text: 'late, but', requestKey: at.requestKey() }, call: at.call })
    expect(await at.list()).toMatchObject([{ state: 'done', doneBy: 'Ada' }])
  })

  it('counts from when it could be read: what is told later, or could not be read for days, is new', async () => {
    await using at = await world()
    neverRead(at.store)
    at.failures.push(
      new AppError('SPEND_CAP', { platform: 'bluesky', app: 'A', spentUsd: 5, capUsd: 5, renewsAt: new Date(began + 20 * 24 * hour) }),
    )
    await at.wait(nextReading)
    await at.wait(10 * 24 * hour)
    expect(at.it.rows.source(at.accountId)?.mentionsSince).toBeGreaterThanOrEqual(began)
    // The platform brings up what is old later on too, as Instagram does with the comments of a post.
    at.all.push(said(2, { at: began + 24 * hour }), said(3, { at: began - 30 * 24 * hour }))
    await at.wait(nextReading)
    expect(await at.list()).toMatchObject([
      { text: 'hello 2', state: 'new' },
      { text: 'hello 3', state: 'earlier' },
    ])
  })

  it('counts for itself for what the account’s key opens only later', async () => {
    await using at = await world({ messages: true })
    neverRead(at.store)
    const shut = new AppError('NOT_SUPPORTED', { platform: 'bluesky', capability: 'messages' })
    at.failures.push(...([undefined, shut] as AppError[]))
    await at.wait(nextReading)
    const { mentionsSince, messagesSince, messagesFailure } = at.it.rows.source(at.accountId) ?? {}
    expect([typeof mentionsSince, messagesSince, messagesFailure]).toEqual(['number', null, 'NOT_SUPPORTED'])
    const opened = at.ports.clock.now() + 240 * hour
    at.letters.push(...[100, 10].map((hours, index) => said(index, { kind: 'message', at: opened - hours * hour })))
    at.failures.push(...Array.from({ length: 2 * 480 }, (_, index) => (index % 2 === 0 ? undefined : shut) as AppError))
    await at.wait(240 * hour)
    at.failures.length = 0
    await at.wait(nextReading)
    expect((await at.list({ kind: 'message' })).map(({ state }) => state)).toEqual(['new', 'earlier'])
  })
})

describe('what is done about it', () => {
  it('is in the hands of whoever looks after the creator: admins, and managers who reach her', async () => {
    await using at = await world()
    const put = at.store.sql.prepare(`INSERT INTO user (id, name, email, role, state, created_at) VALUES (?, ?, ?, 'manager', 'active', 1)`)
    for (const name of ['Bea', 'Cleo']) put.run(`usr_${name}`, name, `${name}@example.test`)
    at.store.sql.prepare('INSERT INTO user_creator (user_id, creator_id) VALUES (?, ?)').run('usr_Bea', at.creatorId)
    const names = async (input: object, by = at.call) =>
      (await at.handlers['inbox.colleagues']({ input, call: by })).map(({ name }) => name)
    expect(await names({})).toEqual(['Ada', 'Bea', 'Cleo'])
    expect(await names({ creatorId: at.creatorId })).toEqual(['Ada', 'Bea'])
    expect(await names({}, at.callOf(new Set([at.creatorId])))).toEqual(['Ada', 'Bea'])
  })

  it('answers once through the ledger, with what it is an answer to, and is done by that', async () => {
    await using at = await world()
    at.all.push(said(1, { conversation: 'root', root: { remoteId: 'root', version: 'vr' } }))
    await at.wait(nextReading)
    const [item] = await at.list()
    const itemId = item?.id ?? ''
    const requestKey = at.requestKey()
    const ask = () => at.handlers['inbox.act']({ input: { itemId, act: 'answer', text: 'Thank you', requestKey }, call: at.call })
    const [first, second] = await Promise.all([ask(), ask()])
    expect(first).toMatchObject({ state: 'done', publicationId: null, text: 'Thank you' })
    expect(second.id).toBe(first.id)
    expect(at.platform.acts).toMatchObject([{ act: 'answer', on: 'fan/1', text: 'Thank you' }])
    expect(
      await codeOf(() =>
        at.handlers['inbox.act']({ input: { itemId, act: 'answer', text: 'Thank you', requestKey: at.requestKey() }, call: at.call }),
      ),
    ).toBe('CONFLICT')
    const { item: now, lines, interactions } = await at.handlers['inbox.get']({ input: { itemId }, call: at.call })
    expect(now).toMatchObject({ state: 'done', answered: { by: 'Ada' } })
    expect(lines.map(({ own, text }) => [own, text])).toEqual([
      [false, 'hello 1'],
      [true, 'Thank you'],
    ])
    expect(interactions).toHaveLength(1)
    expect(at.history()).toContain('interaction.answered')
    expect(await at.list({ state: 'new' })).toEqual([])
  })

  it('asks the stop immediately before the write', async () => {
    await using at = await world()
    at.all.push(said(1))
    await at.wait(nextReading)
    const [item] = await at.list()
    at.publishing.stop.set(ada)
    const held = await at.handlers['inbox.act']({
      input: { itemId: item?.id ?? '', act: 'answer', text: 'Hi', requestKey: at.requestKey() },
      call: at.call,
    })
    expect(held).toMatchObject({ state: 'refused', failure: { code: 'HELD' } })
    expect(at.platform.acts).toEqual([])
    expect(await at.list({ state: 'new' })).toHaveLength(1)
  })

  it('likes, and takes it back', async () => {
    await using at = await world()
    at.all.push(said(1))
    await at.wait(nextReading)
    const itemId = (await at.list())[0]?.id ?? ''
    const like = await at.handlers['inbox.act']({ input: { itemId, act: 'like', requestKey: at.requestKey() }, call: at.call })
    expect((await at.list())[0]).toMatchObject({ liked: true, state: 'new' })
    await at.handlers['inbox.takeBack']({ input: { itemId, interactionId: like.id, requestKey: at.requestKey() }, call: at.call })
    expect((await at.list())[0]).toMatchObject({ liked: false })
    expect(
      await codeOf(() =>
        at.handlers['inbox.act']({ input: { itemId, act: 'message', text: 'x', requestKey: at.requestKey() }, call: at.call }),
      ),
    ).toBe('NOT_SUPPORTED')
  })

  it('answers a message by a message, to who wrote it, in its conversation', async () => {
    await using at = await world({ messages: true })
    at.letters.push(
      said(1, { kind: 'message', url: null, conversation: 'convo', at: at.ports.clock.now() }),
      said(2, { kind: 'message', url: null, conversation: 'convo', own: true, text: 'ours', at: at.ports.clock.now() + 1 }),
    )
    await at.wait(nextReading)
    const items = await at.list()
    expect(items.map(({ text }) => text)).toEqual(['hello 1'])
    const itemId = items[0]?.id ?? ''
    expect(
      await codeOf(() =>
        at.handlers['inbox.act']({ input: { itemId, act: 'answer', text: 'x', requestKey: at.requestKey() }, call: at.call }),
      ),
    ).toBe('NOT_SUPPORTED')
    const sent = await at.handlers['inbox.act']({
      input: { itemId, act: 'message', text: 'Hello', requestKey: at.requestKey() },
      call: at.call,
    })
    expect(sent.state).toBe('done')
    const { lines } = await at.handlers['inbox.get']({ input: { itemId }, call: at.call })
    expect(lines.map(({ text }) => text)).toEqual(['hello 1', 'ours', 'Hello'])
    expect(at.it.interacting.rows.get(sent.id)).toMatchObject({ recipient: 'did:fan', rootId: 'convo', targetId: 'fan/1' })
  })

  it('looks for a message whose answer was lost, and never sends it again by itself', async () => {
    await using at = await world({ messages: true })
    at.letters.push(said(1, { kind: 'message', url: null, conversation: 'convo', at: at.ports.clock.now() }))
    await at.wait(nextReading)
    const itemId = (await at.list())[0]?.id ?? ''
    const ask = (text: string) =>
      at.handlers['inbox.act']({ input: { itemId, act: 'message', text, requestKey: at.requestKey() }, call: at.call })
    at.platform.next.push({ loseAnswer: true })
    const lost = await ask('Hello')
    expect(lost.state).toBe('unknown')
    // While nobody knows, the same words are not taken a second time.
    expect(await codeOf(() => ask('Hello'))).toBe('CONFLICT')
    await at.wait(10 * minute)
    expect(at.it.interacting.rows.get(lost.id)).toMatchObject({ state: 'done' })
    expect(at.platform.acts).toHaveLength(1)
    expect(at.platform.lookups).toBe(1)
  })

  it('takes no message that is too long for the platform, or answers one too late', async () => {
    await using at = await world({ messages: true })
    at.letters.push(said(1, { kind: 'message', url: null, conversation: 'convo', at: at.ports.clock.now() }))
    await at.wait(nextReading)
    const itemId = (await at.list())[0]?.id ?? ''
    const ask = (text: string) => () =>
      at.handlers['inbox.act']({ input: { itemId, act: 'message', text, requestKey: at.requestKey() }, call: at.call })
    expect(await codeOf(ask('é'.repeat(11)))).toBe('TEXT_INVALID')
    await at.wait(24 * 60 * minute)
    expect(await codeOf(ask('Hello'))).toBe('NOT_SUPPORTED')
    expect(at.platform.acts).toEqual([])
  })

  it('is done, put back and given to somebody, each with a line of history; only to who looks after the creator', async () => {
    await using at = await world()
    at.all.push(said(1), said(2))
    await at.wait(nextReading)
    const itemIds = (await at.list()).map(({ id }) => id)
    expect(await at.handlers['inbox.setDone']({ input: { itemIds, done: true }, call: at.call })).toEqual({ changed: itemIds })
    expect(await at.handlers['inbox.setDone']({ input: { itemIds, done: true }, call: at.call })).toEqual({ changed: [] })
    await at.handlers['inbox.setDone']({ input: { itemIds, done: false }, call: at.call })
    const [first = ''] = itemIds
    await at.handlers['inbox.assign']({ input: { itemIds: [first], userId: 'usr_ada' }, call: at.call })
    expect((await at.list({ assignedTo: 'usr_ada' })).map(({ id, assigned }) => [id, assigned?.name])).toEqual([[first, 'Ada']])
    expect(await at.list({ assignedTo: null })).toHaveLength(1)
    expect(await at.handlers['inbox.assign']({ input: { itemIds, userId: 'usr_nobody' }, call: at.call })).toEqual({ changed: [] })
    const elsewhere = at.callOf(new Set(['crt_other']))
    expect(await at.handlers['inbox.setDone']({ input: { itemIds, done: true }, call: elsewhere })).toEqual({ changed: [] })
    expect(await at.list({}, elsewhere)).toEqual([])
    expect(at.history()).toEqual(['inbox.done', 'inbox.reopened', 'inbox.assigned'])
  })

  it('reads the conversation as the platform shows it', async () => {
    await using at = await world()
    at.all.push(said(1))
    await at.wait(nextReading)
    const itemId = (await at.list())[0]?.id ?? ''
    const lines = await at.handlers['inbox.readConversation']({ input: { itemId }, call: at.call })
    expect(lines.map(({ own, itemId: id }) => [own, id])).toEqual([
      [false, itemId],
      [true, null],
    ])
  })
})

describe('answers to publications', () => {
  it('stand here too, once, also when the platform tells of them itself', async () => {
    await using at = await world()
    const [publicationId = ''] = seedPublications(at, at.creatorId, [
      { accountId: at.accountId, text: 'hello', dueAt: at.ports.clock.now() + minute },
    ])
    at.store.sql.prepare(`UPDATE publication SET state = 'published', remote_id = 'post', remote_url = 'u', next_at = NULL`).run()
    at.store.sql.prepare(`DELETE FROM due WHERE kind = 'publication'`).run()
    at.store.write((tx) => {
      const reply = { remoteId: 'fan/1', author: 'fan.test', text: 'hello 1', at: 1, url: 'https://example.test/fan/1' }
      insertReplies(tx, publicationId, [reply])
      const item = { ...reply, kind: 'reply' as const, author: { handle: 'fan.test' }, conversation: 'post', publicationId }
      receiveItems(tx, at.store.ids, { accountId: at.accountId, creatorId: at.creatorId, platform: 'bluesky' }, [item])
    })
    at.all.push(said(1, { kind: 'reply', onPost: 'post', root: { remoteId: 'post', version: 'v' }, conversation: 'post' }))
    await at.wait(nextReading)
    const items = await at.list()
    expect(items).toMatchObject([{ kind: 'reply', publicationId }])
    const like = await at.handlers['inbox.act']({
      input: { itemId: items[0]?.id ?? '', act: 'like', requestKey: at.requestKey() },
      call: at.call,
    })
    expect(like.publicationId).toBe(publicationId)
    expect(at.it.interacting.rows.reply(publicationId, 'fan/1')?.liked).toBe(true)
  })
})

describe('saved replies', () => {
  it('are the agency’s or a creator’s, and changed by who may', async () => {
    await using at = await world()
    const mine = at.callOf(new Set([at.creatorId]))
    const save = (input: Partial<Parameters<(typeof at.handlers)['savedReplies.save']>[0]['input']>, call = at.call) =>
      at.handlers['savedReplies.save']({ input: { creatorId: null, name: 'Thanks', text: 'Thank you {name}', ...input }, call })
    const agency = await save({})
    const own = await save({ creatorId: at.creatorId, name: 'Prints' }, mine)
    expect(await codeOf(() => save({}, mine))).toBe('NOT_FOUND')
    expect(await codeOf(() => save({ replyId: agency.id, creatorId: at.creatorId }, mine))).toBe('NOT_FOUND')
    expect((await at.handlers['savedReplies.list']({ input: { creatorId: at.creatorId }, call: mine })).map(({ name }) => name)).toEqual([
      'Prints',
      'Thanks',
    ])
    expect(await at.handlers['savedReplies.list']({ input: {}, call: mine })).toHaveLength(1)
    expect(await codeOf(() => at.handlers['savedReplies.remove']({ input: { replyId: agency.id }, call: mine }))).toBe('NOT_FOUND')
    await at.handlers['savedReplies.remove']({ input: { replyId: own.id }, call: mine })
    expect(at.history()).toEqual(['saved_reply.changed', 'saved_reply.changed', 'saved_reply.removed'])
  })
})

describe('lists', () => {
  it('are found along an index whatever is asked for, page by page, by words too', async () => {
    await using at = await world()
    at.all.push(...Array.from({ length: 9 }, (_, index) => said(index + 1, { at: 5, text: `mot${index + 1} été` })))
    await at.wait(nextReading)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await at.handlers['inbox.list']({ input: { limit: 2, ...(cursor !== undefined && { cursor }) }, call: at.call })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(9)
    expect(seen).toHaveLength(9)
    expect((await at.list({ search: 'mot3 ete' })).map(({ text }) => text)).toEqual(['mot3 été'])
    expect(await at.list({ search: 'fan', state: 'done' })).toEqual([])
    for (const filter of [
      { creatorIds: null },
      { creatorIds: [at.creatorId] },
      { creatorIds: null, accountId: 'a' },
      { creatorIds: null, assignedTo: 'u' },
      { creatorIds: [at.creatorId], found: 'spam' as const },
      { creatorIds: null, found: 'negative' as const },
      { creatorIds: null, found: 'relevant' as const },
      { creatorIds: null, kind: 'message' as const },
      { creatorIds: null, platform: 'x' as const },
      { creatorIds: Array.from({ length: 65 }, (_, index) => `crt_${index}`), kind: 'message' as const },
      { creatorIds: null, match: '"photo"*' },
      { creatorIds: [at.creatorId], tag: 'VIP' },
      { creatorIds: null, tag: 'VIP', kind: 'message' as const },
      { creatorIds: null, earlier: true },
      { creatorIds: [at.creatorId], earlier: true, kind: 'message' as const },
    ]) {
      const whole = { states: ['new', 'done'] as const, ...filter }
      for (const walk of inboxWalks(whole)) {
        const { sql, params } = inboxWalkSql(walk, whole, { at: 5, id: 'inb_x' })
        const plan = at.store.sql
          .prepare<[Record<string, unknown>], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .all({ ...params, limit: 10 })
        expect(plan.map(({ detail }) => detail).join(' ')).toMatch(new RegExp(`USING (COVERING )?INDEX ${walk.index}\\b`))
        expect(plan.map(({ detail }) => detail).join(' ')).not.toMatch(/TEMP B-TREE|SCAN inbox_item\b(?! USING)/)
      }
    }
  })
})
