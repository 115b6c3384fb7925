/** Every request that the client sends, and every answer of the practice X, against X's own description of its API. */
import { describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import { heldAgainstDescription, whyNoXDescription } from '../../../../test/harness/x-description.ts'
import { openXFake, xRedirectUri } from '../../../../test/harness/x-fake.ts'
import type { Draft, Operation } from '../kit/adapter.ts'
import { codeOf, memorySession, noHooks } from '../kit/conformance.ts'
import { x } from './index.ts'

const reason = whyNoXDescription()

describe.skipIf(reason !== null)(`X’s description of its API${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  it('has what the client sends and what the practice X answers', async () => {
    await using fake = await openXFake()
    const held = heldAgainstDescription(fake.io.network, fake.practice.xUrl)
    const io = { ...fake.io, network: held.network }
    const account = await fake.newAccount()
    const app = account.app ?? { clientId: '', clientSecret: null, service: '' }
    const verifier = 'v'.repeat(64)
    const back = await fake.authorize(x.consent.page({ app, redirectUri: xRedirectUri, state: 's', verifier }), account)
    const code = back.searchParams.get('code') ?? ''
    const { credential, profile } = await x.consent.exchange({ app, redirectUri: xRedirectUri, code, verifier }, io)
    const session = memorySession({ service: account.service, remoteId: profile.remoteId, credential, app })
    const publish = async (draft: Partial<Draft>, answers?: string) => {
      const operation: Operation = {
        ...(answers !== undefined && { answers }),
        key: x.newOperationKey(io),
        createdAt: io.clock.now(),
        draft: { kind: 'text', text: '', languages: ['fr'], labels: [], media: [], ...draft },
      }
      const outcome = await x.publish(session, operation, noHooks, io)
      if (outcome.state !== 'published') throw new Error('not published')
      expect(await x.findPublished(session, operation, io)).toMatchObject({ state: 'found', remote: outcome.remote })
      return outcome.remote
    }
    const text = await publish({ text: 'Hello example.com & <you> #photo @crowd' })
    const set = await publish({
      kind: 'photo_set',
      text: 'Four',
      media: Array.from({ length: 4 }, () => testImage()),
      labels: ['nudity', 'graphic-media'],
    })
    const video = await publish({ kind: 'video', text: 'Moving', media: [testVideo({ bytes: 9_000_000 })] })
    const gif = testImage({ mimeType: 'image/gif', seconds: 1 })
    const data = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([16, 0, 9, 0]), Buffer.alloc(20)])
    const read = async () => ({ data, mimeType: 'image/gif', width: 16, height: 9 })
    await publish({ kind: 'photo', text: 'On and on', media: [{ ...gif, read }] })
    await publish({ text: 'Chosen', options: { replySettings: 'mentionedUsers', madeWithAi: true, paidPartnership: true } })
    const second = await publish({ text: 'And on: example.com', options: { replySettings: 'verified', madeWithAi: true } }, text.remoteId)
    await publish({ text: 'And on again' }, second.remoteId)
    await fake.reply?.(text, 'a reply')
    const [, reply] = await x.replies(session, text, io)
    const acts = (act: 'repost' | 'answer', on: string, rest: object = {}) =>
      x.interactions.act(session, { key: 'k', createdAt: io.clock.now(), act, on: { remoteId: on }, ...rest }, noHooks, io)
    const { remoteId: takesBack } = await acts('repost', text.remoteId)
    await acts('repost', text.remoteId, { takesBack })
    const answered = await acts('answer', reply?.remoteId ?? '', { text: 'Thank you' })
    await acts('answer', reply?.remoteId ?? '', { takesBack: answered.remoteId })
    await fake.mention?.(session.remoteId, 'a mention')
    await fake.message?.(session.remoteId, 'a message')
    const since = JSON.stringify({ since: '1' })
    expect((await x.inbox.mentions?.(session, since, io))?.items).toHaveLength(2)
    const [letter] = (await x.inbox.messages?.(session, since, io))?.items ?? []
    const { remoteId = '', conversation = '' } = letter ?? {}
    await x.inbox.conversation?.(session, { conversation: text.remoteId, remoteId: '' }, io)
    expect(await x.inbox.conversation?.(session, { conversation, remoteId }, io)).toHaveLength(1)
    const message = {
      key: 'k',
      createdAt: io.clock.now(),
      act: 'message' as const,
      on: { remoteId, root: { remoteId: conversation } },
      text: 'Hi',
    }
    const sent = await x.interactions.act(session, message, noHooks, io)
    expect(await x.interactions.findAnswer?.(session, message, io)).toEqual(sent)
    expect((await x.postFigures(session, [text, set, video, { ...text, remoteId: '1' }], io)).size).toBe(3)
    const past = await x.past(session, { since: io.clock.now() - 86_400_000, cursor: null, atMost: 5 }, io)
    expect(past.posts.map(({ kind }) => kind)).toContain('photo_set')
    expect((await x.past(session, { since: io.clock.now() - 86_400_000, cursor: past.cursor }, io)).posts.length).toBeGreaterThanOrEqual(0)
    await x.profile(session, io)
    await x.examine(session, io)
    expect(await x.trends.read(session, { country: 'FR' }, io)).toHaveLength(10)
    expect(await codeOf(publish({ text: 'Hello example.com & <you> #photo @crowd' }))).toBe('PLATFORM_REJECTED')
    await x.remove(session, video, io)
    await x.remove(session, video, io)
    expect(held.breaches).toEqual([])
    expect([...held.used].toSorted()).toEqual([
      'DELETE /2/tweets/{id}',
      'DELETE /2/users/{id}/retweets/{source_tweet_id}',
      'GET /2/dm_conversations/{id}/dm_events',
      'GET /2/dm_events',
      'GET /2/trends/by/woeid/{woeid}',
      'GET /2/tweets',
      'GET /2/tweets/search/recent',
      'GET /2/users/me',
      'GET /2/users/{id}/mentions',
      'GET /2/users/{id}/tweets',
      'POST /2/dm_conversations/{dm_conversation_id}/messages',
      'POST /2/media/metadata',
      'POST /2/media/upload/initialize',
      'POST /2/media/upload/{id}/append',
      'POST /2/media/upload/{id}/finalize',
      'POST /2/tweets',
      'POST /2/users/{id}/retweets',
    ])
  })

  it('would tell of what is not in it', async () => {
    await using fake = await openXFake()
    const { network, breaches } = heldAgainstDescription(fake.io.network, fake.practice.xUrl)
    const send = (method: 'GET' | 'POST', path: string, body?: object) =>
      network.exchange({
        url: new URL(`${fake.practice.xUrl}${path}`),
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: new TextEncoder().encode(JSON.stringify(body)) }),
        signal: new AbortController().signal,
        maxAnswerBytes: 1_000_000,
      })
    await send('GET', '/2/users/me?tweet.fields=text')
    await send('GET', '/2/tweets')
    await send('POST', '/2/tweets', { text: 'x', colour: 'red', media: { media_ids: [] } })
    await send('GET', '/2/nowhere')
    expect(breaches).toEqual([
      'GET /2/users/me: no parameter tweet.fields',
      'GET /2/tweets: ids is missing',
      expect.stringMatching(/^POST \/2\/tweets: body: .*additional properties.*fewer than 1 items/),
      'GET /2/nowhere is not described',
    ])
  })
})
