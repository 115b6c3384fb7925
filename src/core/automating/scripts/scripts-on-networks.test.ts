/** Scripts speak each platform's own protocol, against the practice network: who wrote first is answered, goes on, and is left when they say so. */
import { describe, expect, it } from 'vitest'
import { openBlueskyFake } from '../../../../test/harness/bluesky-fake.ts'
import { openInstagramFake } from '../../../../test/harness/instagram-fake.ts'
import { testPorts } from '../../../../test/harness/test-ports.ts'
import { openXFake, xRedirectUri } from '../../../../test/harness/x-fake.ts'
import type { ScriptDraft } from '../../../contract/scripts.ts'
import { newId } from '../../ids.ts'
import { createInbox } from '../../inbox/inbox.ts'
import { createInteracting } from '../../interacting/interacting.ts'
import { bluesky } from '../../platforms/bluesky/index.ts'
import { instagram } from '../../platforms/instagram/index.ts'
import type { PlatformAdapter } from '../../platforms/kit/adapter.ts'
import { memorySession, type PlatformFake } from '../../platforms/kit/conformance.ts'
import { x } from '../../platforms/x/index.ts'
import type { Call } from '../../procedure.ts'
import { startPublishing, testDir } from '../../publishing/testing/start-publishing.ts'
import { account, creator } from '../../store/schema/creators.ts'
import type { Store } from '../../store/store.ts'
import { createActQueue } from '../queue/act-queue.ts'
import { createJudging } from '../judging.ts'
import { scriptsProcedures } from './procedures/index.ts'
import { createScripts } from './scripts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

interface Network {
  adapter: PlatformAdapter
  fake: PlatformFake & AsyncDisposable & { clock: ReturnType<typeof testPorts>['clock'] }
  connect(): Promise<ReturnType<typeof memorySession>>
  say(remoteId: string, text: string): unknown
}

const networks: Record<'bluesky' | 'instagram' | 'x', () => Promise<Network>> = {
  bluesky: async () => {
    const fake = await openBlueskyFake()
    return {
      adapter: bluesky,
      fake,
      connect: async () => {
        const { fields, service, app } = await fake.newAccount()
        const { credential, profile } = await bluesky.connect(fields, fake.io)
        return memorySession({ service, remoteId: profile.remoteId, credential, app })
      },
      say: (remoteId, text) => fake.message?.(remoteId, text),
    }
  },
  instagram: async () => {
    const fake = await openInstagramFake()
    return {
      adapter: instagram,
      fake,
      connect: async () => {
        const { fields, service, app } = await fake.newAccount()
        const { credential, profile } = await instagram.connect(fields, fake.io)
        return memorySession({ service, remoteId: profile.remoteId, credential, app })
      },
      say: (remoteId, text) => fake.practice.instagram.say({ account: remoteId, person: 'fan.one', isOwn: false, text }),
    }
  },
  x: async () => {
    const fake = await openXFake()
    return {
      adapter: x,
      fake,
      connect: async () => {
        const made = await fake.newAccount()
        const { app, service } = made
        if (!app) throw new Error('no application')
        const verifier = 'v'.repeat(64)
        const back = await fake.authorize(x.consent.page({ app, redirectUri: xRedirectUri, state: 's', verifier }), made)
        const code = back.searchParams.get('code') ?? ''
        const { credential, profile } = await x.consent.exchange({ app, redirectUri: xRedirectUri, code, verifier }, fake.io)
        return memorySession({ service, remoteId: profile.remoteId, credential, app })
      },
      say: (remoteId, text) => fake.message?.(remoteId, text),
    }
  },
}

const seedAccount = (store: Store, platform: 'bluesky' | 'instagram' | 'x', remoteId: string): string =>
  store.write(({ db, now }) => {
    const creatorId = newId('crt', store.ids)
    const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
    const made = { createdAt: now, updatedAt: now }
    db.insert(creator)
      .values({ id: creatorId, name: 'Nova', zone: 'Europe/Paris', market: 'france', constraints, ...made })
      .run()
    const id = newId('acc', store.ids)
    const names = { remoteId, handle: 'nova', displayName: '', service: '', profileUrl: '' }
    db.insert(account)
      .values({ id, creatorId, platform, ...names, state: 'connected', connectedAt: now - 100 * day })
      .run()
    return id
  })

