/** The practice network as the fake that the conformance suite drives the Bluesky adapter against. */
import type { AdapterIo } from '../../src/core/platforms/kit/adapter.ts'
import type { FakePath, PlatformFake } from '../../src/core/platforms/kit/conformance.ts'
import { startPractice, type Practice, type PracticeOptions } from '../../src/practice/index.ts'
import { countingNetwork } from './counting-network.ts'
import { testImage, testVideo } from './draft-media.ts'
import { FakeClock } from './fake-clock.ts'
import { seededRandom } from './test-ports.ts'

const methods: Record<FakePath, string> = {
  write: 'com.atproto.repo.putRecord',
  read: 'com.atproto.server.getSession',
  refresh: 'com.atproto.server.refreshSession',
  sign_in: 'com.atproto.server.createSession',
  figures: 'app.bsky.feed.getPosts',
  delete: 'com.atproto.repo.deleteRecord',
}

const inboxMethods = {
  mentions: 'app.bsky.notification.listNotifications',
  followers: 'app.bsky.notification.listNotifications',
  messages: 'chat.bsky.convo.listConvos',
} as const

export interface BlueskyFake extends PlatformFake {
  practice: Practice
  clock: FakeClock
}

export const openBlueskyFake = async (options: PracticeOptions = {}): Promise<BlueskyFake> => {
  const clock = new FakeClock()
  const practice = await startPractice({ clock, seed: null, ...options })
  const counted = countingNetwork()
  const io: AdapterIo = { network: counted.network, clock, random: seededRandom() }
  const crowd = practice.bluesky.createAccount({ handle: 'crowd.test', password: 'crowd' })
  let accounts = 0
  let records = 0
  const act = (collection: string, value: Record<string, unknown>) => {
    records += 1
    practice.bluesky.put(
      crowd,
      collection,
      `3kcrowd${String(records)
        .padStart(6, '0')
        .replaceAll(/[0189]/g, (digit) => ({ 0: 'a', 1: 'b', 8: 'c', 9: 'd' })[digit] ?? '')}`,
      { $type: collection, createdAt: new Date(clock.now() + records).toISOString(), ...value },
    )
  }
  return {
    practice,
    clock,
    io,
    newAccount: async () => {
      accounts += 1
      const handle = `creator-${accounts}.test`
      practice.bluesky.createAccount({ handle, password: `secret-${accounts}`, displayName: `Creator ${accounts}` })
      return { fields: { identifier: handle, password: `secret-${accounts}`, service: practice.url }, service: practice.url }
    },
    spoil: (fields) => ({ ...fields, password: 'wrong' }),
    nowhere: (fields) => ({ ...fields, service: 'http://127.0.0.1:9' }),
    fault: ({ on, ...fault }) => practice.faults.next({ match: { path: methods[on] }, ...fault }),
    postsOf: async (remoteId) => {
      const posts = practice.bluesky.accountsByDid.get(remoteId)?.collections.get('app.bsky.feed.post')
      return [...(posts?.values() ?? [])]
        .filter(({ value }) => !value['reply'])
        .map(({ value }) => ({ text: String(value['text']), media: mediaCount(value['embed']) }))
    },
    like: async ({ remoteId, version }) => act('app.bsky.feed.like', { subject: { uri: remoteId, cid: version ?? '' } }),
    reply: async ({ remoteId, version }, text) => {
      const reference = { uri: remoteId, cid: version ?? '' }
      act('app.bsky.feed.post', { text, reply: { root: reference, parent: reference } })
    },
    mention: async (remoteId, text) => {
      const handle = practice.bluesky.findAccount(remoteId)?.handle ?? ''
      const features = [{ $type: 'app.bsky.richtext.facet#mention', did: remoteId }]
      act('app.bsky.feed.post', { text: `@${handle} ${text}`, facets: [{ index: { byteStart: 0, byteEnd: handle.length + 1 }, features }] })
      await clock.advance(1)
    },
    message: async (remoteId, text) => {
      practice.bluesky.say({ from: crowd.did, to: remoteId, text })
      await clock.advance(1)
    },
    follow: async (remoteId, handle) => {
      const fan = practice.bluesky.findAccount(handle) ?? practice.bluesky.createAccount({ handle, password: 'fan' })
      practice.bluesky.put(fan, 'app.bsky.graph.follow', '3kfollow22222', {
        $type: 'app.bsky.graph.follow',
        subject: remoteId,
        createdAt: new Date(clock.now()).toISOString(),
      })
      await clock.advance(1)
    },
    faultInbox: (what, fault) => practice.faults.next({ match: { path: inboxMethods[what === 'comments' ? 'mentions' : what] }, ...fault }),
    actsOf: async (remoteId) => {
      const recordsIn = (collection: string) => [
        ...(practice.bluesky.accountsByDid.get(remoteId)?.collections.get(collection)?.values() ?? []),
      ]
      const subjects = (collection: string) => recordsIn(collection).map(({ value }) => (value['subject'] as { uri: string }).uri)
      return [
        // As the network counts them: once an account, however many records there are.
        ...[...new Set(subjects('app.bsky.feed.like'))].map((on) => ({ act: 'like' as const, on })),
        ...[...new Set(subjects('app.bsky.feed.repost'))].map((on) => ({ act: 'repost' as const, on })),
        ...recordsIn('app.bsky.feed.post').flatMap(({ value }) => {
          const { parent } = (value['reply'] ?? {}) as { parent?: { uri: string } }
          return parent ? [{ act: 'answer' as const, on: parent.uri, text: String(value['text']) }] : []
        }),
        ...[...practice.bluesky.chat.convosOf(remoteId).keys()].flatMap((on) =>
          practice.bluesky.chat
            .messagesIn(on)
            .filter(({ from }) => from === remoteId)
            .map(({ text }) => ({ act: 'message' as const, on, text })),
        ),
      ]
    },
    faultAct: (name, fault) =>
      practice.faults.next({ match: { path: name === 'message' ? 'chat.bsky.convo.sendMessage' : methods.write }, ...fault }),
    count: (path) => counted.count(methods[path]),
    image: testImage(),
    video: testVideo(),
    [Symbol.asyncDispose]: () => practice.close(),
  }
}

const mediaCount = (embed: unknown): number => {
  const { images, items, video } = (embed ?? {}) as { images?: unknown[]; items?: unknown[]; video?: unknown }
  return (images ?? items)?.length ?? (video ? 1 : 0)
}
