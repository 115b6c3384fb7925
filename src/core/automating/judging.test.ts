/** What is said to accounts is judged right after it came in; what a person corrects is kept and learnt from, for that creator. */
import { describe, expect, it } from 'vitest'
import { createInteracting } from '../interacting/interacting.ts'
import { createInbox } from '../inbox/inbox.ts'
import type { Inbox } from '../inbox/parts.ts'
import { inboxProcedures } from '../inbox/procedures/index.ts'
import { MemoryPlatform } from '../publishing/testing/memory-platform.ts'
import { seedAccounts, startPublishing, testDir } from '../publishing/testing/start-publishing.ts'
import { receiveItems } from '../store/inbox-writer.ts'
import { writeMeta } from '../store/meta-writer.ts'
import type { Actor } from '../store/store.ts'
import { createJudging, type Judging } from './judging.ts'
import { judgingProcedures } from './procedures/index.ts'

const minute = 60_000
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }

const world = async () => {
  const dir = testDir()
  const platform = new MemoryPlatform()
  let built: { inbox: Inbox; judging: Judging } | undefined
  const life = await startPublishing({
    dataDir: dir.path,
    platform,
    leaseMs: 30 * 24 * 60 * minute,
    before: (publishing) =>
      void (built = { inbox: createInbox(publishing, createInteracting(publishing)), judging: createJudging(publishing) }),
  })
  if (!built) throw new Error('not built')
  const { inbox, judging } = built
  const { creatorId, accountIds } = seedAccounts(life.store, 1)
  const [accountId = ''] = accountIds
  judging.start()
  const handlers = { ...inboxProcedures({ inbox }), ...judgingProcedures(judging) }
  const call = { actor: ada, user: { id: 'usr_ada' }, reach: null, signal: undefined } as unknown as Parameters<
    (typeof handlers)['inbox.list']
  >[0]['call']
  let number = 0
  const settle = () => life.goTo(life.ports.clock.now() + 1)
  return {
    ...life,
    judging,
    creatorId,
    settle,
    handlers,
    call,
    list: async (input: Partial<Parameters<(typeof handlers)['inbox.list']>[0]['input']> = {}) =>
      (await handlers['inbox.list']({ input: { limit: 100, ...input }, call })).items,
    hear: async (...texts: string[]) => {
      life.store.write((tx) =>
        receiveItems(
          tx,
          life.store.ids,
          { accountId, creatorId, platform: 'bluesky' },
          texts.map((text) => {
            number += 1
            const remoteId = `fan/${number}`
            return { kind: 'reply', remoteId, url: null, author: { handle: 'fan.test' }, text, at: number, conversation: remoteId }
          }),
        ),
      )
      await settle()
    },
    [Symbol.asyncDispose]: async () => {
      judging[Symbol.dispose]()
      inbox[Symbol.dispose]()
      await life[Symbol.asyncDispose]()
      dir[Symbol.dispose]()
    },
  }
}

const spam = 'Earn 500$ a day from home, message me on WhatsApp, link in bio'
const free = 'DM me on whatsapp for your free signed calendar, link in bio'

describe('what comes in', () => {
  it('is judged by itself, and found by what it is', async () => {
    await using at = await world()
    await at.hear(spam, 'Tu es vraiment magnifique, bravo pour cette photo', 'ferme ta gueule sale conne')
    const all = await at.list()
    expect(all.map(({ judged }) => judged?.spam?.is)).toEqual([false, false, true])
    expect(all.map(({ judged }) => judged?.language?.is)).toEqual(['fr', 'fr', 'en'])
    expect(all[1]?.judged?.sentiment).toMatchObject({ is: 'positive' })
    expect(all[1]?.judged?.sentiment?.sure).toBeGreaterThan(0.8)
    expect((await at.list({ found: 'spam' })).map(({ text }) => text)).toEqual([spam])
    expect((await at.list({ found: 'negative', state: 'new' })).map(({ text }) => text)).toEqual(['ferme ta gueule sale conne'])
    expect((await at.list({ found: 'relevant', search: 'magnifique' })).map(({ id }) => id)).toEqual([all[1]?.id])
    expect(await at.list({ found: 'spam', search: 'magnifique' })).toEqual([])
  })

  it('is judged anew by another version, more than are judged at once', async () => {
    await using at = await world()
    await at.hear(...Array.from({ length: 120 }, (_, index) => `Bravo, quelle belle photo ${index}`))
    expect(at.judging.rows.unjudged(200)).toEqual([])
    at.store.write((tx) => writeMeta(tx, 'classifier.version', '0'))
    at.judging.start()
    expect(at.judging.rows.unjudged(200)).toHaveLength(120)
    await at.settle()
    expect(at.judging.rows.unjudged(200)).toEqual([])
  })
})

describe('what a person corrects', () => {
  it('stands at once, is kept over judging anew, is learnt from, and can be taken back', async () => {
    await using at = await world()
    await at.hear(free, 'free signed calendar, dm me on whatsapp, link in bio')
    const [like, item] = await at.list()
    expect([like?.judged?.spam?.is, item?.judged?.spam?.is]).toEqual([true, true])
    const itemId = item?.id ?? ''
    const correct = (is: boolean | null) =>
      at.handlers['inbox.correct']({ input: { itemId, correction: { aspect: 'spam', is } }, call: at.call })
    expect(await correct(false)).toMatchObject({ judged: { spam: { is: false, sure: null } } })
    await at.settle()
    expect(at.judging.rows.unjudged(10)).toEqual([])
    expect((await at.list()).map(({ judged }) => judged?.spam?.is === true)).toEqual([false, false])
    expect((await at.list())[1]?.judged?.spam).toEqual({ is: false, sure: null })
    // What comes later, too.
    await at.hear('your free signed calendar: dm me on whatsapp', spam)
    expect((await at.list({ found: 'spam' })).map(({ text }) => text)).toEqual([spam])
    await correct(null)
    await at.settle()
    expect(await at.list({ found: 'spam' })).toHaveLength(4)
    expect(at.store.sql.prepare(`SELECT action FROM audit WHERE action LIKE 'inbox.%'`).pluck().all()).toEqual([
      'inbox.corrected',
      'inbox.corrected',
    ])
  })

  it('is refused for what is not there', async () => {
    await using at = await world()
    const input = { itemId: 'inb_019a0000-0000-7000-8000-000000000001', correction: { aspect: 'spam' as const, is: true } }
    expect(() => at.handlers['inbox.correct']({ input, call: at.call })).toThrow('NOT_FOUND')
  })
})

describe('from how sure on it is said', () => {
  it('is a creator’s own, and what waits is judged anew by it', async () => {
    await using at = await world()
    const { creatorId } = at
    await at.hear('Tu es vraiment magnifique, bravo pour cette photo')
    const sureOf = async () => (await at.list())[0]?.judged?.sentiment?.sure ?? null
    expect(await sureOf()).toBeLessThan(0.9999)
    const set = async (sentiment: number | null) => {
      const thresholds = sentiment === null ? null : { language: 0.8, spam: 0.75, sentiment, relevance: 0.85 }
      await at.handlers['inbox.setThresholds']({ input: { creatorId, thresholds }, call: at.call })
      await at.settle()
    }
    await set(0.9999)
    expect((await at.list())[0]?.judged?.sentiment).toBeNull()
    expect(await at.handlers['inbox.thresholds']({ input: { creatorId }, call: at.call })).toMatchObject({
      usual: false,
      corrections: 0,
      latest: { of: expect.any(Number) },
    })
    await set(null)
    expect(await sureOf()).toBeGreaterThan(0.8)
  })
})
