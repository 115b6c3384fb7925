/** What an account as a whole was is read of the practice Instagram a day at a time, and again while it may still come in. */
import { expect, it } from 'vitest'
import { openInstagramFake } from '../../../test/harness/instagram-fake.ts'
import { instagram } from '../platforms/instagram/index.ts'
import { memorySession } from '../platforms/kit/conformance.ts'
import { seedAccounts, startPublishing, testDir } from '../publishing/testing/start-publishing.ts'
import { createAccountDayReader } from '../store/account-day-reader.ts'
import { dayOf, daysDue, keepAccountDays, readAccountDays } from './collect-account-days.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

it('asks for days that are over: the newest first, and again until what comes late has come', () => {
  const now = Date.UTC(2026, 2, 12, 9)
  const days = (known: [string, number][]) => daysDue(new Map(known.map(([day, at]) => [day, { at }])), now, 48).map(({ day }) => day)
  expect(days([])).toEqual(['2026-03-11', '2026-03-10', '2026-03-09', '2026-03-08', '2026-03-07', '2026-03-06', '2026-03-05'])
  const readWithinTwoDays = Date.UTC(2026, 2, 12) + 47 * hourMs
  const late = Date.UTC(2026, 2, 13)
  expect(
    days([
      ['2026-03-11', readWithinTwoDays],
      ['2026-03-10', late],
      ['2026-03-09', late],
    ]),
  ).toEqual(['2026-03-11', '2026-03-08', '2026-03-07', '2026-03-06', '2026-03-05', '2026-03-04', '2026-03-03'])
})

it('keeps each day, what is not said as unknown, and nothing where the account may not be asked about', async () => {
  using dir = testDir()
  await using core = await startPublishing({ dataDir: dir.path, leaseMs: 1000 * dayMs })
  await using fake = await openInstagramFake({ seed: 1 })
  const [accountId = ''] = seedAccounts(core.store, 1).accountIds
  const account = fake.practice.instagram.createAccount({ username: 'nova', market: 'france' })
  const post = { account: account.id, caption: '', mediaType: 'IMAGE', productType: 'FEED', files: [], altText: null } as const
  for (let number = 0; number < 5; number += 1) fake.practice.instagram.addMedia(post)
  const credential = { userId: account.id, accessToken: fake.practice.instagramToken(account), renewAt: Number.MAX_SAFE_INTEGER }
  const session = { ...memorySession({ service: fake.practice.instagramUrl, remoteId: account.id, credential }), accountId }
  const reader = createAccountDayReader(core.store)
  const read = async () => {
    const days = await readAccountDays(instagram, session, reader, fake.io)
    core.store.write((tx) => keepAccountDays(tx, accountId, days))
    return days
  }
  await fake.clock.advance(2 * dayMs)
  expect(await read()).toHaveLength(7)
  const days = reader.since(accountId, '2000-01-01')
  const [yesterday, first] = [days.at(-1), days.at(-2)]
  expect(yesterday?.day).toBe(dayOf(fake.clock.now() - dayMs))
  expect(first?.views).toBeGreaterThan(yesterday?.views ?? Infinity)
  expect(days[0]).toMatchObject({ views: 0, reach: 0, profileVisits: 0 })

  fake.practice.faults.next({ match: { path: '/insights' }, status: 400, problem: '10' })
  expect(await read()).toEqual([])
  expect(await readAccountDays({ capabilities: instagram.capabilities }, session, reader, fake.io)).toEqual([])
})
