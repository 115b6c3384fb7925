/** Groups that repost: what is measured sets them going, a word of anybody's stops them, and nothing passes what they were given. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TestMachine, testPorts } from '../../../../test/harness/test-ports.ts'
import type { AmplifierRules } from '../../../contract/amplifiers.ts'
import { isAppError } from '../../app-error.ts'
import { createInteracting } from '../../interacting/interacting.ts'
import { createRollUps } from '../../measuring/roll-ups.ts'
import { unknownFigures } from '../../platforms/kit/figures.ts'
import { MemoryPlatform } from '../../publishing/testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from '../../publishing/testing/start-publishing.ts'
import type { Actor } from '../../store/store.ts'
import { createActQueue } from '../queue/act-queue.ts'
import { createAmplifiers } from './amplifiers.ts'
import type { Amplifiers } from './parts.ts'
import { dayOf } from './plan-reposts.ts'
import { amplifierProcedures } from './procedures/index.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }
const zone = 'Europe/Paris'
const rules: AmplifierRules = {
  market: 'france',
  kinds: ['text'],
  minLikes: 10,
  medianPercent: null,
  firstAfterMinutes: 10,
  lastAfterMinutes: 130,
  withinHours: 72,
  accountPerDay: 2,
  groupPerDay: 5,
}

const world = () => {
  const dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform()
  let lives = 0
  let seeded: { creatorId: string; accountIds: string[] } | undefined
  const start = async () => {
    const machine = Object.assign(new TestMachine(), { pid: 900_000 + lives })
    for (let before = 0; before < lives; before += 1) machine.dead.add(900_000 + before)
    lives += 1
    let built: Amplifiers | undefined
    const life = await startPublishing({
      dataDir: dir.path,
      ports: { ...ports, machine },
      platform,
      leaseMs: 1000 * day,
      before: (publishing) => {
        const interacting = createInteracting(publishing)
        const queue = createActQueue(publishing, interacting)
        built = createAmplifiers(publishing, interacting, queue)
        queue.start()
        built.start()
      },
    })
    if (!built) throw new Error('not built')
    const it = built
    if (!seeded) {
      seeded = seedAccounts(life.store, 4)
      life.store.sql.prepare('UPDATE account SET connected_at = ?').run(ports.clock.now() - 100 * day)
    }
    const { creatorId, accountIds } = seeded
    const [ownId = '', ...relays] = accountIds
    const rollUps = createRollUps(life.store)
    while (life.store.write((tx) => rollUps.rebuild(tx, 10)));
    const procedures = amplifierProcedures(it)
    const call = { actor: ada, reach: null } as unknown as Parameters<(typeof procedures)['amplifiers.list']>[0]['call']
    const settle = () => life.goTo(ports.clock.now() + 1)
    const group = async () => (await procedures['amplifiers.list']({ input: {}, call }))[0]
    const of = async () => ({ creatorId, groupId: (await group())?.id ?? '' })
    return {
      ...life,
      it,
      creatorId,
      ownId,
      relays,
      settle,
      group,
      after: (ms: number) => life.goTo(ports.clock.now() + ms),
      save: async (changes: Partial<AmplifierRules> = {}) => {
        const known = await group()
        const input = { creatorId, name: 'Relays', rules: { ...rules, ...changes }, ...(known && { groupId: known.id }) }
        return procedures['amplifiers.save']({ input, call })
      },
      setOn: async (isOn: boolean) => procedures['amplifiers.setOn']({ input: { ...(await of()), isOn }, call }),
      resume: async () => procedures['amplifiers.resume']({ input: await of(), call }),
      remove: async () => procedures['amplifiers.remove']({ input: await of(), call }),
      grant: async (amplifier: string, kinds: 'text'[] | 'video'[] | null = null) =>
        procedures['amplifiers.grant']({ input: { ...(await of()), amplifier, kinds }, call }),
      revoke: async (accountId: string) => {
        const grant = (await group())?.grants.find((one) => one.accountId === accountId && one.revokedAt === null)
        return procedures['amplifiers.revoke']({ input: { ...(await of()), grantId: grant?.id ?? '' }, call })
      },
      preview: async () => procedures['amplifiers.preview']({ input: await of(), call }),
      acts: async () => (await procedures['amplifiers.acts']({ input: { ...(await of()), limit: 100 }, call })).items,
      /** Goes out now; answers its id. */
      publish: async (text: string, accountId = ownId): Promise<string> => {
        const [id = ''] = seedPublications(life, creatorId, [{ accountId, text, dueAt: ports.clock.now() + 1 }])
        await life.goTo(ports.clock.now() + 2)
        return id
      },
      measure: async (publicationId: string, likes: number) => {
        life.store.write((tx) => {
          rollUps.add(tx, [{ publicationId, figures: { ...unknownFigures, likes, replies: 1 } }])
          tx.emit({ kind: 'metrics.collected', publicationId, creatorId })
        })
        await settle()
      },
      takeDown: async (publicationId: string) => {
        const { engine } = life.publishing
        life.store.write((tx) => {
          const row = engine.publications.get(publicationId)
          if (!row) throw new Error('not there')
          engine.publications.save(tx, row, { removedAt: tx.now, nextAt: null }, { reason: 'removed', actor: 'Ada' })
          tx.emit({
            kind: 'publication.changed',
            publicationId,
            creatorId,
            accountId: row.accountId,
            from: 'published',
            to: 'published',
            failureCode: null,
          })
        })
        await settle()
      },
      history: () => life.store.sql.prepare(`SELECT action FROM audit WHERE action LIKE 'amplifier.%' ORDER BY seq`).pluck().all(),
      [Symbol.asyncDispose]: async () => {
        it[Symbol.dispose]()
        it.queue[Symbol.dispose]()
        await life[Symbol.asyncDispose]()
      },
    }
  }
  const reposts = () => platform.acts.filter(({ act }) => act === 'repost')
  return { ports, platform, reposts, start, [Symbol.dispose]: () => dir[Symbol.dispose]() }
}

