/** A vault that waits for its passphrase: nothing is tried meanwhile, nothing is given up, and all goes out once it is open. */
import { describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { startPractice } from '../../practice/index.ts'

const hour = 3_600_000
const passphrase = 'une phrase pour le coffre'

describe('a locked vault', () => {
  it('holds what is due, visibly and without an attempt, and lets it go the moment it is opened', async () => {
    const ports = testPorts()
    const practice = await startPractice({ clock: ports.clock, seed: null })
    await using test = await startTestCore({ ports, config: { leaseMs: 30 * 24 * hour }, setup: { vaultPassphrase: passphrase } })
    const { id: creatorId } = await test.client.creators.create({
      name: 'Nova',
      pseudonyms: [],
      platforms: ['bluesky'],
      zone: 'UTC',
      market: 'france',
      constraints: noConstraints,
      notes: '',
    })
    practice.bluesky.createAccount({ handle: 'nova.test', password: 'app-pass' })
    const account = await test.client.accounts.connect({
      creatorId,
      platform: 'bluesky',
      credentials: { identifier: 'nova.test', password: 'app-pass', service: practice.url },
    })
    const post = await test.client.posts.create({ creatorId, content: { text: 'Held', assets: [], languages: [], labels: [] } })
    const at = { wall: new Date(ports.clock.now() + hour).toISOString().slice(0, 19), zone: 'UTC' }
    const { publicationIds } = await test.client.posts.schedule({ postId: post.id, accountIds: [account.id], at })
    const publicationId = publicationIds[0] ?? ''
    const detail = () => test.client.publications.get({ publicationId })

    await test.restart()
    await test.advance(hour + 60_000)
    expect(await detail()).toMatchObject({
      publication: { state: 'failed', failure: { code: 'VAULT_LOCKED', data: { mode: 'passphrase' } }, attempts: 0, nextTryAt: null },
      attempts: [],
    })
    // However long it takes.
    await test.jump(2 * hour)
    await test.client.setup.unlockVault({ passphrase })
    await test.settle()
    expect(await detail()).toMatchObject({ publication: { state: 'published', failure: null, attempts: 1 } })
    await practice.close()
  })
})
