/** Where followers are is read of the practice Instagram as rarely as it changes, kept, and what is known is not forgotten. */
import { expect, it } from 'vitest'
import { openInstagramFake } from '../../../test/harness/instagram-fake.ts'
import { truths } from '../../practice/truth.ts'
import { instagram } from '../platforms/instagram/index.ts'
import { memorySession } from '../platforms/kit/conformance.ts'
import { seedAccounts, startPublishing, testDir } from '../publishing/testing/start-publishing.ts'
import { createAudienceReader } from '../store/audience-reader.ts'
import { insertAudience, readAudience } from './collect-audience.ts'

const dayMs = 86_400_000

it('reads where followers are once a week, daily while nothing is said, and keeps the last that was', async () => {
  using dir = testDir()
  await using core = await startPublishing({ dataDir: dir.path, leaseMs: 1000 * dayMs })
  await using fake = await openInstagramFake({ seed: 1 })
  const [accountId = ''] = seedAccounts(core.store, 1).accountIds
  const { id: remoteId } = fake.practice.instagram.createAccount({ username: 'nova', market: 'france' })
  const accessToken = fake.practice.instagramToken(fake.practice.instagram.findAccount('nova') ?? expect.fail('no account'))
  const credential = { userId: remoteId, accessToken, renewAt: Number.MAX_SAFE_INTEGER }
  const session = { ...memorySession({ service: fake.practice.instagramUrl, remoteId, credential }), accountId }
  const reader = createAudienceReader(core.store)
  const after = async (days: number): Promise<boolean> => {
    await core.ports.clock.advance(days * dayMs)
    await fake.clock.advance(days * dayMs)
    const read = await readAudience(instagram, session, reader, { ...fake.io, clock: core.ports.clock })
    if (read) core.store.write((tx) => insertAudience(tx, accountId, read))
    return read !== null
  }
  const refuse = () => fake.practice.faults.next({ match: { path: '/insights' }, status: 400, problem: '10' })

  expect(await readAudience({}, session, reader, fake.io)).toBeNull()
  refuse()
  expect(await after(1)).toBe(true)
  expect(reader.best(accountId)).toMatchObject({ countries: null, cities: null, withheld: 'not_permitted' })
  expect(await after(0.5)).toBe(false)
  expect(await after(0.5)).toBe(true)
  const known = reader.best(accountId)
  expect(known?.withheld).toBeNull()
  expect(known?.countries?.map(([country]) => country)).toEqual(truths.france.countries.map(([country]) => country))
  expect(known?.cities?.[0]).toEqual(['Paris, Île-de-France', expect.any(Number)])
  expect(await after(6)).toBe(false)
  refuse()
  expect(await after(1)).toBe(true)
  expect(reader.latest(accountId)).toMatchObject({ countries: null })
  expect(reader.best(accountId)).toEqual(known)
})
