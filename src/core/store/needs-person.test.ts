import { expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { publicationStates } from '../../contract/publications.ts'
import { createHealthReader } from './health-reader.ts'
import { openStore } from './open-store.ts'
import { createPublicationListReader } from './publication-list-reader.ts'
import type { PublicationFilter } from './publication-list-reader.ts'

it('what waits for somebody is one set: the list, its count and the status line agree', async () => {
  using dir = tempDir()
  const { clock, random, machine } = testPorts()
  const store = await openStore({ dataDir: dir.path, clock, random, machine })
  const creators = [seedCreator(store), seedCreator(store)]
  for (const creator of creators) {
    const account = seedAccount(store, creator.id)
    const seed = (overrides: Parameters<typeof seedPublication>[2]) =>
      seedPublication(store, { post: seedPost(store, creator.id), account }, overrides)
    for (const state of publicationStates) seed({ state })
    seed({ state: 'failed', nextAt: clock.now() + 1000, failureCode: 'PLATFORM_DOWN' })
    seed({ state: 'failed', failureCode: 'HELD' })
    seed({ state: 'failed', failureCode: 'REAUTH_REQUIRED' })
    seed({ state: 'processing', handedOverAt: clock.now() })
  }
  const reader = createPublicationListReader(store, () => false)
  const states = (filter: PublicationFilter) =>
    reader
      .list({ ...filter, needsPerson: true }, { order: 'latest', after: null, limit: 100 })
      .map(({ state }) => state)
      .toSorted()
  const sum = (filter: PublicationFilter) => reader.count({ ...filter, needsPerson: true }).reduce((total, { count }) => total + count, 0)
  const needPerson = (creatorIds: string[] | null) => createHealthReader(store).waiting(creatorIds).needPerson

  const [lea] = creators.map(({ id }) => [id])
  const waiting = ['failed', 'failed', 'missed', 'needs_person', 'processing']
  expect(states({ creatorIds: lea ?? [] })).toEqual(waiting)
  expect(sum({ creatorIds: lea ?? [] })).toBe(waiting.length)
  expect(needPerson(lea ?? [])).toBe(waiting.length)
  expect(states({ creatorIds: null })).toHaveLength(2 * waiting.length)
  expect(sum({ creatorIds: null })).toBe(2 * waiting.length)
  expect(needPerson(null)).toBe(2 * waiting.length)
  expect(states({ creatorIds: null, states: ['missed', 'scheduled'] })).toEqual(['missed', 'missed'])
  expect(states({ creatorIds: null, states: ['scheduled'] })).toEqual([])
  await store.close()
})
