/** Advice about a market, followed up as people meet it: from posts since in the hours that it opens, against the others. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { startTestCore, type TestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedAdvice, seedCreator } from '../../../test/seed/builders.ts'
import { openStore } from '../store/open-store.ts'
import { seedPosts } from './testing/seed-posts.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-06-01T09:00:00Z')
const appliedAt = now - 50 * dayMs
/** From 7 to 23 on the clock of Los Angeles in summer. */
const upInLosAngeles = (at: number): boolean => {
  const hour = new Date(at).getUTCHours()
  return hour >= 14 || hour < 6
}

let test: TestCore
let dir: ReturnType<typeof tempDir>
let [heldId, failedId, freshId] = ['', '', '']

beforeEach(async () => {
  dir = tempDir()
  const ports = testPorts({ clock: new FakeClock(new Date(now)) })
  layEmptyStore(dir.path)
  const store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
  const creatorAdvised = (name: string, gain: number, decidedAt: number): string => {
    const account = seedAccount(store, seedCreator(store, { name }).id)
    seedPosts(store, account, { now, perDay: 4, gainAt: (at) => (upInLosAngeles(at) ? gain : 0) })
    const { id } = seedAdvice(store, account, {
      key: `market/${account.creatorId}`,
      accountId: null,
      platform: null,
      // Posts stand in France, which her plan's rules name: advice is followed over all markets.
      market: 'us_west',
      kind: 'market',
      subject: {
        kind: 'market',
        shares: [
          { market: 'us_west', share: 0.9 },
          { market: 'france', share: 0.1 },
        ],
        now: [{ market: 'france', share: 1 }],
        confidence: 'high',
        evidence: [{ source: 'followers', people: 1000, shares: [{ market: 'us_west', share: 0.9 }] }],
      },
      expected: null,
      bend: { hours: null, mix: null, markets: [{ market: 'us_west', weight: 90 }] },
      state: 'applied',
      decidedAt,
    })
    return id
  }
  heldId = creatorAdvised('Léa', 0.8, appliedAt)
  failedId = creatorAdvised('Zoé', -0.8, appliedAt)
  freshId = creatorAdvised('Inès', 0.8, now - 2 * dayMs)
  await store.close()
  test = await startTestCore({ dataDir: dir.path, ports, config: { leaseMs: 10 * dayMs } })
})
afterEach(async () => {
  await test[Symbol.asyncDispose]()
  dir[Symbol.dispose]()
})

const applied = async () =>
  new Map((await test.admin.client.advice.list({ state: 'applied' })).advice.map(({ id, followUp }) => [id, followUp]))

it('says whether it held, with how many posts, and that it is too early where few have gone out since', async () => {
  expect([...(await applied()).values()]).toEqual([null, null, null])
  await test.admin.client.advice.refresh()
  const found = await applied()
  const held = found.get(heldId)
  expect(held).toMatchObject({ verdict: 'held', against: 'since' })
  // Of 49 days, four a day, at any hour from 7 to 22.
  expect((held?.following ?? 0) + (held?.others ?? 0)).toBe(196)
  expect(held?.measured?.low).toBeGreaterThan(0)
  expect(held?.measured?.effect).toBeGreaterThan(0.3)
  expect(found.get(failedId)).toMatchObject({ verdict: 'not_held' })
  expect(found.get(failedId)?.measured?.high).toBeLessThan(0)
  const early = found.get(freshId)
  expect(early).toMatchObject({ verdict: 'early', measured: null })
  expect((early?.following ?? 0) + (early?.others ?? 0)).toBe(4)
})

it('forgets what was followed once it is taken back, and begins anew', async () => {
  await test.admin.client.advice.refresh()
  expect(await test.admin.client.advice.reopen({ adviceId: heldId })).toMatchObject({ state: 'open', followUp: null })
  expect(await test.admin.client.advice.apply({ adviceId: heldId })).toMatchObject({ state: 'applied', followUp: null })
  await test.admin.client.advice.refresh()
  expect((await applied()).get(heldId)).toMatchObject({ verdict: 'early', following: 0, others: 0 })
})
