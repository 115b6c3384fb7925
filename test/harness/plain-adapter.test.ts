import { describe, expect, it } from 'vitest'
import { testPlatform, type FakePath, type PlatformFake } from '../../src/core/platforms/kit/conformance.ts'
import { memorySession, noHooks } from '../../src/core/platforms/kit/conformance.ts'
import { startPractice } from '../../src/practice/index.ts'
import { countingNetwork } from './counting-network.ts'
import { testImage } from './draft-media.ts'
import { FakeClock } from './fake-clock.ts'
import { plain } from './plain-adapter.ts'
import { seededRandom } from './test-ports.ts'

const paths: Record<FakePath, string> = {
  write: '/plain/posts',
  read: '/plain/me',
  refresh: '/none',
  sign_in: '/plain/tokens',
  figures: '/none',
  delete: '/none',
}

const openFake = async (): Promise<PlatformFake> => {
  const clock = new FakeClock()
  const practice = await startPractice({ clock })
  const counted = countingNetwork()
  let accounts = 0
  return {
    io: { network: counted.network, clock, random: seededRandom() },
    newAccount: async () => {
      accounts += 1
      practice.plain.createAccount(`plain-${accounts}`, 'secret-word')
      return {
        fields: { identifier: `plain-${accounts}`, password: 'secret-word', service: practice.plainUrl },
        service: practice.plainUrl,
      }
    },
    spoil: (fields) => ({ ...fields, password: 'wrong' }),
    nowhere: (fields) => ({ ...fields, service: 'http://127.0.0.1:9' }),
    fault: ({ on, ...fault }) => practice.faults.next({ match: { path: paths[on] }, ...fault }),
    postsOf: async (account) => practice.plain.timeline(account).map(({ text, mediaIds }) => ({ text, media: mediaIds.length })),
    count: (path) => counted.count(paths[path]),
    image: testImage(),
    [Symbol.asyncDispose]: () => practice.close(),
  }
}

testPlatform(plain, openFake, { renews: false })

describe('the plain network', () => {
  it('makes a second post of a second sending, and finds only what is not from before', async () => {
    const fake = await openFake()
    await using _fake = fake
    const { fields, service } = await fake.newAccount()
    const { credential, profile } = await plain.connect(fields, fake.io)
    const session = memorySession({ service, remoteId: profile.remoteId, credential })
    const operation = {
      key: 'k',
      createdAt: fake.io.clock.now(),
      draft: { kind: 'text' as const, text: 'Twice', languages: [], labels: [], media: [] },
    }
    await plain.publish(session, operation, noHooks, fake.io)
    await plain.publish(session, operation, noHooks, fake.io)
    expect(await fake.postsOf(profile.remoteId)).toHaveLength(2)
    expect(await plain.findPublished(session, { ...operation, createdAt: operation.createdAt + 37 * 3_600_000 }, fake.io)).toEqual({
      state: 'absent',
    })
  })
})
