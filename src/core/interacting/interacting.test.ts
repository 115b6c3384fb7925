/** Acts on posts and comments: once, whatever becomes of the answer or of the process; held by the stop; counted on the platform. */
import { describe, expect, it } from 'vitest'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { isAppError } from '../app-error.ts'
import type { FaultPoint, Faults } from '../ports.ts'
import { MemoryPlatform } from '../publishing/testing/memory-platform.ts'
import { seedAccounts, seedPublications, testDir } from '../publishing/testing/start-publishing.ts'
import { insertReplies } from '../store/snapshot-writer.ts'
import type { Actor } from '../store/store.ts'
import { planOn } from './plan-act.ts'
import { interactingProcedures } from './procedures/index.ts'
import { interactingLives } from './testing/interacting-lives.ts'

const minute = 60_000
const day = 24 * 60 * minute
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }
const replyId = 'fan/1'

const world = () => {
  const dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform()
  const { capabilities } = platform.adapter
  const message = { act: 'message' as const, undo: false, source: 'https://example.test', readOn: '2026-11-29' }
  Object.assign(platform.adapter, { capabilities: { ...capabilities, interactions: [...(capabilities.interactions ?? []), message] } })
  const begin = interactingLives({ dir, ports, platform, leaseMs: 30 * day })
  let keys = 0
  let seeded: { publicationId: string; accountId: string; otherId: string } | undefined
  const start = async (faults?: Faults) => {
    const { life, it } = await begin(faults)
    if (!seeded) {
      const { creatorId, accountIds } = seedAccounts(life.store, 2)
      const [accountId = '', otherId = ''] = accountIds
      const [publicationId = ''] = seedPublications(life, creatorId, [{ accountId, text: 'hello', dueAt: ports.clock.now() + minute }])
      seeded = { publicationId, accountId, otherId }
      life.store.write((tx) => {
        life.store.sql
          .prepare(
            `UPDATE publication SET state = 'published', remote_id = 'post', remote_url = 'https://example.test/post', next_at = NULL`,
          )
          .run()
        life.store.sql.prepare(`DELETE FROM due`).run()
        insertReplies(tx, publicationId, [{ remoteId: replyId, author: 'fan', text: 'bravo', at: 1, url: 'https://example.test/fan/1' }])
      })
    }
    const { publicationId, accountId, otherId } = seeded
    const handlers = interactingProcedures({ interacting: it })
    const call = { actor: ada } as Parameters<(typeof handlers)['interactions.act']>[0]['call']
    const requestKey = () => `019a0000-0000-7000-8000-${String((keys += 1)).padStart(12, '0')}`
    type Asked = Partial<Parameters<(typeof handlers)['interactions.act']>[0]['input']>
    return {
      ...life,
      it,
      otherId,
      act: async (asked: Asked = {}) =>
        handlers['interactions.act']({
          input: {
            publicationId,
            accountId,
            act: 'answer',
            replyId,
            text: asked.act ? undefined : 'Thank you',
            requestKey: requestKey(),
            ...asked,
          },
          call,
        }),
      message: async () => {
        const wanted = { publicationId, accountId, act: 'message' as const, text: 'Thank you', requestKey: requestKey() }
        const target = { targetId: 'fan/2', targetVersion: null, targetAuthor: 'fan', targetUrl: '', isReply: true, summons: null }
        const row = life.store.write((tx) => planOn(it, tx, wanted, { ...target, rootId: 'convo', recipient: 'did:fan' }, ada))
        await it.send(row)
      },
      takeBack: async (interactionId: string) =>
        handlers['interactions.takeBack']({ input: { publicationId, interactionId, requestKey: requestKey() }, call }),
      rows: () => it.rows.ofPublication(publicationId),
      reply: () => it.rows.reply(publicationId, replyId),
      history: () =>
        life.store.sql.prepare(`SELECT action, after_json AS after FROM audit WHERE action LIKE 'interaction.%' ORDER BY seq`).all(),
    }
  }
  return { ports, platform, start, [Symbol.dispose]: () => dir[Symbol.dispose]() }
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
  return 'no error'
}

