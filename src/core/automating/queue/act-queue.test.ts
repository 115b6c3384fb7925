/** Acts that rules, amplifiers and scripts want: each once, whatever becomes of the process; held, put off, left to a person, followed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TestMachine, testPorts } from '../../../../test/harness/test-ports.ts'
import type { Circumstances } from '../../../contract/automation.ts'
import { isAppError } from '../../app-error.ts'
import { createInteracting } from '../../interacting/interacting.ts'
import { planOn } from '../../interacting/plan-act.ts'
import type { FaultPoint, Faults } from '../../ports.ts'
import { MemoryPlatform } from '../../publishing/testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from '../../publishing/testing/start-publishing.ts'
import type { Actor } from '../../store/store.ts'
import { createActQueue } from './act-queue.ts'
import { dropAllOf, enqueue, type WantedAct } from './enqueue.ts'
import type { ActQueue } from './parts.ts'
import { actQueueProcedures } from './procedures.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }
const spoke: Circumstances = { engaged: true, summoned: true, answered: false, ofAgency: true, theirsAt: 0 }
const by = { kind: 'rule' as const, id: 'rul_1', name: 'Like answers' }

const world = () => {
  const dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform()
  let lives = 0
  let seeded: { creatorId: string; accountIds: string[] } | undefined
  const start = async (faults?: Faults) => {
    const machine = Object.assign(new TestMachine(), { pid: 900_000 + lives })
    for (let before = 0; before < lives; before += 1) machine.dead.add(900_000 + before)
    lives += 1
    let built: ActQueue | undefined
    const life = await startPublishing({
      dataDir: dir.path,
      ports: { ...ports, machine },
      platform,
      leaseMs: 1000 * day,
      before: (publishing) => {
        built = createActQueue(publishing, createInteracting(publishing))
        built.start()
      },
      ...(faults && { faults }),
    })
    if (!built) throw new Error('not built')
    const queue = built
    seeded ??= seedAccounts(life.store, 1)
    const { creatorId, accountIds } = seeded
    const [accountId = ''] = accountIds
    const procedures = actQueueProcedures(queue)
    const call = { actor: ada, reach: null } as unknown as Parameters<(typeof procedures)['automation.press']>[0]['call']
    const want = (name: string, more: Partial<WantedAct> = {}): string =>
      life.store.write((tx) =>
        enqueue(queue, tx, {
          by,
          dedupeKey: `rule ${name}`,
          accountId,
          act: 'like',
          target: {
            targetId: name,
            targetVersion: null,
            targetAuthor: 'fan',
            targetUrl: `https://example.test/${name}`,
            isReply: true,
            summons: true,
          },
          circumstances: spoke,
          dueAt: tx.now,
          ...more,
        }),
      )
    return {
      ...life,
      queue,
      creatorId,
      accountId,
      want,
      settle: () => life.goTo(ports.clock.now() + 1),
      after: (ms: number) => life.goTo(ports.clock.now() + ms),
      old: () => life.store.sql.prepare('UPDATE account SET connected_at = ?').run(ports.clock.now() - 100 * day),
      act: (id: string) => queue.rows.get(id),
      press: async (actId: string) => procedures['automation.press']({ input: { actId }, call }),
      drop: async (actId: string) => procedures['automation.drop']({ input: { actId }, call }),
      markDone: async (actId: string) => procedures['automation.markDone']({ input: { actId }, call }),
      list: async (states: ('asks' | 'due' | 'done')[], limit = 50, cursor?: string) =>
        procedures['automation.acts']({ input: { states, limit, ...(cursor !== undefined && { cursor }) }, call }),
      count: async () => procedures['automation.countActs']({ input: {}, call }),
      history: () =>
        life.store.sql
          .prepare<[], { action: string; by: string; after: string }>(
            `SELECT action, actor_name AS by, after_json AS after FROM audit WHERE action LIKE 'automation.%' OR action LIKE 'interaction.%' ORDER BY seq`,
          )
          .all(),
      [Symbol.asyncDispose]: async () => {
        queue[Symbol.dispose]()
        await life[Symbol.asyncDispose]()
      },
    }
  }
  return { ports, platform, start, [Symbol.dispose]: () => dir[Symbol.dispose]() }
}

describe('what is wanted', () => {
  it('is done when it is due, once however often it is asked for, and told with whose it was', async () => {
    using at = world()
    await using life = await at.start()
    const dueAt = at.ports.clock.now() + 5 * minute
    const id = life.want('a', { dueAt })
    expect(life.want('a', { dueAt: dueAt + hour })).toBe(id)
    await life.after(4 * minute)
    expect(at.platform.acts).toEqual([])
    expect(life.act(id)).toMatchObject({ state: 'due', nextAt: dueAt })
    await life.after(2 * minute)
    expect(at.platform.acts.map(({ act, on }) => [act, on])).toEqual([['like', 'a']])
    expect(life.act(id)).toMatchObject({ state: 'done', verdict: 'allowed', gateRule: 'bluesky.like.engaged', nextAt: null })
    life.want('a')
    await life.after(hour)
    expect(at.platform.acts).toHaveLength(1)
    expect(life.history().map((one) => [one.action, one.by])).toEqual([
      ['automation.allowed', 'Like answers'],
      ['interaction.liked', 'Like answers'],
    ])
  })

  it('waits for a click where the platform wants one; pressed it is done in that person’s name, dropped it is not', async () => {
    using at = world()
    await using life = await at.start()
    const alone = { ...spoke, engaged: false }
    const [one, two, three] = ['a', 'b', 'c'].map((name) => life.want(name, { circumstances: alone }))
    await life.settle()
    expect(at.platform.acts).toEqual([])
    expect(await life.count()).toEqual({ asks: 3, due: 0 })
    const first = await life.list(['asks'], 2)
    expect(first.items).toHaveLength(2)
    expect(first.items[0]).toMatchObject({ gate: { verdict: 'needs_click', rule: 'bluesky.like' }, ours: true, by })
    expect((await life.list(['asks'], 2, first.next)).items).toHaveLength(1)
    expect(await life.press(one ?? '')).toMatchObject({ state: 'done', pressedBy: 'Ada' })
    expect(await life.drop(two ?? '')).toMatchObject({ state: 'dropped', dropReason: 'by_hand' })
    expect(await life.markDone(three ?? '')).toMatchObject({ state: 'done', pressedBy: 'Ada' })
    for (const id of [one, two, three]) await expect(life.press(id ?? '')).rejects.toSatisfy((error) => isAppError(error, 'STATE_CHANGED'))
    expect(at.platform.acts.map(({ on }) => on)).toEqual(['a'])
    expect(await life.count()).toEqual({ asks: 0, due: 0 })
    expect(life.history().map((line) => [line.action, line.by])).toEqual([
      ...Array.from({ length: 3 }, () => ['automation.waits_for_click', 'Like answers']),
      ['interaction.liked', 'Ada'],
      ['automation.dropped', 'Ada'],
      ['automation.done_by_hand', 'Ada'],
    ])
  })

  it('waits again where a press was refused, and can be pressed again', async () => {
    using at = world()
    await using life = await at.start()
    const id = life.want('a', { circumstances: { ...spoke, engaged: false } })
    await life.settle()
    life.publishing.stop.set(ada)
    expect(await life.press(id)).toMatchObject({ state: 'asks', failure: { code: 'HELD' } })
    life.publishing.stop.lift(ada)
    expect(await life.press(id)).toMatchObject({ state: 'done', failure: null })
    expect(at.platform.acts).toHaveLength(1)
  })

  it('is put off by a budget, told so once, and done when there is room', async () => {
    using at = world()
    await using life = await at.start()
    const ids = Array.from({ length: 12 }, (_, index) => life.want(`fan${index}`))
    await life.settle()
    expect(at.platform.acts).toHaveLength(5)
    const waiting = ids.flatMap((id) => life.act(id) ?? []).filter(({ state }) => state === 'due')
    expect(waiting).toHaveLength(7)
    expect(waiting[0]).toMatchObject({ verdict: 'later', putOff: 'hour' })
    await life.after(4 * hour)
    expect(at.platform.acts).toHaveLength(12)
    expect(ids.map((id) => life.act(id)?.state)).toEqual(ids.map(() => 'done'))
    expect(new Set(at.platform.acts.map(({ on }) => on)).size).toBe(12)
    const told = life.history().map(({ action }) => action)
    expect(told.filter((action) => action === 'automation.put_off')).toHaveLength(7)
    expect(told.filter((action) => action === 'automation.allowed')).toHaveLength(12)
  })

  it('that is beyond what it may do in a day is told with its reason, and that a stop holds it is told once', async () => {
    using at = world()
    await using life = await at.start()
    const over = life.want('a', { leftUndone: 'cap' })
    expect(life.want('a', { leftUndone: 'cap' })).toBe(over)
    expect(life.act(over)).toMatchObject({ state: 'dropped', dropReason: 'cap' })
    life.publishing.stop.set(ada)
    life.want('b')
    await life.after(2 * day)
    life.publishing.stop.lift(ada)
    await life.settle()
    expect(at.platform.acts.map(({ on }) => on)).toEqual(['b'])
    expect(life.history().map(({ action, by: whose, after }) => [action, whose, JSON.parse(after) as unknown])).toMatchObject([
      ['automation.dropped', 'Like answers', { act: 'like', on: 'https://example.test/a', why: 'cap' }],
      ['automation.held', 'Like answers', { act: 'like', on: 'https://example.test/b', failure: 'HELD' }],
      ['automation.allowed', 'Like answers', {}],
      ['interaction.liked', 'Like answers', {}],
    ])
  })

  it('is held by the stop, and goes on when it is lifted; so does what waits for its account', async () => {
    using at = world()
    await using life = await at.start()
    life.publishing.stop.set(ada)
    const id = life.want('a')
    await life.settle()
    expect(life.act(id)).toMatchObject({ state: 'due', failureCode: 'HELD', verdict: null })
    expect(at.platform.acts).toEqual([])
    life.publishing.stop.lift(ada)
    await life.settle()
    expect(life.act(id)).toMatchObject({ state: 'done', failureCode: null })
    life.store.sql.prepare(`UPDATE account SET state = 'needs_reconnect'`).run()
    const other = life.want('b')
    await life.settle()
    expect(life.act(other)).toMatchObject({ state: 'due', failureCode: 'REAUTH_REQUIRED' })
    life.store.sql.prepare(`UPDATE account SET state = 'connected'`).run()
    const { accountId, creatorId } = life
    life.store.write((tx) => tx.emit({ kind: 'account.changed', accountId, creatorId, state: 'connected' }))
    await life.settle()
    expect(life.act(other)).toMatchObject({ state: 'done' })
  })

  it('is asked about again immediately before the write: a stop pressed in between holds it, and it is tried again after', async () => {
    using at = world()
    let press = (): void => undefined
    await using life = await at.start({ hit: (point) => (point === 'ledger.before_commit' ? press() : undefined) })
    press = () => {
      press = () => undefined
      life.publishing.stop.set(ada)
    }
    const id = life.want('a')
    await life.settle()
    expect(at.platform.acts).toEqual([])
    expect(life.act(id)).toMatchObject({ state: 'due', tries: 1 })
    life.publishing.stop.lift(ada)
    await life.after(hour)
    expect(life.act(id)).toMatchObject({ state: 'done' })
    expect(at.platform.acts).toHaveLength(1)
  })

  it('is left undone when its time is over, somebody answered, or what wanted it wants it no more', async () => {
    using at = world()
    await using life = await at.start()
    const now = at.ports.clock.now()
    life.publishing.stop.set(ada)
    const late = life.want('late', { expiresAt: now + hour })
    const asks = life.want('asks', { dueAt: now, circumstances: { ...spoke, engaged: false }, expiresAt: now + 3 * hour })
    await life.after(2 * hour)
    expect(life.act(late)).toMatchObject({ state: 'dropped', dropReason: 'expired' })
    life.publishing.stop.lift(ada)
    await life.settle()
    expect(life.act(asks)).toMatchObject({ state: 'asks' })
    await life.after(2 * hour)
    expect(life.act(asks)).toMatchObject({ state: 'dropped', dropReason: 'expired' })

    const answer = (name: string, text: string, more: Partial<WantedAct> = {}) =>
      life.want(`${name} ${text}`, { act: 'answer_comment', text, unlessAnswered: true, dueAt: at.ports.clock.now() + hour, ...more })
    const target = { targetId: 'x', targetVersion: null, targetAuthor: 'fan', targetUrl: '', isReply: true, summons: true }
    const first = answer('x', 'Thank you', { target, dueAt: at.ports.clock.now() })
    const second = answer('x', 'Thanks!', { target })
    const third = answer('y', 'Thanks again')
    await life.settle()
    expect(life.store.write((tx) => dropAllOf(life.queue, tx, { kind: 'rule', id: 'rul_other' }, 'turned_off'))).toBe(0)
    await life.after(2 * hour)
    expect([first, second, third].map((id) => life.act(id)?.state)).toEqual(['done', 'dropped', 'done'])
    expect(life.act(second)).toMatchObject({ dropReason: 'answered' })
    const fourth = answer('z', 'Thanks, once more')
    expect(life.store.write((tx) => dropAllOf(life.queue, tx, by, 'turned_off'))).toBe(1)
    await life.after(2 * hour)
    expect(life.act(fourth)).toMatchObject({ state: 'dropped', dropReason: 'turned_off' })
  })

  it('fails with its reason where it cannot be: words too long, words that stand already', async () => {
    using at = world()
    await using life = await at.start()
    const long = life.want('a', { act: 'answer_comment', text: 'x'.repeat(400) })
    await life.settle()
    expect(life.act(long)).toMatchObject({ state: 'failed', failureCode: 'TEXT_INVALID' })
    at.platform.next.push({ refuse: 'PLATFORM_REJECTED', data: { platform: 'bluesky', reason: 'blocked' } })
    const refused = life.want('b')
    await life.settle()
    expect(life.act(refused)).toMatchObject({ state: 'failed', failureCode: 'PLATFORM_REJECTED' })
    at.platform.next.push({
      refuse: 'RATE_LIMITED',
      data: { platform: 'bluesky', retryAt: new Date(at.ports.clock.now() + hour).toISOString() },
    })
    const limited = life.want('c')
    await life.settle()
    expect(life.act(limited)).toMatchObject({ state: 'due' })
    await life.after(2 * hour)
    expect(life.act(limited)).toMatchObject({ state: 'done' })
    expect(life.history().map(({ action }) => action)).toContain('automation.failed')
  })

  it('of a post that is gone is left undone', async () => {
    using at = world()
    await using life = await at.start()
    const [publicationId = ''] = seedPublications(life, life.creatorId, [
      { accountId: life.accountId, text: 'hello', dueAt: at.ports.clock.now() + 300 * day },
    ])
    const target = { targetId: 'post', targetVersion: null, targetAuthor: null, targetUrl: '', isReply: false, summons: null }
    const id = life.want('post', { act: 'repost', publicationId, target })
    await life.settle()
    expect(life.act(id)).toMatchObject({ state: 'dropped', dropReason: 'gone' })
  })
})

describe('over restarts', () => {
  it.each<FaultPoint>(['ledger.before_commit', 'write.before_send', 'write.after_send', 'outcome.before_commit', 'outcome.after_commit'])(
    'nothing is done twice, and what becomes of it is known, where the process ends at %s',
    async (point) => {
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
      const like = first.want('a')
      const answer = first.want('b', { act: 'answer_comment', text: 'Thank you' })
      await Promise.race([first.settle(), died])
      expect(isDead).toBe(true)
      await using second = await at.start()
      await second.after(6 * hour)
      expect(second.act(like)).toMatchObject({ state: 'done' })
      // An answer that was about to leave is looked for, and begun again where it is certainly not there.
      expect(second.act(answer)).toMatchObject({ state: 'done' })
      expect(at.platform.acts.filter(({ act }) => act === 'answer')).toHaveLength(1)
      // A like whose answer nobody heard may be sent again under its key: it changes nothing there.
      expect(new Set(at.platform.acts.map(({ key }) => key)).size).toBe(2)
    },
  )

  it('an answer that never left is decided anew: it is left undone where somebody answered meanwhile', async () => {
    using at = world()
    const { promise: died, resolve } = Promise.withResolvers<void>()
    let isDead = false
    const first = await at.start({
      hit: (here) => {
        isDead ||= here === 'write.before_send'
        if (!isDead) return
        resolve()
        return new Promise(() => undefined)
      },
    })
    const id = first.want('a', { act: 'answer_comment', text: 'Thank you', unlessAnswered: true })
    await Promise.race([first.settle(), died])
    await using second = await at.start()
    await second.after(2 * minute)
    expect(second.act(id)).toMatchObject({ state: 'due' })
    const wanted = { publicationId: null, accountId: second.accountId, act: 'answer' as const, text: 'Ada here' }
    const requestKey = '019a0000-0000-7000-8000-000000000001'
    const target = { targetId: 'a', targetVersion: null, targetAuthor: 'fan', targetUrl: '', isReply: true, summons: true }
    const { interacting } = second.queue
    await interacting.send(second.store.write((tx) => planOn(interacting, tx, { ...wanted, requestKey }, target, ada)))
    await second.after(6 * hour)
    expect(second.act(id)).toMatchObject({ state: 'dropped', dropReason: 'answered' })
    expect(at.platform.acts.map(({ text }) => text)).toEqual(['Ada here'])
  })

  it('what waited goes on, and a click is still waited for', async () => {
    using at = world()
    const ids: string[] = []
    {
      await using life = await at.start()
      ids.push(life.want('a', { dueAt: at.ports.clock.now() + hour }), life.want('b', { circumstances: { ...spoke, engaged: false } }))
      await life.settle()
    }
    await using life = await at.start()
    await life.after(2 * hour)
    expect(ids.map((id) => life.act(id)?.state)).toEqual(['done', 'asks'])
    expect(life.want('a')).toBe(ids[0])
  })

  it('no sequence of wishes, stops, restarts and lost answers does one thing twice or passes a budget', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('want' as const),
          name: fc.integer({ min: 0, max: 14 }),
          wait: fc.integer({ min: 0, max: 2 * hour }),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
      { weight: 1, arbitrary: fc.constantFrom({ kind: 'stop' as const }, { kind: 'lift' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'lose' as const }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 1, max: 10 * hour }) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        using at = world()
        let life = await at.start()
        let stopped = false
        try {
          for (const one of steps) {
            if (one.kind === 'want')
              life.want(`fan${one.name}`, { act: 'answer_comment', text: 'Thank you', dueAt: at.ports.clock.now() + one.wait })
            if (one.kind === 'restart') {
              await life[Symbol.asyncDispose]()
              life = await at.start()
            }
            if (one.kind === 'stop') life.publishing.stop.set(ada)
            if (one.kind === 'lift') life.publishing.stop.lift(ada)
            if (one.kind === 'stop' || one.kind === 'lift') stopped = one.kind === 'stop'
            if (one.kind === 'lose') at.platform.next.push({ loseAnswer: true })
            const before = at.platform.acts.length
            await life.after(one.kind === 'time' ? one.ms : 1)
            if (stopped) expect(at.platform.acts.length).toBe(before)
          }
          const on = at.platform.acts.map((act) => act.on)
          expect(new Set(on).size).toBe(on.length)
          const times = life.store.sql.prepare<[], number>('SELECT at FROM automated_write').pluck().all()
          for (const from of times) {
            expect(times.filter((time) => time >= from && time < from + hour).length).toBeLessThanOrEqual(4)
            expect(times.filter((time) => time >= from && time < from + day).length).toBeLessThanOrEqual(15)
          }
          const rows = life.store.sql.prepare<[], { state: string }>('SELECT state FROM automated_act').all()
          expect(rows.filter(({ state }) => state === 'done').length).toBeLessThanOrEqual(on.length)
          expect(rows.every(({ state }) => ['due', 'done', 'sending'].includes(state))).toBe(true)
        } finally {
          await life[Symbol.asyncDispose]()
        }
      }),
      { numRuns: 15 },
    )
  }, 60_000)
})