const draft = (platform: 'bluesky' | 'instagram' | 'x'): ScriptDraft => ({
  creatorId: null,
  name: 'Welcome',
  platforms: [platform],
  language: null,
  trigger: { kind: 'first_message' },
  stopWords: [],
  link: null,
  steps: [
    { id: 's1', kind: 'say', text: 'Hello, I am {creator}.' },
    { id: 's2', kind: 'listen', hours: 20, branches: [], otherwise: 'next', silent: 'end' },
    { id: 's3', kind: 'say', text: 'Thank you!' },
    { id: 's4', kind: 'listen', hours: 20, branches: [], otherwise: 'next', silent: 'next' },
    { id: 's5', kind: 'say', text: 'Never said' },
  ],
})

describe.each(Object.keys(networks) as (keyof typeof networks)[])('on %s', (platform) => {
  it('a script converses in its protocol, survives a lost answer, and stops at "stop", said while no core ran', async () => {
    const network = await networks[platform]()
    await using fake = network.fake
    using dir = testDir()
    const session = await network.connect()
    const begin = async () => {
      let built: { scripts: ReturnType<typeof createScripts>; parts: (Disposable & { start(): void })[] } | undefined
      const life = await startPublishing({
        dataDir: dir.path,
        ports: Object.assign(testPorts(), { clock: fake.clock, network: fake.io.network }),
        also: [network.adapter],
        open: (accountId, signal) => Promise.resolve({ ...session, accountId, signal }),
        leaseMs: 1000 * day,
        before: (publishing) => {
          const interacting = createInteracting(publishing)
          const inbox = createInbox(publishing, interacting)
          const actQueue = createActQueue(publishing, interacting)
          const scripts = createScripts(publishing, inbox, actQueue)
          built = { scripts, parts: [createJudging(publishing), actQueue, scripts, inbox] }
        },
      })
      if (!built) throw new Error('not built')
      const { scripts, parts } = built
      const end = async (): Promise<void> => {
        for (const part of parts) part[Symbol.dispose]()
        await life[Symbol.asyncDispose]()
      }
      return { ...life, handlers: scriptsProcedures({ scripts }), parts, end }
    }
    let life = await begin()
    const accountId = seedAccount(life.store, platform, session.remoteId)
    const call = { actor: { kind: 'user', id: 'usr_ada', name: 'Ada' }, reach: null } as unknown as Call
    const { id: scriptId } = await life.handlers['scripts.save']({ input: { draft: draft(platform) }, call })
    await life.handlers['scripts.setOn']({ input: { scriptId, on: true }, call })
    for (const part of life.parts) part.start()
    await life.goTo(fake.clock.now() + 1)
    // Until it has been read, judged and answered, in small steps: a reading is at most half an hour away.
    const read = async (): Promise<void> => {
      for (let step = 0; step < 8; step += 1) await life.goTo(fake.clock.now() + 5 * minute)
    }
    const said = async () => (await fake.actsOf?.(session.remoteId))?.flatMap((act) => (act.act === 'message' ? [act.text] : []))

    await network.say(session.remoteId, 'Hi there')
    await read()
    expect(await said()).toEqual(['Hello, I am Nova.'])
    fake.faultAct?.('message', { loseAnswerAfterAccept: true })
    await network.say(session.remoteId, 'Nice to meet you')
    await read()
    expect(await said()).toEqual(['Hello, I am Nova.', 'Thank you!'])
    // While no core runs, and longer than they are listened to: what is due is due before it is read.
    await life.end()
    await network.say(session.remoteId, 'Please stop')
    fake.clock.jumpTo(fake.clock.now() + 21 * hour)
    life = await begin()
    for (const part of life.parts) part.start()
    await read()
    expect(await said()).toEqual(['Hello, I am Nova.', 'Thank you!'])
    const { items } = await life.handlers['scripts.runs']({ input: { show: 'ended', limit: 10 }, call })
    expect(items).toMatchObject([{ accountId, platform, said: 2, ended: { reason: 'said_stop', detail: 'stop' } }])
    await life.end()
  }, 60_000)
})
