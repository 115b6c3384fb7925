/** The practice network as the fake that the conformance suite drives the X adapter against. */
import type { AdapterIo } from '../../src/core/platforms/kit/adapter.ts'
import type { ActThere, FakeAccount, FakePath, PlatformFake } from '../../src/core/platforms/kit/conformance.ts'
import type { InteractionAct } from '../../src/contract/platforms.ts'
import type { Network } from '../../src/core/ports.ts'
import { startPractice, type Practice, type PracticeOptions } from '../../src/practice/index.ts'
import { conversationIdOf } from '../../src/practice/x/message-methods.ts'
import { countingNetwork } from './counting-network.ts'
import { testImage, testVideo } from './draft-media.ts'
import { FakeClock } from './fake-clock.ts'
import { seededRandom } from './test-ports.ts'
import { pressOnConsentForm } from './consent-form.ts'

type Aim = { method: 'GET' | 'POST' | 'DELETE'; path: string }
const aims: Record<FakePath, Aim> = {
  write: { method: 'POST', path: '/x/2/tweets' },
  read: { method: 'GET', path: '/x/2/users/me' },
  refresh: { method: 'POST', path: '/x/2/oauth2/token' },
  sign_in: { method: 'POST', path: '/x/2/oauth2/token' },
  figures: { method: 'GET', path: '/x/2/tweets' },
  delete: { method: 'DELETE', path: '/x/2/tweets' },
}

const writes: Partial<Record<InteractionAct, string>> = { repost: '/retweets', message: '/x/2/dm_conversations/' }

export interface XFake extends PlatformFake {
  practice: Practice
  clock: FakeClock
  authorize(page: URL, account: FakeAccount): Promise<URL>
}

export const xRedirectUri = 'http://127.0.0.1:17391/callback'

export const openXFake = async ({ through, ...options }: PracticeOptions & { through?: Network } = {}): Promise<XFake> => {
  const clock = new FakeClock()
  const practice = await startPractice({ clock, seed: null, ...options, x: { processingMs: 0, ...options.x } })
  const counted = countingNetwork(through)
  const io: AdapterIo = { network: counted.network, clock, random: seededRandom() }
  const crowd = practice.x.createAccount({ username: 'crowd' })
  const { clientId } = practice.x.createApp({ redirectUris: [xRedirectUri] })
  let accounts = 0
  return {
    practice,
    clock,
    io,
    newAccount: async () => {
      accounts += 1
      const username = `creator_${accounts}`
      practice.x.createAccount({ username, name: `Creator ${accounts}` })
      return { fields: { username }, service: practice.xUrl, app: { clientId, clientSecret: null, service: practice.xUrl } }
    },
    authorize: (page, { fields }) => pressOnConsentForm(page, `Authorize as @${fields['username'] ?? ''}`),
    spoil: (fields) => fields,
    nowhere: (fields) => fields,
    fault: ({ on, ...fault }) => practice.faults.next({ match: aims[on], ...fault }),
    postsOf: async (remoteId) =>
      practice.x
        .postsOf(remoteId)
        .filter(({ replyTo, repostOf }) => replyTo === null && repostOf === null)
        .map(({ text, mediaIds }) => ({ text, media: mediaIds.length })),
    like: async ({ remoteId }) => practice.x.like(remoteId, crowd.id),
    reply: async ({ remoteId }, text) => {
      const named = practice.x.accountsById.get(practice.x.findPost(remoteId)?.author ?? '')?.username ?? ''
      practice.x.addPost({ author: crowd.id, text: `@${named} ${text}`, replyTo: remoteId })
    },
    mention: async (remoteId, text) => {
      practice.x.addPost({ author: crowd.id, text: `@${practice.x.accountsById.get(remoteId)?.username ?? ''} ${text}` })
      // X tells of its limits in whole seconds.
      await clock.advance(1000)
    },
    message: async (remoteId, text) => {
      practice.x.say({ from: crowd.id, to: remoteId, text })
      await clock.advance(1000)
    },
    faultInbox: (what, fault) =>
      practice.faults.next({ match: { method: 'GET', path: what === 'mentions' ? '/mentions' : '/x/2/dm_events' }, ...fault }),
    actsOf: async (remoteId) => [
      ...practice.x.postsOf(remoteId).flatMap(({ text, replyTo, repostOf }): ActThere[] => {
        if (repostOf !== null) return [{ act: 'repost', on: repostOf }]
        return replyTo === null ? [] : [{ act: 'answer', on: replyTo, text }]
      }),
      ...practice.x
        .messagesOf(remoteId)
        .filter(({ from }) => from === remoteId)
        .map(({ from, to, text }): ActThere => ({ act: 'message', on: conversationIdOf(from, to), text })),
    ],
    faultAct: (act, fault) => practice.faults.next({ match: { method: 'POST', path: writes[act] ?? aims.write.path }, ...fault }),
    count: (path) => counted.count(`${aims[path].method} ${aims[path].path}`),
    image: testImage(),
    video: testVideo(),
    [Symbol.asyncDispose]: () => practice.close(),
  }
}
