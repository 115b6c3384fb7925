/** The practice network as the fake that the conformance suite drives the TikTok adapter against. */
import type { AdapterIo, DeveloperApp } from '../../src/core/platforms/kit/adapter.ts'
import type { FakeAccount, FakePath, PlatformFake } from '../../src/core/platforms/kit/conformance.ts'
import { startPractice, type Practice } from '../../src/practice/index.ts'
import type { TiktokAccount } from '../../src/practice/tiktok/network.ts'
import type { TiktokOptions } from '../../src/practice/tiktok/open.ts'
import { countingNetwork } from './counting-network.ts'
import { testImage, testVideo } from './draft-media.ts'
import { FakeClock } from './fake-clock.ts'
import { openLentFiles, type LentFiles } from './lent-files.ts'
import { seededRandom } from './test-ports.ts'
import { pressOnConsentForm } from './consent-form.ts'

const paths: Record<FakePath, string> = {
  write: '/tiktok/upload/',
  read: '/v2/user/info/',
  refresh: '/v2/oauth/token/',
  sign_in: '/v2/oauth/token/',
  figures: '/v2/video/query/',
  delete: '/none',
}

export interface TiktokFake extends PlatformFake {
  practice: Practice
  clock: FakeClock
  lent: LentFiles
  newAccount(overrides?: Partial<TiktokAccount>): Promise<FakeAccount>
  /** `unticked`: scopes that the owner does not grant. */
  authorize(page: URL, account: FakeAccount, unticked?: readonly string[]): Promise<URL>
}

/** Posts are out with their last chunk unless told otherwise. */
export const openTiktokFake = async ({ audited = true, ...options }: TiktokOptions & { audited?: boolean } = {}): Promise<TiktokFake> => {
  const clock = new FakeClock()
  const practice = await startPractice({ clock, seed: null, tiktok: { processingMs: 0, moderationMs: 0, ...options } })
  const counted = countingNetwork()
  const lent = await openLentFiles()
  const io: AdapterIo = { network: counted.network, clock, random: seededRandom(), mediaHost: lent.host }
  const { clientKey, clientSecret } = practice.tiktok.createApp({ audited })
  const app: DeveloperApp = { clientId: clientKey, clientSecret, service: practice.tiktokUrl }
  let accounts = 0
  return {
    practice,
    clock,
    lent,
    io,
    newAccount: async (overrides = {}) => {
      accounts += 1
      const username = `creator.${accounts}`
      practice.tiktok.createAccount({ username, displayName: `Creator ${accounts}`, ...overrides })
      return { fields: { username }, service: practice.tiktokUrl, app }
    },
    authorize: (page, { fields }, unticked = []) => pressOnConsentForm(page, `Continue as @${fields['username']}`, { unticked }),
    spoil: (fields) => fields,
    nowhere: (fields) => fields,
    fault: ({ on, ...fault }) => practice.faults.next({ match: { path: paths[on] }, ...fault }),
    postsOf: async (remoteId) => practice.tiktok.postsOf(remoteId).map(({ text, files }) => ({ text, media: files.length })),
    like: async ({ remoteId }) => practice.tiktok.like(remoteId),
    count: (path) => counted.count(paths[path]),
    image: testImage(),
    video: testVideo(),
    options: { delivery: 'direct', privacy: 'PUBLIC_TO_EVERYONE', musicConfirmed: true, allowComment: true },
    [Symbol.asyncDispose]: async () => {
      await practice.close()
      await lent[Symbol.asyncDispose]()
    },
  }
}
