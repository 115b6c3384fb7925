import { expect, test } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator } from '../../../test/seed/builders.ts'
import { openStore } from '../store/open-store.ts'
import { insertAudience } from './collect-audience.ts'

test('followers are added up by country, of whom an account tells nothing is said, and nobody sees beyond their reach', async () => {
  using dir = tempDir()
  const ports = testPorts()
  layEmptyStore(dir.path)
  const store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
  const lea = seedCreator(store, { name: 'Léa' })
  const zoe = seedCreator(store, { name: 'Zoé' })
  const told = seedAccount(store, lea.id, { platform: 'instagram', followers: 1000 })
  const withheld = seedAccount(store, lea.id, { platform: 'instagram', followers: 40 })
  const silent = seedAccount(store, lea.id, { platform: 'bluesky', followers: null })
  const other = seedAccount(store, zoe.id, { platform: 'instagram', followers: 500 })
  store.write((tx) => {
    const places = (...countries: [string, number][]) => countries.map(([country, followers]) => ({ country, followers }))
    const paris = { city: 'Paris, Île-de-France', followers: 300 }
    insertAudience(tx, told.id, {
      followers: 900,
      countries: places(['FR', 600], ['US', 200]),
      cities: [paris, { city: 'Lyon', followers: 90 }],
    })
    insertAudience(tx, withheld.id, { followers: null, countries: null, cities: null, withheld: 'too_few_followers' })
    insertAudience(tx, other.id, { followers: 500, countries: places(['US', 400]), cities: [{ ...paris, followers: 10 }] })
  })
  await store.close()
  await using it = await startTestCore({ dataDir: dir.path, ports })

  const all = await it.client.analytics.geography({})
  expect(all.countries).toEqual([
    { country: 'FR', followers: 600, accounts: 1 },
    { country: 'US', followers: 600, accounts: 2 },
  ])
  expect(all).toMatchObject({ placed: 1200, followers: 1440 })
  expect(all.cities).toEqual([
    { city: 'Paris, Île-de-France', followers: 310, accounts: 2 },
    { city: 'Lyon', followers: 90, accounts: 1 },
  ])

  const manager = await it.asUser('manager', [lea.id])
  const own = await manager.client.analytics.geography({})
  expect(own.countries.map(({ country, followers }) => [country, followers])).toEqual([
    ['FR', 600],
    ['US', 200],
  ])
  expect(own).toMatchObject({
    accounts: 3,
    placed: 800,
    followers: 940,
    unknown: [
      { accountId: withheld.id, followers: 40, withheld: 'too_few_followers' },
      { accountId: silent.id, followers: null, at: null, withheld: null },
    ],
    moreUnknown: 0,
  })
  expect(await manager.client.analytics.geography({ accountId: silent.id })).toMatchObject({ countries: [], placed: 0, followers: null })
  expect((await manager.client.analytics.geography({ platforms: ['bluesky'] })).accounts).toBe(1)
  await expect(manager.client.analytics.geography({ accountId: other.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
