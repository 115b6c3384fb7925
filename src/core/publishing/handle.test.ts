import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from './testing/start-publishing.ts'
import type { TestPublishing } from './testing/start-publishing.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

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

describe('a post handed over to a person on the platform', () => {
  const handedOver = async (it: TestPublishing): Promise<number> => {
    const at = oneDue(it)
    it.platform.next.push({ process: { askAt: at + minute } })
    it.platform.says = { state: 'processing', askAt: at + hour, handedOver: true }
    await it.goTo(at + minute)
    return at
  }
  const now = (it: TestPublishing) =>
    it.store.sql
      .prepare<
        [],
        { state: string; code: string | null; handedOverAt: number | null; remoteUrl: string | null; verifiedAt: number | null }
      >(
        'SELECT state, failure_code AS code, handed_over_at AS handedOverAt, remote_url AS remoteUrl, verified_at AS verifiedAt FROM publication',
      )
      .get()

  it('waits for them without anything being wrong, for days, and is out once they have posted it', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path, leaseMs: 30 * day })
    const at = await handedOver(it)
    expect(now(it)).toMatchObject({ state: 'processing', code: null, handedOverAt: at + minute })
    for (let passed = 1; passed <= 3; passed += 1) {
      it.platform.says = { state: 'processing', askAt: at + passed * day + hour, handedOver: true }
      await it.goTo(at + passed * day)
    }
    expect(now(it)).toMatchObject({ state: 'processing', code: null, handedOverAt: at + minute })
    const handed = it.store.sql.prepare(`SELECT count(*) FROM publication_log WHERE reason = 'handed_over'`).pluck().get()
    expect(handed).toBe(1)
    it.platform.says = undefined
    await it.goTo(at + 4 * day)
    expect(now(it)).toMatchObject({ state: 'published', remoteUrl: expect.stringContaining('https://example.test/') })
    expect(it.platform.accepted).toHaveLength(1)
  })

  it('is asked about after a week', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path, leaseMs: 30 * day })
    const at = await handedOver(it)
    for (let passed = 1; passed <= 8; passed += 1) {
      it.platform.says = { state: 'processing', askAt: at + passed * day + hour, handedOver: true }
      await it.goTo(at + passed * day)
    }
    expect(now(it)).toMatchObject({ state: 'needs_person', code: 'OUTCOME_UNKNOWN' })
  })

  it('is not given up because the platform could not be asked for a day', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path, leaseMs: 30 * day })
    const at = await handedOver(it)
    it.platform.lookupFails = 'PLATFORM_DOWN'
    await it.goTo(at + 2 * day)
    expect(now(it)).toMatchObject({ state: 'processing' })
  })
})

describe('a post that is out and not to be seen', () => {
  const proof = (it: TestPublishing) =>
    it.store.sql
      .prepare<[], { state: string; remoteId: string | null; remoteUrl: string | null; verifiedAt: number | null; nextAt: number | null }>(
        'SELECT state, remote_id AS remoteId, remote_url AS remoteUrl, verified_at AS verifiedAt, next_at AS nextAt FROM publication',
      )
      .get()

  it('has no proof, and is not asked about again where there never will be one', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const at = oneDue(it)
    it.platform.next.push({ process: { askAt: at + minute } })
    it.platform.says = { state: 'unseen', later: false }
    await it.goTo(at + minute)
    expect(proof(it)).toEqual({ state: 'published', remoteId: null, remoteUrl: null, verifiedAt: null, nextAt: null })
  })

  it('gets its proof when it can be seen', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path })
    const at = oneDue(it)
    it.platform.next.push({ process: { askAt: at + minute } })
    it.platform.says = { state: 'unseen', later: true }
    await it.goTo(at + minute)
    expect(proof(it)).toMatchObject({ state: 'published', remoteUrl: null, verifiedAt: null, nextAt: expect.any(Number) })
    it.platform.says = undefined
    await it.goTo(at + hour)
    expect(proof(it)).toMatchObject({
      state: 'published',
      remoteId: expect.stringMatching(/^key-/),
      remoteUrl: expect.stringContaining('https://example.test/'),
      verifiedAt: expect.any(Number),
    })
    expect(it.platform.accepted).toHaveLength(1)
  })
})