const ready = async (life: Awaited<ReturnType<ReturnType<typeof world>['start']>>, changes: Partial<AmplifierRules> = {}) => {
  await life.save(changes)
  for (const id of life.relays) await life.grant(id)
  await life.setOn(true)
}

describe('a group', () => {
  it('reposts a post by its accounts once it is liked enough: natively, each once, at different times, never the account that posted', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life)
    await life.grant(life.ownId)
    const id = await life.publish('hello')
    await life.measure(id, 9)
    await life.after(4 * hour)
    expect(at.reposts()).toEqual([])
    await life.measure(id, 12)
    expect((await life.acts()).map(({ state, act, by }) => [state, act, by.name])).toEqual(
      Array.from({ length: 3 }, () => ['due', 'repost', 'Relays']),
    )
    await life.after(3 * hour)
    expect(
      at
        .reposts()
        .map(({ accountId }) => accountId)
        .toSorted(),
    ).toEqual(life.relays.toSorted())
    expect(at.reposts().every(({ text }) => text === undefined)).toBe(true)
    const times = (await life.acts()).map(({ doneAt }) => doneAt?.getTime() ?? 0).toSorted((a, b) => a - b)
    for (const [index, time] of times.entries()) if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThan(10 * minute)
    await life.measure(id, 50)
    await life.after(day)
    expect(at.reposts()).toHaveLength(3)
    expect(life.history()).toEqual([
      'amplifier.saved',
      ...Array.from({ length: 3 }, () => 'amplifier.granted'),
      'amplifier.switched_on',
      'amplifier.granted',
    ])
  })

  it('waits for what its account’s posts usually come to, and does nothing where too few are known', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life, { minLikes: null, medianPercent: 100 })
    const first = await life.publish('first')
    await life.measure(first, 100)
    await life.after(4 * hour)
    expect(at.reposts()).toEqual([])
    for (let number = 1; number <= 5; number += 1) {
      const old = await life.publish(`old ${number}`)
      await life.measure(old, 1)
      const [before, usual] = [at.ports.clock.now() - 10 * day, 20 + number]
      life.store.sql.prepare('UPDATE publication SET published_at = ?, due_at = ? WHERE id = ?').run(before, before, old)
      life.store.sql.prepare('UPDATE measured_post SET published_at = ?, h24_engaged = ? WHERE publication_id = ?').run(before, usual, old)
    }
    await life.measure(first, 21)
    await life.after(4 * hour)
    expect(at.reposts()).toEqual([])
    await life.measure(first, 22)
    await life.after(4 * hour)
    expect(at.reposts()).toHaveLength(3)
  })

  it('leaves undone at once what waits for a grant that is taken back; given again it goes on, and nothing twice', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life)
    const [first = '', second = ''] = life.relays
    const id = await life.publish('hello')
    await life.measure(id, 12)
    await life.revoke(first)
    expect((await life.acts()).map(({ accountId, state, dropReason }) => [accountId === first, state, dropReason])).toEqual(
      expect.arrayContaining([[true, 'dropped', 'revoked']]),
    )
    await life.after(4 * hour)
    expect(at.reposts().map(({ accountId }) => accountId)).not.toContain(first)
    expect(at.reposts()).toHaveLength(2)
    await life.revoke(second)
    for (const relay of [first, second]) await life.grant(relay)
    await life.after(4 * hour)
    expect(at.reposts()).toHaveLength(3)
    expect(new Set(at.reposts().map(({ accountId }) => accountId)).size).toBe(3)
    expect((await life.group())?.grants.map(({ grantedBy, revokedBy }) => [grantedBy, revokedBy])).toEqual([
      ['Ada', null],
      ['Ada', null],
      ['Ada', null],
      ['Ada', 'Ada'],
      ['Ada', 'Ada'],
    ])
  })

  it('stops when it is switched off or removed, and drops what waits for a post that is removed', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life)
    const id = await life.publish('hello')
    const other = await life.publish('other')
    await life.measure(id, 12)
    await life.takeDown(id)
    expect((await life.acts()).map(({ state, dropReason }) => [state, dropReason])).toEqual(
      Array.from({ length: 3 }, () => ['dropped', 'gone']),
    )
    await life.measure(other, 12)
    await life.setOn(false)
    expect((await life.acts()).filter(({ state }) => state === 'due')).toEqual([])
    await life.after(4 * hour)
    expect(at.reposts()).toEqual([])
    await life.setOn(true)
    expect((await life.acts()).filter(({ state }) => state === 'due')).toHaveLength(3)
    await life.remove()
    await life.after(4 * hour)
    expect(at.reposts()).toEqual([])
    expect(await life.group()).toBeUndefined()
  })

  it('decides anew by rules that were changed', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life)
    const id = await life.publish('hello')
    await life.measure(id, 12)
    await life.save({ minLikes: 20 })
    await life.after(4 * hour)
    expect(at.reposts()).toEqual([])
    await life.measure(id, 20)
    await life.after(4 * hour)
    expect(at.reposts()).toHaveLength(3)
  })

  it('that is changed still reposts what a rule asked for, as far as it may: without the thresholds, by whom and what it names now', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life, { minLikes: 1000 })
    const id = await life.publish('hello')
    const groupId = (await life.group())?.id ?? ''
    life.store.write((tx) => void life.it.ask(tx, groupId, id))
    expect((await life.acts()).map(({ state }) => state)).toEqual(['due', 'due', 'due'])
    await life.revoke(life.relays[0] ?? '')
    await life.save({ minLikes: 2000, groupPerDay: 1 })
    const waiting = (await life.acts()).filter(({ state }) => state === 'due')
    expect(waiting).toHaveLength(2)
    expect(new Set(waiting.map(({ dueAt }) => dayOf(dueAt.getTime(), zone))).size).toBe(2)
    await life.after(3 * day)
    expect(at.reposts()).toHaveLength(2)
    expect(at.reposts().map(({ accountId }) => accountId)).not.toContain(life.relays[0])
    // Of a kind that it does not repost any more, nothing stays.
    const other = await life.publish('other')
    life.store.write((tx) => void life.it.ask(tx, groupId, other))
    await life.save({ kinds: ['video'] })
    expect((await life.acts()).filter(({ state }) => state === 'due')).toEqual([])
  })

  it('pauses at the first warning of a platform, says why, and goes on when a person says so', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life)
    const id = await life.publish('hello')
    at.platform.next.push({ refuse: 'PLATFORM_REJECTED', data: { platform: 'bluesky', reason: 'account_suspended' } })
    await life.measure(id, 12)
    await life.after(4 * hour)
    expect(at.reposts()).toEqual([])
    expect(await life.group()).toMatchObject({ paused: { failure: { code: 'PLATFORM_REJECTED', data: { reason: 'account_suspended' } } } })
    const states = (await life.acts()).map(({ state, dropReason }) => dropReason ?? state)
    expect(states.toSorted()).toEqual(['failed', 'paused', 'paused'])
    await life.measure(id, 30)
    await life.after(4 * hour)
    expect(at.reposts()).toEqual([])
    expect(life.history().at(-1)).toBe('amplifier.paused')
    expect(await life.resume()).toMatchObject({ paused: null })
    await life.after(4 * hour)
    // What was refused is not asked for again, and does not pause it again.
    expect(at.reposts()).toHaveLength(2)
    expect(await life.group()).toMatchObject({ paused: null })
  })

  it('pauses when an account in it is told to slow down, or has to be connected again', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life)
    const id = await life.publish('hello')
    const retryAt = new Date(at.ports.clock.now() + 6 * hour).toISOString()
    at.platform.next.push({ refuse: 'RATE_LIMITED', data: { platform: 'bluesky', retryAt } })
    await life.measure(id, 12)
    await life.after(5 * hour)
    expect(await life.group()).toMatchObject({ paused: { failure: { code: 'RATE_LIMITED' } } })
    expect(at.reposts()).toEqual([])
    await life.resume()
    const [accountId = ''] = life.relays
    const { creatorId } = life
    life.store.write((tx) => tx.emit({ kind: 'account.changed', accountId, creatorId, state: 'needs_reconnect' }))
    await life.settle()
    expect(await life.group()).toMatchObject({ paused: { accountId, failure: { code: 'REAUTH_REQUIRED' } } })
  })

  it('heeds at its start what happened while nobody listened: a refusal, a post that was removed', async () => {
    using at = world()
    {
      await using life = await at.start()
      await ready(life)
      const removed = await life.publish('removed')
      await life.measure(removed, 12)
      life.it[Symbol.dispose]()
      await life.takeDown(removed)
      expect((await life.acts()).filter(({ state }) => state === 'due')).toHaveLength(3)
    }
    {
      await using life = await at.start()
      await life.settle()
      expect((await life.acts()).map(({ dropReason }) => dropReason)).toEqual(['gone', 'gone', 'gone'])
      const id = await life.publish('another')
      await life.measure(id, 12)
      life.it[Symbol.dispose]()
      at.platform.next.push({ refuse: 'PLATFORM_REJECTED', data: { platform: 'bluesky', reason: 'account_suspended' } })
      while ((await life.acts()).every(({ state }) => state !== 'failed')) await life.after(10 * minute)
      expect(await life.group()).toMatchObject({ paused: null })
    }
    await using life = await at.start()
    await life.settle()
    expect(await life.group()).toMatchObject({ paused: { failure: { code: 'PLATFORM_REJECTED' } } })
  })

  it('keeps to the day’s budget where a stop had held what was planned for another day', async () => {
    using at = world()
    await using life = await at.start()
    await ready(life, { accountPerDay: 1, groupPerDay: 1 })
    for (const [index, relay] of life.relays.entries()) if (index > 0) await life.revoke(relay)
    for (const text of ['one', 'two']) await life.measure(await life.publish(text), 12)
    expect(new Set((await life.acts()).map(({ dueAt }) => dayOf(dueAt.getTime(), zone))).size).toBe(2)
    life.publishing.stop.set(ada)
    await life.goTo(Date.parse('2026-03-03T10:00:00Z'))
    life.publishing.stop.lift(ada)
    await life.goTo(Date.parse('2026-03-03T22:00:00Z'))
    expect(at.reposts()).toHaveLength(1)
    await life.after(day)
    expect(at.reposts()).toHaveLength(2)
  })

  it('is not of accounts that cannot repost, are there already, or are out of reach', async () => {
    using at = world()
    await using life = await at.start()
    await life.save()
    const [first = '', second = ''] = life.relays
    await life.grant(first)
    const refused = (code: 'CONFLICT' | 'NOT_SUPPORTED' | 'NOT_FOUND') => (error: unknown) => isAppError(error, code)
    await expect(life.grant(first)).rejects.toSatisfy(refused('CONFLICT'))
    life.store.sql.prepare(`UPDATE account SET platform = 'instagram' WHERE id = ?`).run(second)
    await expect(life.grant(second)).rejects.toSatisfy(refused('NOT_SUPPORTED'))
    const procedures = amplifierProcedures(life.it)
    const { creatorId } = life
    const groupId = (await life.group())?.id ?? ''
    type Call = Parameters<(typeof procedures)['amplifiers.grant']>[0]['call']
    const elsewhere = { actor: ada, reach: new Set(['crt_other']) } as unknown as Call
    const asked = { input: { creatorId, groupId, amplifier: second, kinds: null }, call: elsewhere }
    await expect((async () => procedures['amplifiers.grant'](asked))()).rejects.toSatisfy(refused('NOT_FOUND'))
    const wrong = { input: { creatorId: 'crt_other', groupId, isOn: true }, call: elsewhere }
    await expect((async () => procedures['amplifiers.setOn'](wrong))()).rejects.toSatisfy(refused('NOT_FOUND'))
    expect(await procedures['amplifiers.list']({ input: {}, call: elsewhere })).toEqual([])
  })

  it('tells what it would have done, from figures as they were read, and does nothing of it', async () => {
    using at = world()
    await using life = await at.start()
    await life.save()
    for (const id of life.relays) await life.grant(id)
    const liked = await life.publish('liked')
    const other = await life.publish('not liked')
    const read = (publicationId: string, likes: number) =>
      life.store.sql
        .prepare('INSERT INTO snapshot (publication_id, at, likes, replies) VALUES (?, ?, ?, 0)')
        .run(publicationId, at.ports.clock.now(), likes)
    await life.after(hour)
    read(liked, 8)
    read(other, 2)
    await life.after(hour)
    read(liked, 15)
    await life.after(day)
    const preview = await life.preview()
    expect(preview.posts).toBe(2)
    expect(preview.reposts.map(({ text, likes, verdict }) => [text, likes, verdict])).toEqual(
      Array.from({ length: 3 }, () => ['liked', 15, 'allowed']),
    )
    expect(preview.passed).toMatchObject([{ text: 'not liked', why: 'threshold', accounts: [] }])
    expect(at.reposts()).toEqual([])
    expect(await life.acts()).toEqual([])
  })
})

