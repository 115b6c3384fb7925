/** Acts that nobody pressed: decided by the gate, counted over restarts, told in the history, held by the stop at once. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testPorts } from '../../../test/harness/test-ports.ts'
import type { AutomatedAct, Circumstances, LoweredCaps } from '../../contract/automation.ts'
import type { PlanRules } from '../../contract/plans.ts'
import type { Faults } from '../ports.ts'
import type { Handlers } from '../procedure.ts'
import { MemoryPlatform } from '../publishing/testing/memory-platform.ts'
import { seedAccounts, seedPublications, testDir } from '../publishing/testing/start-publishing.ts'
import { systemActor } from '../store/store.ts'
import type { Actor } from '../store/store.ts'
import { interactingProcedures } from './procedures/index.ts'
import { planAutomated } from './plan-automated.ts'
import type { AutomatedAnswer } from './plan-automated.ts'
import { interactingLives } from './testing/interacting-lives.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }
const spoke: Circumstances = { engaged: true, summoned: true, answered: false, ofAgency: true, theirsAt: 0 }

const world = () => {
  const dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform()
  const begin = interactingLives({ dir, ports, platform, leaseMs: 1000 * day })
  let keys = 0
  let seeded: { creatorId: string; accountIds: string[] } | undefined
  const start = async (faults?: Faults) => {
    const { life, it } = await begin(faults)
    seeded ??= seedAccounts(life.store, 2)
    const { creatorId, accountIds } = seeded
    const [first = ''] = accountIds
    const ask = (act: AutomatedAct, of: Circumstances = spoke, { on, accountId = first }: { on?: string; accountId?: string } = {}) => {
      keys += 1
      const requestKey = `019a0000-0000-7000-8000-${String(keys).padStart(12, '0')}`
      const target = {
        targetId: on ?? `fan/${keys}`,
        targetVersion: null,
        targetAuthor: 'fan',
        targetUrl: 'https://example.test/fan',
        isReply: true,
        summons: true,
      }
      const text = act.startsWith('answer') ? { text: `Thank you ${keys}` } : {}
      return life.store.write((tx) =>
        planAutomated(it, tx, { accountId, publicationId: null, requestKey, automated: { act, of }, ...text }, target, systemActor),
      )
    }
    const send = async ({ row }: AutomatedAnswer): Promise<void> => {
      if (row?.state === 'planned') await it.send(row)
    }
    return {
      ...life,
      it,
      creatorId,
      accountIds,
      ask,
      send,
      act: async (...asked: Parameters<typeof ask>) => {
        const answer = ask(...asked)
        await send(answer)
        return { ...answer, row: answer.row && it.rows.get(answer.row.id) }
      },
      history: () =>
        life.store.sql
          .prepare(`SELECT action, after_json AS after, creator_id AS creatorId FROM audit WHERE action LIKE 'automation.%' ORDER BY seq`)
          .all(),
    }
  }
  return { ports, platform, start, [Symbol.dispose]: () => dir[Symbol.dispose]() }
}

describe('acts that nobody pressed', () => {
  it('are done where the platform allows it, left to a person where it wants one, and every answer is in the creator’s history', async () => {
    using at = world()
    await using life = await at.start()
    expect(await life.act('like')).toMatchObject({
      decision: { verdict: 'allowed', rule: { id: 'bluesky.like.engaged' } },
      row: { state: 'done', createdByKind: 'system' },
    })
    const alone = await life.act('like', { ...spoke, engaged: false })
    expect(alone).toMatchObject({ decision: { verdict: 'needs_click', rule: { id: 'bluesky.like' } } })
    expect(alone.row).toBeUndefined()
    for (const act of ['follow', 'quote', 'unasked_reply'] as const) expect((await life.act(act)).row).toBeUndefined()
    expect(at.platform.acts.map(({ act }) => act)).toEqual(['like'])
    const { creatorId } = life
    const told = (what: string, rule: string) => ({
      action: `automation.${what}`,
      creatorId,
      after: expect.stringContaining(`"rule":"${rule}"`) as string,
    })
    expect(life.history()).toEqual([
      told('allowed', 'bluesky.like.engaged'),
      told('waits_for_click', 'bluesky.like'),
      ...['follow', 'quote', 'unasked_reply'].map((act) => told('waits_for_click', `bluesky.${act}`)),
    ])
  })

  it('are put off at the end of a budget, over a restart too, and counted by account and act', async () => {
    using at = world()
    {
      await using life = await at.start()
      for (let number = 0; number < 5; number += 1) expect((await life.act('like')).row).toMatchObject({ state: 'done' })
    }
    await using life = await at.start()
    const now = at.ports.clock.now()
    const put = await life.act('like')
    expect(put.decision).toMatchObject({ verdict: 'later', why: 'hour', retryAt: now + hour })
    expect(put.row).toBeUndefined()
    expect(life.history().at(-1)).toMatchObject({ action: 'automation.put_off', after: expect.stringContaining('"why":"hour"') as string })
    expect((await life.act('answer_comment')).row).toMatchObject({ state: 'done' })
    expect((await life.act('like', spoke, { accountId: life.accountIds[1] ?? '' })).row).toMatchObject({ state: 'done' })
    // Ten in the evening in Paris until six: the market's quiet hours are asked where it is.
    await life.goTo(Date.parse('2026-03-03T01:30:00Z'))
    expect(life.ask('like').decision).toMatchObject({ verdict: 'later', why: 'quiet', retryAt: Date.parse('2026-03-03T05:00:00Z') })
    await life.goTo(Date.parse('2026-03-03T05:00:00Z'))
    expect((await life.act('like')).row).toMatchObject({ state: 'done' })
  })

  it('keep to a budget that was lowered, over a restart; it is never raised above the table, and each change is in the history', async () => {
    using at = world()
    const lower = (life: Awaited<ReturnType<typeof at.start>>, lowered: LoweredCaps) => {
      const call = { actor: ada } as unknown as Parameters<Handlers['automation.setBudget']>[0]['call']
      const [accountId = ''] = life.accountIds
      return interactingProcedures({ interacting: life.it })['automation.setBudget']({ input: { accountId, act: 'like', lowered }, call })
    }
    {
      await using life = await at.start()
      expect(await lower(life, { hour: 2, day: null })).toMatchObject({
        budgets: expect.arrayContaining([
          {
            act: 'like',
            used: { hour: 0, day: 0 },
            max: { hour: 2, day: 25 },
            lowered: { hour: 2, day: null },
            most: { hour: 20, day: 100 },
          },
        ]) as unknown,
      })
      expect(() => lower(life, { hour: 21, day: 101 })).toThrow(
        expect.objectContaining({
          code: 'BAD_INPUT',
          data: {
            issues: [
              { path: 'lowered.hour', code: 'too_big' },
              { path: 'lowered.day', code: 'too_big' },
            ],
          },
        }) as Error,
      )
    }
    await using life = await at.start()
    for (let number = 0; number < 2; number += 1) expect((await life.act('like')).row).toMatchObject({ state: 'done' })
    expect((await life.act('like')).decision).toMatchObject({ verdict: 'later', why: 'hour' })
    // More than the table lets a new account do is not done, however much it is given.
    expect(await lower(life, { hour: 20, day: null })).toMatchObject({ newUntil: expect.any(Date) as Date })
    for (let number = 0; number < 3; number += 1) expect((await life.act('like')).row).toMatchObject({ state: 'done' })
    expect((await life.act('like')).decision).toMatchObject({ verdict: 'later', why: 'hour' })
    await lower(life, { hour: null, day: null })
    const told = life.store.sql.prepare(`SELECT after_json FROM audit WHERE action = 'automation.budget_set' ORDER BY seq`).pluck().all()
    expect(told.map((json) => JSON.parse(String(json)) as unknown)).toEqual([
      { act: 'like', hour: 2, day: null },
      { act: 'like', hour: 20, day: null },
      { act: 'like', hour: null, day: null },
    ])
  })

  it('keep to the quiet hours of the plan that the account goes by, in the time of whom most of it is for', async () => {
    using at = world()
    await using life = await at.start()
    const { creatorId, accountIds } = life
    const [accountId = ''] = accountIds
    const plan = (of: string | null, version: number, rules: Pick<PlanRules, 'markets' | 'quietHours'> | null) =>
      life.store.sql
        .prepare(
          `INSERT INTO plan (id, creator_id, account_id, version, rules_json, created_at, by_actor, by_name) VALUES (?, ?, ?, ?, ?, 0, 'usr', 'Ada')`,
        )
        .run(`pln_${of ?? ''}_${version}`, creatorId, of, version, rules && JSON.stringify(rules))
    const likedAt = async (instant: string) => {
      await life.goTo(Date.parse(instant))
      return life.ask('like').decision
    }
    const france = [{ market: 'france' as const, weight: 1 }]
    plan(null, 1, { markets: france, quietHours: [{ from: '12:00', to: '14:00' }] })
    expect(await likedAt('2026-03-03T12:30:00Z')).toMatchObject({ why: 'quiet', retryAt: Date.parse('2026-03-03T13:00:00Z') })
    // Two in the morning in Paris, which the market would not have: the plan says when.
    expect(await likedAt('2026-03-04T02:00:00Z')).toMatchObject({ verdict: 'allowed' })
    plan(accountId, 1, { markets: [...france, { market: 'us_east', weight: 3 }], quietHours: null })
    expect(await likedAt('2026-03-04T12:30:00Z')).toMatchObject({ verdict: 'allowed' })
    expect(await likedAt('2026-03-05T08:00:00Z')).toMatchObject({ why: 'quiet', retryAt: Date.parse('2026-03-05T11:00:00Z') })
    plan(accountId, 2, { markets: france, quietHours: [] })
    expect(await likedAt('2026-03-06T03:00:00Z')).toMatchObject({ verdict: 'allowed' })
    // It follows its creator's again.
    plan(accountId, 3, null)
    expect(await likedAt('2026-03-06T12:30:00Z')).toMatchObject({ why: 'quiet' })
  })

  it('are asked about again immediately before the write: two that were both allowed do not both pass', async () => {
    using at = world()
    await using life = await at.start()
    const answers = Array.from({ length: 9 }, () => life.ask('like'))
    expect(answers.every(({ decision }) => decision.verdict === 'allowed')).toBe(true)
    await Promise.all(answers.map((answer) => life.send(answer)))
    expect(at.platform.acts).toHaveLength(5)
    const refused = answers.flatMap(({ row }) => (row ? [life.it.rows.get(row.id)] : [])).filter((row) => row?.state === 'refused')
    expect(refused).toHaveLength(4)
    expect(refused[0]).toMatchObject({ failureCode: 'QUOTA_EXCEEDED', failureData: { budget: 'automated_hour' } })
  })

  it('count each write, where one was sent again because its answer was lost', async () => {
    using at = world()
    await using life = await at.start()
    at.platform.next.push({ loseAnswer: true })
    await life.act('like')
    await life.goTo(at.ports.clock.now() + minute)
    expect(at.platform.acts).toHaveLength(2)
    for (let number = 0; number < 5; number += 1) await life.act('like')
    expect(at.platform.acts).toHaveLength(5)
  })

  it('no sequence of acts, restarts, clock changes and races passes a budget or a rule', async () => {
    const hourly = { like: [20, 5], answer_comment: [15, 4], repost: [3, 1] } as const
    const daily = { like: [100, 25], answer_comment: [60, 15], repost: [10, 3] } as const
    type Counted = keyof typeof hourly
    const counted = Object.keys(hourly) as Counted[]
    const lowering = fc.record({
      act: fc.constantFrom(...counted),
      to: fc.record({ hour: fc.option(fc.integer({ min: 0, max: 3 })), day: fc.option(fc.integer({ min: 0, max: 6 })) }),
    })
    /** Also between the decision and the write. */
    const turn = fc.oneof(
      { weight: 6, arbitrary: fc.constant('nothing' as const) },
      { weight: 2, arbitrary: fc.constant('restart' as const) },
      { weight: 1, arbitrary: fc.constantFrom('connected_anew' as const, 'settled' as const, 'stop' as const, 'lift' as const) },
      { weight: 2, arbitrary: lowering },
      { weight: 2, arbitrary: fc.integer({ min: -3 * hour, max: 30 * hour }) },
    )
    const wish = fc.record({
      act: fc.constantFrom<AutomatedAct>('like', 'like', 'answer_comment', 'repost', 'follow', 'hide'),
      engaged: fc.boolean(),
      on: fc.constantFrom(0, 0, 1),
      /** Asked for at once, and sent at once. */
      together: fc.integer({ min: 1, max: 7 }),
      between: turn,
      then: turn,
    })
    // An ordinary week, and the days on which the clocks go on and back.
    const begins = fc.constantFrom(null, '2026-03-28T14:00:00Z', '2026-10-24T14:00:00Z')
    const hourInParis = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' })
    await fc.assert(
      fc.asyncProperty(begins, fc.array(wish, { minLength: 3, maxLength: 12 }), async (beginsAt, wishes) => {
        using at = world()
        if (beginsAt !== null) at.ports.clock.jumpTo(Date.parse(beginsAt))
        let life = await at.start()
        const { accountIds } = life
        const connectedAt = new Map(accountIds.map((id) => [id, at.ports.clock.now()]))
        life.store.sql.prepare('UPDATE account SET connected_at = ?').run(at.ports.clock.now())
        const lowered = new Map<string, LoweredCaps>()
        let isStopped = false
        let seen = 0
        interface Write {
          accountId: string
          act: Counted
          at: number
        }
        const writesNow = () =>
          life.store.sql.prepare<[], Write>('SELECT account_id AS accountId, act, at FROM automated_write ORDER BY rowid').all()
        /** Each write against what stood when it was made; what was written under a later clock counts. */
        const judge = (): void => {
          const all = writesNow()
          for (const [index, one] of all.entries()) {
            if (index < seen) continue
            const before = all.slice(0, index).filter(({ accountId, act }) => accountId === one.accountId && act === one.act)
            const caps = lowered.get(`${one.accountId} ${one.act}`)
            const which = one.at - (connectedAt.get(one.accountId) ?? 0) < 14 * day ? 1 : 0
            const within = (ms: number) => before.filter((other) => other.at > one.at - ms).length
            expect(within(hour)).toBeLessThan(Math.min(hourly[one.act][which], caps?.hour ?? Infinity))
            expect(within(day)).toBeLessThan(Math.min(daily[one.act][which], caps?.day ?? Infinity))
            expect(isStopped).toBe(false)
            expect(Number(hourInParis.format(one.at)) >= 6 || Number(hourInParis.format(one.at)) < 2).toBe(true)
          }
          seen = all.length
        }
        const take = async (then: typeof turn extends fc.Arbitrary<infer T> ? T : never, accountId: string): Promise<void> => {
          if (then === 'restart') {
            await life[Symbol.asyncDispose]()
            life = await at.start()
          } else if (then === 'stop' || then === 'lift') {
            isStopped = then === 'stop'
            if (isStopped) life.publishing.stop.set(ada)
            else life.publishing.stop.lift(ada)
          } else if (then === 'connected_anew' || then === 'settled') {
            const since = at.ports.clock.now() - (then === 'settled' ? 100 * day : 0)
            connectedAt.set(accountId, since)
            life.store.sql.prepare('UPDATE account SET connected_at = ? WHERE id = ?').run(since, accountId)
          } else if (typeof then === 'number') at.ports.clock.jumpTo(at.ports.clock.now() + then)
          else if (then !== 'nothing') {
            const call = { actor: ada } as unknown as Parameters<Handlers['automation.setBudget']>[0]['call']
            const { act, to } = then
            await interactingProcedures({ interacting: life.it })['automation.setBudget']({ input: { accountId, act, lowered: to }, call })
            lowered.set(`${accountId} ${act}`, to)
          }
        }
        try {
          for (const { act, engaged, on, together, between, then } of wishes) {
            const accountId = accountIds[on] ?? ''
            const answers = Array.from({ length: together }, () => life.ask(act, { ...spoke, engaged }, { accountId }))
            await take(between, accountId)
            await Promise.all(answers.map((answer) => life.send(answer)))
            judge()
            await take(then, accountId)
          }
          expect(at.platform.acts).toHaveLength(writesNow().length)
          expect(at.platform.acts.filter((one) => !['like', 'answer', 'repost'].includes(one.act))).toEqual([])
          const strangers = life.store.sql
            .prepare(`SELECT count(*) FROM interaction WHERE act = 'like' AND json_extract(circumstances_json, '$.engaged') = 0`)
            .pluck()
            .get()
          expect(strangers).toBe(0)
        } finally {
          await life[Symbol.asyncDispose]()
        }
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  it('stop within a second of the switch, as publications do: nothing leaves after it', async () => {
    using at = world()
    await using life = await at.start()
    const { creatorId, accountIds } = life
    const [accountId = ''] = accountIds
    const began = at.ports.clock.now()
    const every = 200
    life.store.sql.prepare('UPDATE account SET connected_at = ?').run(began - 100 * day)
    seedPublications(
      life,
      creatorId,
      Array.from({ length: 20 }, (_, number) => ({ accountId, text: `post ${number}`, dueAt: began + number * every })),
    )
    const acts: number[] = []
    const stopAt = began + 10 * every
    for (let number = 0; number < 20; number += 1) {
      await life.goTo(began + number * every)
      if (at.ports.clock.now() === stopAt) life.publishing.stop.set(ada)
      const before = at.platform.acts.length
      await life.act('like')
      if (at.platform.acts.length > before) acts.push(at.ports.clock.now())
    }
    expect(acts).toHaveLength(10)
    expect(at.platform.accepted.length).toBeGreaterThan(5)
    for (const left of [...acts, ...at.platform.accepted.map((one) => one.at)]) expect(left - stopAt).toBeLessThan(1000)
  })

  it('do not leave where the switch is pressed between the decision and the write', async () => {
    using at = world()
    let press = (): void => undefined
    await using life = await at.start({ hit: (point) => (point === 'ledger.before_commit' ? press() : undefined) })
    press = () => void life.publishing.stop.set(ada)
    expect((await life.act('like')).row).toMatchObject({ state: 'refused', failureCode: 'HELD' })
    expect(at.platform.acts).toEqual([])
  })

  it('hold for one account or one creator too, acts and publications, and go on when that stop is lifted', async () => {
    using at = world()
    await using life = await at.start()
    const { creatorId, accountIds, publishing } = life
    const [accountId = '', otherId = ''] = accountIds
    const now = at.ports.clock.now()
    const ofAccount = { creatorId, accountId }
    const ofCreator = { creatorId, accountId: null }
    publishing.stop.setOn(ofAccount, ada)
    seedPublications(
      life,
      creatorId,
      accountIds.map((id) => ({ accountId: id, text: id, dueAt: now + minute })),
    )
    await life.goTo(now + 2 * minute)
    expect(at.platform.accepted.map(({ text }) => text)).toEqual([otherId])
    expect((await life.act('like')).row).toMatchObject({ state: 'refused', failureCode: 'HELD' })
    expect((await life.act('like', spoke, { accountId: otherId })).row).toMatchObject({ state: 'done' })
    publishing.stop.setOn(ofCreator, ada)
    expect((await life.act('like', spoke, { accountId: otherId })).row).toMatchObject({ state: 'refused', failureCode: 'HELD' })
    // One stop lifted, the other holds on; nor does lifting the one of everything let it go.
    expect(publishing.stop.liftOn(ofAccount, ada)).toBe(0)
    publishing.stop.set(ada)
    expect(publishing.stop.lift(ada)).toBe(0)
    expect(publishing.stop.list()).toEqual([{ ...ofCreator, since: now + 2 * minute, by: 'Ada' }])
    expect(publishing.stop.liftOn(ofCreator, ada)).toBe(1)
    await life.goTo(now + 3 * minute)
    expect(at.platform.accepted.map(({ text }) => text)).toEqual([otherId, accountId])
    expect(publishing.stop.labelOf({ creatorId: 'crt_other', accountId })).toBeUndefined()
  })
})
