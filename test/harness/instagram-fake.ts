/** The practice network as the fake that the conformance suite drives the Instagram adapter against. */
import type { AdapterIo, DeveloperApp } from '../../src/core/platforms/kit/adapter.ts'
import type { ActThere, FakeAccount, FakePath, PlatformFake } from '../../src/core/platforms/kit/conformance.ts'
import type { InteractionAct } from '../../src/contract/platforms.ts'
import { startPractice, type Practice } from '../../src/practice/index.ts'
import { personIdOf } from '../../src/practice/instagram/message-methods.ts'
import type { InstagramOptions } from '../../src/practice/instagram/open.ts'
import { pressOnConsentForm } from './consent-form.ts'
import { countingNetwork } from './counting-network.ts'
import { testImage, testVideo } from './draft-media.ts'
import { FakeClock } from './fake-clock.ts'
import { openLentFiles, type LentFiles } from './lent-files.ts'
import { seededRandom } from './test-ports.ts'

export const instagramRedirectUri = 'https://agency.example/instagram'

const usualPaths: Record<FakePath, string> = {
  write: '/media_publish',
  read: '/me',
  refresh: '/refresh_access_token',
  sign_in: '/oauth/access_token',
  figures: '/insights',
  delete: '/none',
}

const writes: Partial<Record<InteractionAct, string>> = { answer: '/replies', message: '/me/messages' }

export interface InstagramFake extends PlatformFake {
  practice: Practice
  clock: FakeClock
  lent: LentFiles
  newAccount(overrides?: { quota?: number }): Promise<FakeAccount & { app: DeveloperApp }>
  /** `unticked`: permissions that the owner does not give. */
  authorize(page: URL, account: FakeAccount, unticked?: readonly string[]): Promise<URL>
}

/** Videos are worked on for no time unless told otherwise. */
export const openInstagramFake = async ({
  login = 'instagram',
  seed = null,
  ...options
}: InstagramOptions & { login?: 'instagram' | 'facebook'; seed?: number | null } = {}): Promise<InstagramFake> => {
  const paths: Record<FakePath, string> =
    login === 'facebook' ? { ...usualPaths, read: '/v25.0/1784140', refresh: '/v25.0/oauth/access_token' } : usualPaths
  const clock = new FakeClock()
  const practice = await startPractice({ clock, seed, instagram: { processingMs: 0, ...options } })
  const lent = await openLentFiles()
  const counted = countingNetwork()
  const io: AdapterIo = { network: counted.network, clock, random: seededRandom(), mediaHost: lent.host }
  const { clientId, clientSecret } = practice.instagram.createApp({ redirectUris: [instagramRedirectUri] })
  const service = login === 'facebook' ? practice.facebookUrl : practice.instagramUrl
  const app: DeveloperApp = { clientId, clientSecret, service }
  let accounts = 0
  let writers = 0
  return {
    practice,
    clock,
    lent,
    io,
    newAccount: async (overrides = {}) => {
      accounts += 1
      const account = practice.instagram.createAccount({ username: `creator.${accounts}`, name: `Creator ${accounts}`, ...overrides })
      const fields = { token: practice.instagramToken(account, login), service, username: account.username, name: account.name }
      return { fields, service, app }
    },
    authorize: (page, { fields }, unticked = []) =>
      pressOnConsentForm(
        page,
        login === 'facebook' ? `Page ${fields['name']} (@${fields['username']})` : `Allow as @${fields['username']}`,
        { unticked },
      ),
    spoil: (fields) => ({ ...fields, token: `IGAA${'x'.repeat(40)}` }),
    nowhere: (fields) => ({ ...fields, service: 'http://127.0.0.1:9' }),
    fault: ({ on, ...fault }) => practice.faults.next({ match: { path: paths[on] }, ...fault }),
    postsOf: async (remoteId) => practice.instagram.mediaOf(remoteId).map(({ caption, files }) => ({ text: caption, media: files.length })),
    like: async ({ remoteId }) => practice.instagram.like(remoteId),
    reply: async ({ remoteId }, text) =>
      void practice.instagram.addComment({ mediaId: remoteId, parentId: null, username: 'camille', text }),
    // Each by somebody else: of one conversation Instagram tells the newest twenty in full.
    message: async (remoteId, text) => {
      writers += 1
      practice.instagram.say({ account: remoteId, person: `fan.${writers}`, isOwn: false, text })
      await clock.advance(1000)
    },
    faultInbox: (what, fault) =>
      practice.faults.next({ match: { method: 'GET', path: what === 'comments' ? '/media' : '/conversations' }, ...fault }),
    actsOf: async (remoteId) => {
      const username = practice.instagram.accountsById.get(remoteId)?.username
      const comments = practice.instagram.mediaOf(remoteId).flatMap(({ id }) => practice.instagram.commentsOn(id))
      const said = practice.instagram.messagesOf(remoteId).filter(({ isOwn }) => isOwn)
      return [
        ...comments.flatMap(({ id, username: by, parentId, text, isHidden }): ActThere[] => {
          if (isHidden) return [{ act: 'hide', on: id }]
          return by === username && parentId !== null ? [{ act: 'answer', on: parentId, text }] : []
        }),
        ...said.map(({ person, text }): ActThere => ({ act: 'message', on: `with/${personIdOf(person)}`, text })),
      ]
    },
    faultAct: (act, fault) => practice.faults.next({ match: { method: 'POST', path: writes[act] ?? '/178' }, ...fault }),
    count: (path) => counted.count(paths[path]),
    image: testImage(),
    video: testVideo(),
    [Symbol.asyncDispose]: async () => {
      await practice.close()
      await lent[Symbol.asyncDispose]()
    },
  }
}
