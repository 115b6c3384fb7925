/** What the desktop is told, how often, and in whose language. */
import { describe, expect, it } from 'vitest'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from '../publishing/testing/start-publishing.ts'
import type { TestPublishing } from '../publishing/testing/start-publishing.ts'
import { systemActor } from '../store/store.ts'
import { createAccountReader } from '../store/account-reader.ts'
import type { DesktopPerson } from './desktop-people.ts'
import { createDesktopNotices } from './desktop-notices.ts'

const minute = 60_000
const hour = 60 * minute

const listenTo = (it: TestPublishing, language: 'fr' | 'en' = 'en', people: readonly DesktopPerson[] = []) => {
  const { clock, notifier } = it.ports
  const agency = { get: () => ({ id: 'agc', name: 'A', language, zone: 'UTC', createdAt: 0 }) }
  const notices = createDesktopNotices({
    store: it.store,
    clock,
    notifier,
    publications: it.publishing.engine.publications,
    accounts: createAccountReader(it.store),
    agency,
    atDesktop: () => people,
  })
  notices.start()
  return { notices, shown: notifier.shown }
}

const started = async () => {
  const dir = testDir()
  const it = await startPublishing({ dataDir: dir.path, ports: testPorts(), leaseMs: 100 * hour })
  const { creatorId, accountIds } = seedAccounts(it.store, 2)
  return { it, creatorId, accountIds, dir, at: it.ports.clock.now() + minute }
}

describe('desktop notices', () => {
  it('are for whoever is there and may see them, in their language', async () => {
    const world = await started()
    using _dir = world.dir
    await using it = world.it
    const person: DesktopPerson = { userId: 'usr_1', language: 'fr', isModel: true, reach: new Set(), quiet: null, zone: 'Europe/Paris' }
    const people = [person]
    using _notices = listenTo(it, 'en', people).notices
    const fail = async () => {
      const account = world.accountIds[0] ?? ''
      it.platform.next.push({ refuse: 'PLATFORM_REJECTED', data: { platform: 'bluesky', reason: 'no' } })
      const dueAt = it.ports.clock.now() + minute
      seedPublications(it, world.creatorId, [{ accountId: account, text: `at ${dueAt}`, dueAt }])
      await it.goTo(dueAt + minute)
    }
    await fail()
    expect(it.ports.notifier.shown).toEqual([])
    people[0] = { ...person, reach: new Set([world.creatorId]) }
    await fail()
    expect(it.ports.notifier.shown).toMatchObject([{ title: 'Publication refusée', link: '/notifications' }])
  })

  it('say once that a post was refused for good, with a way to it, and nothing of one that is tried again', async () => {
    const world = await started()
    using _dir = world.dir
    await using it = world.it
    const [accountId = '', other = ''] = world.accountIds
    using _notices = listenTo(it).notices
    it.platform.next.push(
      { refuse: 'PLATFORM_REJECTED', data: { platform: 'bluesky', reason: 'no' } },
      { refuse: 'PLATFORM_DOWN', data: { platform: 'bluesky' } },
    )
    const [id = ''] = seedPublications(it, world.creatorId, [
      { accountId, text: 'refused', dueAt: world.at },
      { accountId: other, text: 'tried again', dueAt: world.at + minute },
    ])
    await it.goTo(world.at + hour)
    expect(it.ports.notifier.shown).toEqual([
      {
        title: 'A publication was refused',
        body: expect.stringMatching(/^acc_\S+\.test, .+\. Open it to see why, and what to do\.$/),
        link: `/publications/${id}`,
        isUrgent: true,
        about: [{ creatorId: world.creatorId }],
      },
    ])
  })

  it('say together what was missed together, in the agency’s language', async () => {
    const world = await started()
    using _dir = world.dir
    await using it = world.it
    using _notices = listenTo(it, 'fr').notices
    const texts = Array.from({ length: 20 }, (_, index) => index)
    const [accountId = ''] = world.accountIds
    seedPublications(
      it,
      world.creatorId,
      texts.map((n) => ({ accountId, text: `post ${n}`, dueAt: world.at + n })),
    )
    it.ports.clock.jumpTo(world.at + 5 * hour)
    await it.goTo(world.at + 6 * hour)
    expect(it.ports.notifier.shown).toMatchObject([{ title: '20 publications manquées', link: '/today' }])
  })

  it('name the account to be reconnected, not each post that waits for it, and nothing that is stopped', async () => {
    const world = await started()
    using _dir = world.dir
    await using it = world.it
    using _notices = listenTo(it).notices
    const [accountId = '', other = ''] = world.accountIds
    it.revoked.add(accountId)
    seedPublications(it, world.creatorId, [
      { accountId, text: 'one', dueAt: world.at },
      { accountId, text: 'two', dueAt: world.at + 1 },
    ])
    await it.goTo(world.at + minute)
    it.publishing.stop.set(systemActor)
    seedPublications(it, world.creatorId, [{ accountId: other, text: 'stopped', dueAt: world.at + 2 * minute }])
    await it.goTo(world.at + 3 * minute)
    expect(it.ports.notifier.shown).toEqual([
      {
        title: 'An account has to be reconnected',
        body: `${accountId}.test. What waits goes out then.`,
        link: '/accounts',
        isUrgent: true,
        about: [{ creatorId: world.creatorId }],
      },
    ])
  })
})
