/** Cores that die at every marked point, on a platform that forgives nothing, counted on the platform. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TestMachine, testPorts } from '../../../test/harness/test-ports.ts'
import { faultPoints } from '../ports.ts'
import type { FaultPoint, Faults } from '../ports.ts'
import { MemoryPlatform } from './testing/memory-platform.ts'
import type { Behaviour } from './testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'
import type { TestPublishing } from './testing/start-publishing.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** From the nth time a point is reached on, nothing that passes there goes on: to everybody else the process is dead. */
const dieAt = (point: FaultPoint, nth: number): Faults & { died: Promise<void>; dead(): boolean } => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let hits = 0
  let isDead = false
  return {
    died: promise,
    dead: () => isDead,
    hit: (at) => {
      if (at === point) hits += 1
      if (!isDead && hits < nth) return
      if (!isDead) {
        isDead = true
        resolve()
      }
      return new Promise(() => undefined)
    },
  }
}

interface Life {
  point: FaultPoint
  nth: number
}

const play = async (lives: readonly Life[], behaviours: readonly Behaviour[], safety: 'idempotent' | 'reconcile'): Promise<void> => {
  using dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform({ safety })
  platform.next.push(...behaviours)
  const started: TestPublishing[] = []
  const start = async (number: number, faults?: ReturnType<typeof dieAt>): Promise<TestPublishing | undefined> => {
    const machine = Object.assign(new TestMachine(), { pid: 900_000 + number })
    for (let before = 0; before < number; before += 1) machine.dead.add(900_000 + before)
    const starting = startPublishing({ dataDir: dir.path, ports: { ...ports, machine }, platform, faults, leaseMs: 30 * day })
    // A core may die while it starts: what its sweep would conclude is left to the next.
    const life = await (faults ? Promise.race([starting, faults.died]) : starting)
    if (life) started.push(life)
    return life ?? undefined
  }
  const stepUntil = async (life: TestPublishing, until: number, faults?: ReturnType<typeof dieAt>): Promise<void> => {
    const settled = ports.clock.goTo(until, () =>
      faults ? Promise.race([life.publishing.settle(), faults.died]) : life.publishing.settle(),
    )
    await (faults ? Promise.race([settled, faults.died]) : settled)
  }
  for (const [number, { point, nth }] of lives.entries()) {
    const faults = dieAt(point, nth)
    const life = await start(number, faults)
    if (!life) continue
    if (number === 0) {
      const { creatorId, accountIds } = seedAccounts(life.store, 2)
      const wanted = accountIds.flatMap((accountId) =>
        [0, 1, 2].map((index) => {
          const text = `${accountId} ${index}`
          const thread = index === 1 ? [`${text} b`, `${text} c`] : undefined
          return { accountId, text, ...(thread && { thread }), dueAt: ports.clock.now() + minute + index }
        }),
      )
      seedPublications(life, creatorId, wanted)
    }
    await stepUntil(life, ports.clock.now() + 2 * minute, faults)
  }
  const last = await start(lives.length)
  if (!last) throw new Error('the last life has nothing to die of')
  await stepUntil(last, ports.clock.now() + 2 * day)

  const rows = last.store.sql
    .prepare<[], { text: string; thread: string | null; state: string; next_at: number | null; failure: string | null; out: number }>(
      `SELECT post.text, post.thread_json AS thread, publication.state, publication.next_at, publication.failure_code AS failure,
         (SELECT count(*) FROM publication_part WHERE publication_id = publication.id) AS out
       FROM publication JOIN post ON post.id = publication.post_id`,
    )
    .all()
  expect(rows).toHaveLength(6)
  for (const { text, thread, state, next_at, failure, out } of rows) {
    const texts = [text, ...((thread === null ? [] : JSON.parse(thread)) as string[])]
    const posts = texts.map((words) => platform.accepted.filter((post) => post.text === words))
    expect(next_at, `${text} ${state} is stuck`).toBeNull()
    for (const copies of posts) expect(copies.length, `${text} ${state}`).toBeLessThanOrEqual(1)
    const found = posts.flat()
    // No part without the one before it, each in answer to it.
    expect(found.map(({ text: words }) => words)).toEqual(texts.slice(0, found.length))
    expect(found.map(({ answers }) => answers)).toEqual([undefined, ...found.map(({ key }) => key)].slice(0, found.length))
    // What the ledger says of a thread is what the platform has.
    if (thread !== null) expect(out, `${text} ${state}`).toBe(found.length)
    if (state === 'published') expect(found).toHaveLength(texts.length)
    else {
      expect(found.length, `${text} ${state}`).toBeLessThan(texts.length)
      expect(['missed', 'failed', 'needs_person'], text).toContain(state)
      expect(failure, `${text} ${state} has no cause`).not.toBeNull()
    }
  }
  expect(last.store.sql.prepare(`SELECT count(*) FROM attempt WHERE outcome IN ('open', 'unknown')`).pluck().get()).toBe(0)
  expect(last.store.sql.prepare('SELECT count(*) FROM due').pluck().get()).toBe(0)
  for (const life of started) life.publishing.timer[Symbol.dispose]()
  for (const life of started) life.store.sql.close()
}

describe('a core that dies', () => {
  it.each(faultPoints.map((point) => [point]))('at %s leaves every publication out once, or shown why not', async (point) => {
    await expect(play([{ point, nth: 1 }], [], 'reconcile')).resolves.toBeUndefined()
    const deaths: Life[] = [
      { point, nth: 2 },
      { point: 'reconcile.before_lookup', nth: 1 },
    ]
    await expect(play(deaths, [{ loseAnswer: true }], 'reconcile')).resolves.toBeUndefined()
  })

  it('over and over, among lost answers and refusals, still publishes each once', async () => {
    const behaviour = fc.oneof<fc.Arbitrary<Behaviour>[]>(
      fc.constant({ loseAnswer: true }),
      fc.constant({ refuse: 'PLATFORM_DOWN', data: { platform: 'bluesky' } }),
      fc.constant({ refuse: 'OUTCOME_UNKNOWN' }),
      fc.constant({ refuse: 'PLATFORM_REJECTED', data: { platform: 'bluesky', reason: 'no' } }),
    )
    const life = fc.record({ point: fc.constantFrom(...faultPoints), nth: fc.integer({ min: 1, max: 5 }) })
    const checked = fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 4 }),
        fc.array(behaviour, { maxLength: 5 }),
        fc.constantFrom('idempotent' as const, 'reconcile' as const),
        play,
      ),
      { numRuns: 15 },
    )
    await expect(checked).resolves.toBeUndefined()
  }, 120_000)
})