describe('acts on posts and comments', () => {
  it('sends no message to who answered a post: only a message is answered by one', async () => {
    using at = world()
    await using life = await at.start()
    expect(await codeOf(life.act({ act: 'message', text: 'Hello' }))).toBe('NOT_SUPPORTED')
    expect(at.platform.acts).toEqual([])
  })

  it('answers once, with proof and a line of history', async () => {
    using at = world()
    await using life = await at.start()
    const answer = await life.act()
    expect(answer).toMatchObject({ state: 'done', act: 'answer', text: 'Thank you', replyId, by: 'Ada', failure: null })
    expect(answer.url).toBe(`https://example.test/${at.platform.acts[0]?.key}`)
    expect(at.platform.acts).toHaveLength(1)
    expect(life.history()).toEqual([{ action: 'interaction.answered', after: expect.stringContaining(`"text":"Thank you"`) }])
    expect(life.history()).toEqual([{ action: 'interaction.answered', after: expect.stringContaining(answer.url ?? '?') }])
  })

  it('is one act when it is asked for twice at once, or the same words again', async () => {
    using at = world()
    await using life = await at.start()
    const requestKey = '019a0000-0000-7000-8000-00000000ffff'
    const [first, second] = await Promise.all([life.act({ requestKey }), life.act({ requestKey })])
    expect(second.id).toBe(first.id)
    expect(await codeOf(life.act({ text: ' Thank you ' }))).toBe('CONFLICT')
    await Promise.all([life.act({ act: 'like' }), life.act({ act: 'like' })])
    expect(at.platform.acts.map(({ act }) => act)).toEqual(['answer', 'like'])
    await life.act({ text: 'And you' })
    expect(at.platform.acts).toHaveLength(3)
  })

  it('looks for an answer whose answer was lost, and does not send it again', async () => {
    using at = world()
    await using life = await at.start()
    at.platform.next.push({ loseAnswer: true })
    expect(await life.act()).toMatchObject({ state: 'unknown', failure: { code: 'OUTCOME_UNKNOWN' } })
    expect(await codeOf(life.act())).toBe('CONFLICT')
    await life.goTo(at.ports.clock.now() + minute)
    expect(life.rows()).toMatchObject([{ state: 'done', failureCode: null }])
    expect(at.platform.acts).toHaveLength(1)
  })

  it('believes that it is not out only when nobody can be sending it any more; then it is sent again, once', async () => {
    using at = world()
    await using life = await at.start()
    at.platform.next.push({ refuse: 'OUTCOME_UNKNOWN' })
    await life.act()
    await life.goTo(at.ports.clock.now() + 30_000)
    expect(life.rows()).toMatchObject([{ state: 'unknown' }])
    expect(at.platform.acts).toEqual([])
    await life.goTo(at.ports.clock.now() + minute)
    expect(life.rows()).toMatchObject([{ state: 'done', failureCode: null }])
    expect(at.platform.acts).toHaveLength(1)
  })

  it('is left to a person where a server answered with an error and it is not there; then it can be sent again', async () => {
    using at = world()
    await using life = await at.start()
    at.platform.next.push({ refuse: 'OUTCOME_UNKNOWN', status: 500 })
    await life.act()
    await life.goTo(at.ports.clock.now() + 2 * minute)
    expect(life.rows()).toMatchObject([{ state: 'refused', failureCode: null }])
    expect(at.platform.acts).toEqual([])
    await life.act()
    expect(at.platform.acts).toHaveLength(1)
  })

  it('asks again while the platform cannot be asked, and leaves it to a person after a day', async () => {
    using at = world()
    await using life = await at.start()
    at.platform.next.push({ loseAnswer: true })
    at.platform.lookupFails = 'PLATFORM_DOWN'
    await life.act()
    await life.goTo(at.ports.clock.now() + 2 * day)
    expect(life.rows()).toMatchObject([{ state: 'unknown', nextAt: null }])
    expect(at.platform.lookups).toBeGreaterThan(10)
    expect(at.platform.acts).toHaveLength(1)
  })

  it('sends a like again whose answer was lost: the platform takes it once', async () => {
    using at = world()
    await using life = await at.start()
    at.platform.next.push({ loseAnswer: true })
    expect(await life.act({ act: 'like' })).toMatchObject({ state: 'unknown' })
    await life.goTo(at.ports.clock.now() + minute)
    expect(life.rows()).toMatchObject([{ state: 'done', tries: 2 }])
    expect(new Set(at.platform.acts.map(({ key }) => key)).size).toBe(1)
    expect(life.reply()).toMatchObject({ liked: true })
  })

  it('takes back what it did, once', async () => {
    using at = world()
    await using life = await at.start()
    const like = await life.act({ act: 'like' })
    const [back, again] = await Promise.all([life.takeBack(like.id), life.takeBack(like.id)])
    expect(back).toMatchObject({ state: 'done', takesBack: like.id })
    expect(again.id).toBe(back.id)
    expect(life.reply()).toMatchObject({ liked: false })
    expect(at.platform.acts.map(({ takesBack }) => takesBack)).toEqual([undefined, at.platform.acts[0]?.key])
    expect(life.history()).toMatchObject([{ action: 'interaction.liked' }, { action: 'interaction.taken_back' }])
    expect(await life.act({ act: 'like' })).toMatchObject({ state: 'done', takesBack: null })
  })

  it('asks the stop and the account immediately before the write', async () => {
    using at = world()
    await using life = await at.start()
    life.publishing.stop.set(ada)
    expect(await life.act()).toMatchObject({ state: 'refused', failure: { code: 'HELD', data: { by: 'Ada' } } })
    life.publishing.stop.lift(ada)
    life.store.sql.prepare(`UPDATE account SET state = 'needs_reconnect'`).run()
    expect(await life.act()).toMatchObject({ state: 'refused', failure: { code: 'REAUTH_REQUIRED' } })
    expect(at.platform.acts).toEqual([])
    expect(life.history()).toMatchObject([{ action: 'interaction.refused' }, { action: 'interaction.refused' }])
  })

  it('is refused with the platform’s reason, and honours a 429 for the whole account', async () => {
    using at = world()
    await using life = await at.start()
    at.platform.next.push({ refuse: 'RATE_LIMITED', data: { platform: 'bluesky', retryAt: new Date(at.ports.clock.now() + minute) } })
    expect(await life.act()).toMatchObject({ state: 'refused', failure: { code: 'RATE_LIMITED' } })
    expect(await life.act()).toMatchObject({ state: 'refused', failure: { code: 'RATE_LIMITED' } })
    expect(at.platform.acts).toEqual([])
    await life.goTo(at.ports.clock.now() + 2 * minute)
    expect(await life.act()).toMatchObject({ state: 'done' })
  })

  it('reposts the post itself as another account, and nothing else', async () => {
    using at = world()
    await using life = await at.start()
    expect(await life.act({ act: 'repost', replyId: null, accountId: life.otherId })).toMatchObject({ state: 'done', replyId: null })
    expect(at.platform.acts).toMatchObject([{ act: 'repost', on: 'post', accountId: life.otherId }])
    expect(await codeOf(life.act({ act: 'repost', replyId: null }))).toBe('NOT_SUPPORTED')
    expect(await codeOf(life.act({ act: 'like', accountId: life.otherId }))).toBe('NOT_SUPPORTED')
    expect(await codeOf(life.act({ act: 'like', replyId: 'nobody' }))).toBe('NOT_FOUND')
    expect(await codeOf(life.act({ text: 'x'.repeat(301) }))).toBe('TEXT_INVALID')
    expect(await codeOf(life.act({ text: ' ' }))).toBe('TEXT_INVALID')
  })

  const points: readonly FaultPoint[] = [
    'ledger.before_commit',
    'write.before_send',
    'write.after_send',
    'outcome.before_commit',
    'outcome.after_commit',
    'reconcile.before_lookup',
    'reconcile.after_commit',
  ]
  it.each(points.flatMap((point) => (['answer', 'like', 'message'] as const).map((act) => ({ point, act }))))(
    'a core that dies at $point leaves no doubt about: $act',
    async ({ point, act }) => {
      using at = world()
      const { promise: died, resolve } = Promise.withResolvers<void>()
      let isDead = false
      const faults: Faults = {
        hit: (here) => {
          isDead ||= here === point
          if (!isDead) return
          resolve()
          return new Promise(() => undefined)
        },
      }
      const first = await at.start(faults)
      // Only what came back is after the sending.
      if (point !== 'write.after_send') at.platform.next.push({ loseAnswer: true })
      const asked = act === 'message' ? first.message() : first.act({ act, text: act === 'answer' ? 'Thank you' : undefined })
      await Promise.race([asked, died])
      if (!isDead)
        await Promise.race([
          at.ports.clock.goTo(at.ports.clock.now() + minute, () => Promise.race([first.publishing.settle(), died])),
          died,
        ])
      expect(isDead).toBe(true)
      await using second = await at.start()
      await second.goTo(at.ports.clock.now() + day)
      const keys = at.platform.acts.map(({ key }) => key)
      expect(new Set(keys).size).toBe(1)
      expect(act === 'like' || keys.length === 1).toBe(true)
      expect(second.rows().map(({ state }) => state)).toEqual(['done'])
    },
  )

  it.each<FaultPoint>(['ledger.before_commit', 'write.before_send'])(
    'what somebody pressed is sent by the core after the one that died at %s, soon; hours later it is left to a person',
    async (point) => {
      for (const [awayMs, state] of [
        [minute, 'done'],
        [3 * 60 * minute, 'refused'],
      ] as const) {
        using at = world()
        const { promise: died, resolve } = Promise.withResolvers<void>()
        let isDead = false
        const first = await at.start({
          hit: (here) => {
            isDead ||= here === point
            if (!isDead) return
            resolve()
            return new Promise(() => undefined)
          },
        })
        await Promise.race([first.act(), died])
        at.ports.clock.jumpTo(at.ports.clock.now() + awayMs)
        await using second = await at.start()
        await second.goTo(at.ports.clock.now() + 2 * minute)
        expect(second.rows()).toMatchObject([{ state, failureCode: null }])
        expect(at.platform.acts).toHaveLength(state === 'done' ? 1 : 0)
        if (state === 'done') continue
        expect(await second.act()).toMatchObject({ state: 'done' })
        expect(at.platform.acts).toHaveLength(1)
      }
    },
  )
})
