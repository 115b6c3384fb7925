import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore, TestUser } from '../../../test/harness/start-test-core.ts'
import { MemoryLog } from '../../../test/harness/test-ports.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { startNodeThread } from '../../host/node-thread.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'
import { createLogger } from '../log.ts'
import type { Thread, ThreadName } from '../ports.ts'
import { startSolver } from './solve-beside.ts'
import { solve } from './solve.ts'
import { aBand, someInput, somePlan } from './testing/plans.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('planning everybody', () => {
  let practice: Practice
  let test: TestCore
  let admin: TestUser
  let ids: string[]
  /** Held back until it is let go, to stop in the middle. */
  let hold: { asked: number; at: number; reached: PromiseWithResolvers<void>; go: PromiseWithResolvers<void> }

  const startThread = (name: ThreadName): Thread => {
    const thread = startNodeThread(name)
    return {
      ask: async (question) => {
        hold.asked += 1
        if (hold.asked >= hold.at) {
          hold.reached.resolve()
          await hold.go.promise
        }
        return await thread.ask(question)
      },
      [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
    }
  }
  const holdAt = (at: number): void => {
    hold = { asked: 0, at, reached: Promise.withResolvers(), go: Promise.withResolvers() }
  }
  const addCreator = async (name: string, plan: boolean): Promise<string> => {
    const { client } = admin
    const constraints = noConstraints
    const base = { name, pseudonyms: [], zone: 'Europe/Paris', market: 'france' as const, notes: '', constraints }
    const { id } = await client.creators.create({ ...base, platforms: ['bluesky'] })
    const handle = `${name.toLowerCase()}.test`
    practice.bluesky.createAccount({ handle, password: 'pass' })
    await client.accounts.connect({
      creatorId: id,
      platform: 'bluesky',
      credentials: { identifier: handle, password: 'pass', service: practice.url },
    })
    const mix = { text: 1, photo: 0, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 }
    const rules = somePlan({ bands: [aBand({ min: 1, max: 1 })], mix })
    if (plan) await client.plans.save({ creatorId: id, accountId: null, rules, basedOn: null })
    const content = { text: '{Bonjour|Salut|Coucou} {à tous|par ici|vous}', language: null, kinds: null, platforms: null, tags: [] }
    await client.captions.save({ creatorId: id, content })
    return id
  }
  /** What the page does: asks again until it is ready. */
  const ready = async (user: TestUser = admin) => {
    for (;;) {
      const run = await user.client.planRuns.current({})
      if (!run || run.state === 'ready') return run
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const scheduled = async () => (await admin.client.publications.list({ states: ['scheduled'], limit: 500 })).items

  beforeEach(async () => {
    holdAt(Number.POSITIVE_INFINITY)
    const clock = new FakeClock(new Date('2026-03-02T05:00:00Z'))
    practice = await startPractice({ clock, seed: null })
    test = await startTestCore({ ports: { clock, startThread }, config: { leaseMs: 86_400_000 } })
    admin = test.admin
    ids = [await addCreator('Ana', true), await addCreator('Bea', true), await addCreator('Cleo', true), await addCreator('Dora', false)]
  })
  afterEach(async () => {
    hold.go.resolve()
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  it('plans beside core what each would be planned by herself, and schedules nothing by that', async () => {
    expect(await admin.client.planRuns.current({})).toBe(null)
    const begun = await admin.client.planRuns.start({ days: 7 })
    expect(begun).toMatchObject({ state: 'planning', total: 4, done: 0 })
    const run = await ready()
    const alone = await admin.client.plans.propose({ creatorId: ids[0] ?? '', days: 7 })
    expect(run?.creators.map(({ name, state }) => [name, state])).toEqual([
      ['Ana', 'planned'],
      ['Bea', 'planned'],
      ['Cleo', 'planned'],
      ['Dora', 'no_plan'],
    ])
    expect(run?.creators[0]?.counts.new).toBe(alone.slots.length)
    expect(hold.asked).toBe(3)
    expect(await scheduled()).toEqual([])
    // Only what is new since is told again.
    expect((await admin.client.planRuns.current({ since: run?.revision ?? 0 }))?.creators).toEqual([])
  })

  it('schedules those chosen, each to be taken back by herself', async () => {
    const { id: runId } = await admin.client.planRuns.start({ days: 7 })
    await ready()
    const [ana = '', bea = ''] = ids
    await admin.client.planRuns.apply({ runId, only: [ana, bea] })
    const run = await ready()
    expect(run?.creators.map(({ state }) => state)).toEqual(['applied', 'applied', 'planned', 'no_plan'])
    const rows = await scheduled()
    expect(new Set(rows.map(({ creatorId }) => creatorId))).toEqual(new Set([ana, bea]))
    const applied = run?.creators[0]?.applied
    expect(rows.filter(({ creatorId }) => creatorId === ana)).toHaveLength(applied?.created ?? -1)
    expect(await admin.client.plans.undo({ creatorId: ana, batchId: applied?.batchId ?? '' })).toMatchObject({ left: 0 })
    expect((await admin.client.planRuns.current({}))?.creators[0]?.applied).toMatchObject({ undone: true })
    expect(new Set((await scheduled()).map(({ creatorId }) => creatorId))).toEqual(new Set([bea]))
  })

  it('stops between two creators: whoever was scheduled is so whole, and the rest can still be', async () => {
    const { id: runId } = await admin.client.planRuns.start({ days: 7 })
    const planned = await ready()
    holdAt(3)
    await admin.client.planRuns.apply({ runId })
    await hold.reached.promise
    await admin.client.planRuns.cancel({ runId })
    await expect(admin.client.planRuns.apply({ runId })).rejects.toEqual(failsWith('CONFLICT', { what: 'plan_run' }))
    hold.go.resolve()
    const stopped = await ready()
    // Those in hand are finished; each has all that was planned for her or nothing.
    expect(stopped).toMatchObject({ stopped: true })
    const rows = await scheduled()
    for (const { creatorId, state } of stopped?.creators ?? []) {
      const all = planned?.creators.find((one) => one.creatorId === creatorId)?.counts.new ?? 0
      expect(rows.filter((row) => row.creatorId === creatorId)).toHaveLength(state === 'applied' ? all : 0)
    }
    await admin.client.planRuns.apply({ runId })
    expect((await ready())?.creators.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied', 'no_plan'])
  })

  it('schedules nothing for whom it would be another plan by now', async () => {
    const { id: runId } = await admin.client.planRuns.start({ days: 7 })
    await ready()
    const rules = somePlan({ bands: [aBand({ from: '06:00', to: '07:00', min: 1, max: 1 })] })
    await admin.client.plans.save({ creatorId: ids[1] ?? '', accountId: null, rules, basedOn: 1 })
    await admin.client.planRuns.apply({ runId })
    expect((await ready())?.creators.map(({ state }) => state)).toEqual(['applied', 'changed', 'applied', 'no_plan'])
  })

  it('is a manager’s for hers only, and nobody else’s to see', async () => {
    const manager = await test.asUser('manager', [ids[1] ?? ''])
    await expect(manager.client.planRuns.start({ only: [ids[0] ?? ''] })).rejects.toEqual(failsWith('NOT_FOUND', { what: 'creator' }))
    const { id: runId } = await manager.client.planRuns.start({})
    expect((await ready(manager))?.creators.map(({ name }) => name)).toEqual(['Bea'])
    expect(await admin.client.planRuns.current({})).toBe(null)
    await expect(admin.client.planRuns.apply({ runId })).rejects.toEqual(failsWith('NOT_FOUND'))
    const model = await test.asUser('model', [ids[0] ?? ''])
    await expect(model.client.planRuns.start({})).rejects.toEqual(failsWith('FORBIDDEN'))
  })
})

describe('without a thread', () => {
  it('is solved by core itself, to the same plan', async () => {
    const rules = somePlan()
    const input = someInput(rules)
    const dead = (): Thread => ({ ask: () => Promise.reject(new Error('no')), [Symbol.asyncDispose]: () => Promise.resolve() })
    const log = new MemoryLog()
    const logger = createLogger(log, new FakeClock(new Date('2026-03-02T05:00:00Z')))
    await using none = startSolver({}, logger)
    await using broken = startSolver({ startThread: dead }, logger)
    await using beside = startSolver({ startThread: startNodeThread }, logger)
    const expected = solve(input, rules)
    for (const solver of [none, broken, beside]) expect(await solver.solve(input, rules)).toEqual(expected)
    expect(log.lines.join('')).toContain('no thread')
  })

  it('is shared out among threads, and a lost one is missed by nobody', async () => {
    const rules = somePlan()
    const inputs = [1, 2, 3, 4].map((index) => someInput(rules, { creatorId: `crt_${index}` }))
    const asked = [0, 0, 0]
    let started = 0
    const startThread = (): Thread => {
      const index = started
      started += 1
      const real = startNodeThread('solve')
      return {
        ask: (question) => {
          asked[index] = (asked[index] ?? 0) + 1
          return index === 1 ? Promise.reject(new Error('lost')) : real.ask(question)
        },
        [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
      }
    }
    await using solver = startSolver({ startThread, threadsAtOnce: 3 }, createLogger(new MemoryLog(), new FakeClock(new Date(0))))
    expect(solver.atOnce).toBe(3)
    const answers = await Promise.all(inputs.map((input) => solver.solve(input, rules)))
    expect(answers).toEqual(inputs.map((input) => solve(input, rules)))
    expect(asked[1]).toBe(1)
    expect(asked.every((count) => count > 0)).toBe(true)
  })
})
