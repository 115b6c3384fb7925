import { randomBytes } from 'node:crypto'
import { AtpAgent } from '@atproto/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRealBluesky, whyNoRealBluesky, type RealBluesky } from '../../../../test/harness/real-bluesky.ts'
import { createNodeClock } from '../../../host/node-clock.ts'
import { createNodeNetwork } from '../../../host/node-network.ts'
import { unknownFigures } from '../kit/figures.ts'
import type { AdapterIo, Interaction, InteractionTarget, Operation, RemotePost } from '../kit/adapter.ts'
import { memorySession, noHooks } from '../kit/conformance.ts'
import { readAll } from '../kit/inbox-conformance.ts'
import { bluesky } from './index.ts'

const cannot = await whyNoRealBluesky({ appview: true })
if (cannot !== null) console.warn(`skipped: ${cannot}`)

describe.skipIf(cannot !== null)('bluesky on the full network', () => {
  let real: RealBluesky
  let io: AdapterIo
  beforeAll(async () => {
    real = await startRealBluesky({ accounts: 3, appview: true })
    io = {
      network: createNodeNetwork(),
      clock: createNodeClock(),
      random: { bytes: (length) => randomBytes(length), float: () => Math.random() },
    }
  }, 300_000)
  afterAll(() => real?.[Symbol.asyncDispose]())

  const connect = (number: number) => {
    const { handle = '', appPassword = '' } = real.accounts[number] ?? {}
    return bluesky.connect({ identifier: handle, password: appPassword, service: real.pdsUrl }, io)
  }
  const fan = async (number: number): Promise<AtpAgent> => {
    const agent = new AtpAgent({ service: real.pdsUrl })
    await agent.login({ identifier: real.accounts[number]?.handle ?? '', password: real.accounts[number]?.password ?? '' })
    return agent
  }

  it('reads back likes, reposts, replies and followers', async () => {
    const { credential, profile } = await connect(0)
    const session = memorySession({ service: real.pdsUrl, remoteId: profile.remoteId, credential })
    const operation: Operation = {
      key: bluesky.newOperationKey(io),
      createdAt: io.clock.now(),
      draft: { kind: 'text', text: 'Seen by others', languages: ['en'], labels: [], media: [] },
    }
    const outcome = await bluesky.publish(session, operation, noHooks, io)
    if (outcome.state !== 'published') throw new Error(outcome.state)
    const { remote } = outcome
    await act(await fan(1), remote, 'first reply')
    await act(await fan(2), remote, 'second reply')
    await real.processAll()

    const figures = await bluesky.postFigures(session, [remote, { ...remote, remoteId: `${remote.remoteId.slice(0, -1)}2` }], io)
    expect(figures).toEqual(new Map([[remote.remoteId, { ...unknownFigures, likes: 2, reposts: 2, replies: 2, quotes: 1, bookmarks: 0 }]]))
    expect((await bluesky.replies?.(session, remote, io))?.map(({ author, text }) => `${author}: ${text}`)).toEqual([
      'creator-2.test: first reply',
      'creator-3.test: second reply',
    ])
    expect((await bluesky.profile(session, io)).followers).toBe(2)
  })

  it('likes, reposts and answers as the network counts it, and takes it back', async () => {
    const { credential, profile } = await connect(0)
    const session = memorySession({ service: real.pdsUrl, remoteId: profile.remoteId, credential })
    const operation: Operation = {
      key: bluesky.newOperationKey(io),
      createdAt: io.clock.now(),
      draft: { kind: 'text', text: 'To be answered', languages: ['en'], labels: [], media: [] },
    }
    const outcome = await bluesky.publish(session, operation, noHooks, io)
    if (outcome.state !== 'published') throw new Error(outcome.state)
    const { remote } = outcome
    const root = { remoteId: remote.remoteId, version: remote.version ?? '' }
    const reference = { uri: root.remoteId, cid: root.version }
    await (await fan(1)).post({ text: 'a reply', reply: { root: reference, parent: reference } })
    await real.processAll()
    const replyNow = async () => {
      await real.processAll()
      const [reply] = (await bluesky.replies?.(session, remote, io)) ?? []
      if (!reply) throw new Error('no reply')
      return reply
    }
    const reply = await replyNow()
    expect(reply.mine).toEqual({ like: null })
    const send = (on: InteractionTarget, what: Pick<Interaction, 'act' | 'text' | 'takesBack'>) =>
      bluesky.interactions.act(session, { key: bluesky.newOperationKey(io), createdAt: io.clock.now(), on, ...what }, noHooks, io)

    const like = await send(reply, { act: 'like' })
    await send(reply, { act: 'like' })
    const repost = await send(root, { act: 'repost' })
    const asked: Interaction = {
      key: bluesky.newOperationKey(io),
      createdAt: io.clock.now(),
      act: 'answer',
      on: { ...reply, root },
      text: 'Thank you @creator-2.test',
    }
    const answer = await bluesky.interactions.act(session, asked, noHooks, io)
    expect(await bluesky.interactions.act(session, asked, noHooks, io)).toEqual(answer)
    expect(await bluesky.interactions.findAnswer?.(session, asked, io)).toEqual(answer)
    const liked = await replyNow()
    expect(liked.mine?.like).toMatch(/^at:/)
    const figures = async () => bluesky.postFigures(session, [remote, { remoteId: reply.remoteId, url: reply.url }], io)
    expect((await figures()).get(reply.remoteId)).toMatchObject({ likes: 1, replies: 1 })
    expect((await figures()).get(remote.remoteId)).toMatchObject({ reposts: 1 })

    await send(root, { act: 'repost', takesBack: repost.remoteId })
    await send(reply, { act: 'answer', takesBack: answer.remoteId })
    await send(reply, { act: 'answer', takesBack: answer.remoteId })
    await send(reply, { act: 'like', takesBack: like.remoteId })
    await replyNow()
    expect((await figures()).get(reply.remoteId)).toMatchObject({ replies: 0 })
    expect((await figures()).get(remote.remoteId)).toMatchObject({ reposts: 0 })
    expect(await bluesky.interactions.findAnswer?.(session, asked, io)).toBeNull()
  })

  /** Messages between two are kept by a service that is no part of this network. */
  it('reads mentions, answers and quotes as the network tells them, from where the last reading ended, and the thread around one', async () => {
    const { credential, profile } = await connect(0)
    const session = memorySession({ service: real.pdsUrl, remoteId: profile.remoteId, credential })
    const read = async (cursor: string | null) => {
      await real.processAll()
      return readAll(bluesky.inbox.mentions ?? (() => Promise.reject(new Error('none'))), session, cursor, { io })
    }
    const before = await read(null)
    const operation: Operation = {
      key: bluesky.newOperationKey(io),
      createdAt: io.clock.now(),
      draft: { kind: 'text', text: 'What is said of it', languages: ['en'], labels: [], media: [] },
    }
    const outcome = await bluesky.publish(session, operation, noHooks, io)
    if (outcome.state !== 'published') throw new Error(outcome.state)
    const subject = { uri: outcome.remote.remoteId, cid: outcome.remote.version ?? '' }
    const writer = await fan(2)
    const features = [{ $type: 'app.bsky.richtext.facet#mention' as const, did: profile.remoteId }]
    const named = await writer.post({ text: '@creator-1.test hello', facets: [{ index: { byteStart: 0, byteEnd: 15 }, features }] })
    await writer.post({ text: 'an answer', reply: { root: subject, parent: subject } })
    await writer.post({ text: 'quoted here', embed: { $type: 'app.bsky.embed.record', record: subject } })
    const after = await read(before.cursor)
    const known = new Set(before.items.map(({ remoteId }) => remoteId))
    const fresh = after.items.filter(({ remoteId }) => !known.has(remoteId))
    expect(new Map(fresh.map(({ text, kind, onPost }) => [text, [kind, onPost ?? null]]))).toEqual(
      new Map([
        ['@creator-1.test hello', ['mention', null]],
        ['an answer', ['reply', subject.uri]],
        ['quoted here', ['mention', null]],
      ]),
    )
    expect(fresh.every(({ author }) => author.handle === 'creator-3.test')).toBe(true)

    const on = { remoteId: named.uri, version: named.cid }
    const asked = { key: bluesky.newOperationKey(io), createdAt: io.clock.now(), act: 'answer' as const, on, text: 'Hello!' }
    await bluesky.interactions.act(session, asked, noHooks, io)
    await real.processAll()
    const lines = await bluesky.inbox.conversation?.(session, { conversation: named.uri, remoteId: named.uri }, io)
    expect(lines?.map(({ text, own }) => [text, own ?? false])).toEqual([
      ['@creator-1.test hello', false],
      ['Hello!', true],
    ])
    const later = await read(after.cursor)
    const all = new Set([...known, ...fresh.map(({ remoteId }) => remoteId)])
    expect(later.items.filter(({ remoteId }) => !all.has(remoteId))).toEqual([])
  })

  const act = async (agent: AtpAgent, remote: RemotePost, text: string): Promise<void> => {
    const subject = { uri: remote.remoteId, cid: remote.version ?? '' }
    await agent.like(subject.uri, subject.cid)
    await agent.repost(subject.uri, subject.cid)
    await agent.post({ text, reply: { root: subject, parent: subject } })
    await agent.follow(real.accounts[0]?.did ?? '')
    if (text.startsWith('first')) await agent.post({ text: 'quoted', embed: { $type: 'app.bsky.embed.record', record: subject } })
  }
})
