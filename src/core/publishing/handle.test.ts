import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'
import type { TestPublishing } from './testing/start-publishing.ts'

const minute = 60_000

const oneDue = (it: TestPublishing): number => {
  const { creatorId, accountIds } = seedAccounts(it.store, 1)
  const at = it.ports.clock.now() + minute
  seedPublications(it, creatorId, [{ accountId: accountIds[0] ?? '', text: 'hello', dueAt: at }])
  return at
}
const row = (it: TestPublishing) =>
  it.store.sql
    .prepare<[], { state: string; code: string | null; nextAt: number | null }>(
      'SELECT state, failure_code AS code, next_at AS nextAt FROM publication',
    )
    .get()

describe('what a platform gives to ask for a post with', () => {
  it('is in the ledger before the write leaves, so that it is there when the answer is lost', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    it.platform.tellsHandle = true
    it.platform.next.push({ loseAnswer: true })
    const at = oneDue(it)
    await it.goTo(at + minute)
    expect(row(it)).toMatchObject({ state: 'published' })
    expect(it.platform.askedWith).toEqual([{ job: expect.stringMatching(/^key-/) }])
    expect(it.platform.accepted).toHaveLength(1)
  })

  it('stays with what it was accepted at once', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    it.platform.tellsHandle = true
    const at = oneDue(it)
    await it.goTo(at)
    expect(row(it)).toMatchObject({ state: 'published' })
    expect(it.platform.askedWith).toEqual([{ job: expect.stringMatching(/^key-/) }])
  })
})

describe('a post that the platform took and made nothing of', () => {
  it.each(['worked on', 'of a lost answer'] as const)('(%s) waits for a person when it would be refused again', async (how) => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const at = oneDue(it)
    it.platform.next.push(how === 'worked on' ? { process: { askAt: at + minute } } : { loseAnswer: true })
    it.platform.refused = new AppError('PLATFORM_REJECTED', { platform: 'tiktok', reason: 'duration_check_failed' })
    await it.goTo(at + 30 * minute)
    expect(row(it)).toEqual({ state: 'failed', code: 'PLATFORM_REJECTED', nextAt: null })
    expect(it.platform.accepted).toHaveLength(1)
  })

  it('is sent again when the trouble was the platform’s own', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const at = oneDue(it)
    it.platform.next.push({ process: { askAt: at + minute } })
    it.platform.refused = new AppError('PLATFORM_DOWN', { platform: 'tiktok' })
    await it.goTo(at + minute)
    expect(row(it)).toMatchObject({ state: 'failed', code: 'PLATFORM_DOWN', nextAt: expect.any(Number) })
    it.platform.refused = undefined
    await it.goTo(at + 10 * minute)
    expect(row(it)).toMatchObject({ state: 'published' })
    expect(it.platform.accepted).toHaveLength(2)
  })
})