describe('whatever comes', () => {
  it('no sequence of posts, figures, grants, stops, restarts and time passes a budget, a grant, a threshold or the night, or reposts twice', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('publish' as const) }) },
      {
        weight: 5,
        arbitrary: fc.record({ kind: fc.constant('measure' as const), post: fc.nat(5), likes: fc.integer({ min: 5, max: 20 }) }),
      },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('toggle' as const), relay: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.constantFrom({ kind: 'stop' as const }, { kind: 'lift' as const }, { kind: 'lift' as const }) },
      { weight: 1, arbitrary: fc.constantFrom({ kind: 'off' as const }, { kind: 'on' as const }, { kind: 'on' as const }) },
      { weight: 1, arbitrary: fc.constantFrom({ kind: 'lose' as const }, { kind: 'refuse' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'resume' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: minute, max: 30 * hour }) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
        using at = world()
        let life = await at.start()
        try {
          await ready(life)
          const posts: { id: string; most: number }[] = []
          /** From and to which instant each account's grant stood. */
          const stood = new Map(life.relays.map((id) => [id, [{ from: 0, to: Infinity }]]))
          for (const one of steps) {
            const now = at.ports.clock.now()
            if (one.kind === 'publish' && posts.length < 6) posts.push({ id: await life.publish(`post ${posts.length}`), most: 0 })
            const post = one.kind === 'measure' ? posts[one.post] : undefined
            if (post && one.kind === 'measure') {
              post.most = Math.max(post.most, one.likes)
              await life.measure(post.id, one.likes)
            }
            if (one.kind === 'toggle') {
              const relay = life.relays[one.relay] ?? ''
              const times = stood.get(relay) ?? []
              const open = times.find(({ to }) => to === Infinity)
              if (open) {
                open.to = now
                await life.revoke(relay)
              } else {
                times.push({ from: now, to: Infinity })
                await life.grant(relay)
              }
            }
            if (one.kind === 'stop') life.publishing.stop.set(ada)
            if (one.kind === 'lift') life.publishing.stop.lift(ada)
            if (one.kind === 'off' || one.kind === 'on') await life.setOn(one.kind === 'on')
            if (one.kind === 'lose') at.platform.next.push({ loseAnswer: true })
            if (one.kind === 'refuse') at.platform.next.push({ refuse: 'PLATFORM_REJECTED', data: { platform: 'bluesky', reason: 'x' } })
            if (one.kind === 'resume') await life.resume()
            if (one.kind === 'restart') {
              await life[Symbol.asyncDispose]()
              life = await at.start()
            }
            await life.after(one.kind === 'time' ? one.ms : 1)
          }
          // A lost answer is sent again under the same key, which changes nothing there.
          const made = new Map(at.reposts().map((act) => [act.key, act]))
          const pairs = [...made.values()].map(({ accountId, on }) => `${accountId} ${on}`)
          expect(new Set(pairs).size).toBe(pairs.length)
          const writes = life.store.sql
            .prepare<[], { accountId: string; at: number; publicationId: string }>(
              `SELECT w.account_id AS accountId, min(w.at) AS at, i.publication_id AS publicationId
               FROM automated_write AS w JOIN interaction AS i ON i.id = w.interaction_id GROUP BY i.id`,
            )
            .all()
          for (const write of writes) {
            expect(life.relays).toContain(write.accountId)
            expect(posts.find(({ id }) => id === write.publicationId)?.most ?? 0).toBeGreaterThanOrEqual(10)
            expect(stood.get(write.accountId)?.some(({ from, to }) => write.at >= from && write.at <= to)).toBe(true)
            const clock = Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(write.at))
            expect(clock < 2 || clock >= 6).toBe(true)
          }
          for (const those of Map.groupBy(writes, (write) => dayOf(write.at, zone)).values()) {
            expect(those.length).toBeLessThanOrEqual(rules.groupPerDay)
            for (const own of Map.groupBy(those, ({ accountId }) => accountId).values())
              expect(own.length).toBeLessThanOrEqual(rules.accountPerDay)
          }
        } finally {
          await life[Symbol.asyncDispose]()
        }
      }),
      { numRuns: 20 },
    )
  }, 120_000)
})
