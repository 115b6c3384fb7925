/** What is counted over accounts, followers by the day and where they are, against the readings it is made of. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator } from '../../../test/seed/builders.ts'
import { updateAccount } from '../store/account-writer.ts'
import { createAgencyReader } from '../store/agency-reader.ts'
import { updateAgency } from '../store/agency-writer.ts'
import { openStore } from '../store/open-store.ts'
import { createRollUpReader } from '../store/roll-up-reader.ts'
import { agency } from '../store/schema/people.ts'
import { createAnalytics } from './analytics.ts'
import type { Whose } from './analytics.ts'
import { createGeography } from './geography.ts'
import { createRollUps } from './roll-ups.ts'

const hour = 3_600_000
const day = 24 * hour
// Both zones change their clocks in the three weeks after it.
const start = Date.parse('2026-10-20T06:30:00Z')

const world = async () => {
  const dir = tempDir()
  const clock = new FakeClock(new Date(start))
  const { random, machine } = testPorts()
  const store = await openStore({ dataDir: dir.path, clock, random, machine, leaseMs: 4000 * day })
  store.write(({ db }) =>
    db.insert(agency).values({ id: 'age_1', name: 'Lumière', language: 'fr', zone: 'Europe/Paris', createdAt: start }).run(),
  )
  const rollUps = createRollUps(store)
  const deps = { reader: createRollUpReader(store), measured: rollUps.measured, agency: createAgencyReader(store), clock }
  return {
    store,
    clock,
    rollUps,
    byDay: createAnalytics({ ...deps, rollUps }),
    byReading: createAnalytics({ ...deps, rollUps: { ...rollUps, accounts: { ...rollUps.accounts, isWhole: () => false } } }),
    placesCounted: createGeography(rollUps.accounts),
    placesTold: createGeography({ ...rollUps.accounts, isWhole: () => false }),
    dump: () => ['follower_day', 'audience_place'].map((table) => store.sql.prepare(`SELECT * FROM ${table}`).raw().all()),
    settle: () => {
      while (store.write((tx) => rollUps.rebuild(tx, 2)));
    },
    [Symbol.asyncDispose]: async () => {
      await store.close()
      dir[Symbol.dispose]()
    },
  }
}

const act = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ act: fc.constant('read' as const), account: fc.nat(5), followers: fc.nat(300), hours: fc.nat(40) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('places' as const),
      account: fc.nat(5),
      hours: fc.nat(40),
      countries: fc.option(fc.array(fc.tuple(fc.constantFrom('FR', 'US', 'BE'), fc.nat(90)), { maxLength: 4 })),
      cities: fc.option(fc.array(fc.tuple(fc.constantFrom('Paris', 'Lyon', 'FR'), fc.nat(50)), { maxLength: 4 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('leave' as const), account: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('return' as const), account: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('back' as const), hours: fc.nat(60) }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('zone' as const), zone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata') }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('step' as const) }) },
)

test('counts say what readings say, in whatever order accounts are read, leave and come back, and a rebuild makes the same', async () => {
  await using it = await world()
  const { store, clock, rollUps } = it
  it.settle()
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 60 }), (acts) => {
      const begin = clock.now()
      const creators = [seedCreator(store), seedCreator(store)]
      const accounts = Array.from({ length: 6 }, (_, index) =>
        seedAccount(store, creators[index % 2]?.id ?? '', { platform: index % 3 === 0 ? 'x' : 'bluesky' }),
      )
      for (const one of acts) {
        if (one.act === 'zone') {
          store.write((tx) => updateAgency(tx, { name: 'Lumière', language: 'fr', zone: one.zone }))
          rollUps.followZone()
        } else if (one.act === 'step') store.write((tx) => rollUps.rebuild(tx, 1))
        else if (one.act === 'back') clock.jumpTo(Math.max(begin, clock.now() - one.hours * hour))
        else {
          const { id = '' } = accounts[one.account] ?? {}
          if (one.act === 'read') {
            clock.jumpTo(clock.now() + one.hours * hour)
            store.write((tx) => rollUps.accounts.keepFollowers(tx, id, one.followers))
          } else if (one.act === 'places') {
            clock.jumpTo(clock.now() + one.hours * hour)
            const countries = one.countries?.map(([country, followers]) => ({ country, followers })) ?? null
            const cities = one.cities?.map(([city, followers]) => ({ city, followers })) ?? null
            store.write((tx) => rollUps.accounts.keepAudience(tx, id, { followers: 100, countries, cities }))
          } else store.write((tx) => updateAccount(tx, id, { state: one.act === 'leave' ? 'disconnected' : 'connected' }))
        }
      }
      it.settle()
      const kept = it.dump()
      store.write(rollUps.startAnew)
      it.settle()
      expect(it.dump()).toEqual(kept)
      const state = store.sql.prepare<[string], string>('SELECT state FROM account WHERE id = ?').pluck()
      const stateOf = (id: string) => state.get(id)
      const date = (at: number): string => new Date(at).toISOString().slice(0, 10)
      const whose: Whose[] = [
        { accountId: null, creatorIds: null },
        { accountId: null, creatorIds: creators.map(({ id }) => id) },
        { accountId: null, creatorIds: [creators[1]?.id ?? ''] },
      ]
      for (const one of whose) {
        for (const platforms of [null, ['x'], ['tiktok']] as const)
          expect(it.placesCounted(one, platforms)).toEqual(it.placesTold(one, platforms))
        const { places } = rollUps.accounts
        const filter = { by: 'creator' as const, ids: creators.map(({ id }) => id), platforms: null }
        expect(places.count(filter).placed).toBe(accounts.filter(({ id }) => places.toldBy(id) && stateOf(id) !== 'disconnected').length)
        for (const grain of ['day', 'week'] as const)
          for (const platforms of [undefined, ['x'], ['tiktok']] as const) {
            const asked = {
              from: date(begin - 3 * day),
              to: date(Math.min(clock.now() + 2 * day, begin + 200 * day)),
              ...(platforms && { platforms: [...platforms] }),
            }
            expect(it.byDay.overview(one, asked, grain).followers).toEqual(it.byReading.overview(one, asked, grain).followers)
            expect(it.byDay.followers(one, asked, grain)).toEqual(it.byReading.followers(one, asked, grain))
          }
      }
      clock.jumpTo(clock.now() + 70 * hour)
    }),
    { numRuns: 40 },
  )
})

test('a second reading of one instant takes the first one’s place', async () => {
  await using it = await world()
  it.settle()
  const { id: creatorId } = seedCreator(it.store)
  const { id } = seedAccount(it.store, creatorId)
  it.store.write((tx) => it.rollUps.accounts.keepFollowers(tx, id, 7))
  it.store.write((tx) => it.rollUps.accounts.keepFollowers(tx, id, 9))
  const today = Math.floor(start / day)
  expect(it.dump()[0]).toEqual([
    ['agency', today, 'bluesky', 1, 9],
    [creatorId, today, 'bluesky', 1, 9],
  ])
})
