/** What was called off while nobody knew whether it was out, and is wanted after all. */
import { describe, expect, it } from 'vitest'
import { testPorts } from '../../../test/harness/test-ports.ts'
import type { Actor } from '../store/store.ts'
import { restorePublication } from './restore-publication.ts'
import { MemoryPlatform } from './testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'
import { transition } from './transition.ts'

const minute = 60_000
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }

describe('putting back what was called off', () => {
  it('looks it up first when it may be out, and does not send it twice', async () => {
    using dir = testDir()
    const ports = testPorts()
    const platform = new MemoryPlatform()
    platform.next.push({ loseAnswer: true })
    platform.lookupFails = 'PLATFORM_DOWN'
    await using it = await startPublishing({ dataDir: dir.path, ports, platform, leaseMs: 6_000 * minute })
    const { creatorId, accountIds } = seedAccounts(it.store, 1)
    const due = ports.clock.now() + minute
    seedPublications(it, creatorId, [{ accountId: accountIds[0] ?? '', text: 'once', dueAt: due }])
    const { engine } = it.publishing
    const row = () => {
      const [found] = engine.publications.ofPost(it.store.sql.prepare<[], string>('SELECT id FROM post').pluck().get() ?? '')
      if (!found) throw new Error('gone')
      return found
    }
    await it.goTo(due + minute)
    expect(row()).toMatchObject({ state: 'ambiguous' })

    // A person calls it off, not having seen that it is out; then wants it after all.
    it.store.write((tx) => transition(engine, tx, row(), 'cancelled', { nextAt: null, actor: ada }))
    platform.lookupFails = undefined
    it.store.write((tx) => restorePublication(engine, tx, row(), ada))
    await it.goTo(due + 10 * minute)
    expect(row()).toMatchObject({ state: 'published' })
    expect(platform.accepted.map(({ text }) => text)).toEqual(['once'])
  })
})
