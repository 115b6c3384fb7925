/** Every request that the client sends, and every answer of the practice Instagram, against Meta's own description. */
import { describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import { heldAgainstInstagram, whyNoInstagramDescription } from '../../../../test/harness/instagram-description.ts'
import { instagramRedirectUri as redirectUri, openInstagramFake } from '../../../../test/harness/instagram-fake.ts'
import type { Draft, Interaction, Operation } from '../kit/adapter.ts'
import { memorySession, noHooks } from '../kit/conformance.ts'
import { instagram } from './index.ts'

const reason = whyNoInstagramDescription()

describe.skipIf(reason !== null)(`Meta’s description of its API${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  const postAll = async (login: 'instagram' | 'facebook') => {
    await using fake = await openInstagramFake({ login })
    const held = heldAgainstInstagram(fake.io.network, (await fake.newAccount()).service, login)
    const io = { ...fake.io, network: held.network }
    const account = await fake.newAccount()
    const { app } = account
    const back = await fake.authorize(instagram.consent.page({ app, redirectUri, state: 's', verifier: 'v' }), account)
    const code = back.searchParams.get('code') ?? ''
    const { credential, profile } = await instagram.consent.exchange({ app, redirectUri, code, verifier: 'v' }, io)
    const session = memorySession({ service: account.service, remoteId: profile.remoteId, credential, app })
    const publish = async (draft: Partial<Draft>) => {
      const operation: Operation = {
        key: instagram.newOperationKey(io),
        createdAt: io.clock.now(),
        draft: { kind: 'photo', text: '', languages: ['fr'], labels: [], media: [testImage()], ...draft },
      }
      let handle: Record<string, string> | undefined
      const hooks = {
        beforeWrite: async (kept?: Record<string, string>) => {
          handle = kept
        },
      }
      const outcome = await instagram.publish(session, operation, hooks, io)
      if (outcome.state !== 'published') throw new Error('not published')
      expect(await instagram.findPublished(session, operation, io, handle)).toMatchObject({ state: 'found', remote: outcome.remote })
      return outcome.remote
    }
    const photo = await publish({ text: 'Bonjour #photo @crowd' })
    const set = await publish({ kind: 'photo_set', text: 'Four', media: Array.from({ length: 4 }, () => testImage()) })
    const options = { placement: 'feed', reelsOnly: true, coverAtMs: 1500 }
    const reel = await publish({ kind: 'video', text: 'Moving', media: [testVideo()], options })
    const story = await publish({ options: { placement: 'story' } })
    await fake.reply?.(photo, 'a comment')
    const [comment, ...others] = await instagram.replies(session, photo, io)
    expect(others).toEqual([])
    expect((await instagram.inbox.comments?.(session, null, io))?.items.map(({ text }) => text)).toEqual(['a comment'])
    const on = { remoteId: comment?.remoteId ?? '' }
    const asked = { key: 'k', createdAt: io.clock.now(), on }
    const acts = (interaction: Pick<Interaction, 'act' | 'text' | 'takesBack'>) =>
      instagram.interactions.act(session, { ...asked, ...interaction }, noHooks, io)
    const answer = await acts({ act: 'answer', text: 'Merci' })
    expect(await instagram.interactions.findAnswer?.(session, { ...asked, act: 'answer', text: 'Merci' }, io)).toEqual(answer)
    await acts({ act: 'answer', takesBack: answer.remoteId })
    await acts({ act: 'hide' })
    await acts({ act: 'hide', takesBack: on.remoteId })
    if (login === 'instagram') {
      await fake.message?.(session.remoteId, 'a message')
      const [letter] = (await instagram.inbox.messages?.(session, null, io))?.items ?? []
      const { remoteId = '', conversation = '', author } = letter ?? {}
      const message = { ...asked, act: 'message' as const, on: { remoteId, root: { remoteId: conversation } }, text: 'Merci' }
      const sent = await instagram.interactions.act(session, { ...message, recipient: author?.id ?? '' }, noHooks, io)
      expect(await instagram.interactions.findAnswer?.(session, { ...message, recipient: author?.id ?? '' }, io)).toEqual(sent)
      expect(await instagram.inbox.conversation?.(session, { conversation, remoteId }, io)).toHaveLength(2)
    }
    expect((await instagram.postFigures(session, [photo, set, reel, story], io)).size).toBe(4)
    await instagram.audience(session, io)
    await instagram.accountFigures(session, { from: io.clock.now() - 86_400_000, to: io.clock.now() }, io)
    await fake.clock.advance(2 * 86_400_000)
    await instagram.profile(session, io)
    await instagram.examine(session, io)
    expect(held.breaches).toEqual([])
    return [...held.used].toSorted()
  }

  it('has what the client sends and what the practice Instagram answers', async () => {
    expect(await postAll('instagram')).toEqual([
      'DELETE IGComment',
      'GET IGAccessTokenForIGOnlyAPI',
      'GET IGComment/replies',
      'GET IGMediaForIGOnlyAPI',
      'GET IGMediaForIGOnlyAPI/comments',
      'GET IGMediaForIGOnlyAPI/insights',
      'GET IGRefreshAccessTokenForIGOnlyAPI',
      'GET IGUserForIGOnlyAPI',
      'GET IGUserForIGOnlyAPI/content_publishing_limit',
      'GET IGUserForIGOnlyAPI/conversations',
      'GET IGUserForIGOnlyAPI/insights',
      'GET IGUserForIGOnlyAPI/media',
      'GET IGUserForIGOnlyAPI/stories',
      'GET ShadowIGMediaBuilder',
      'POST IGComment',
      'POST IGComment/replies',
      'POST IGUserForIGOnlyAPI/media',
      'POST IGUserForIGOnlyAPI/media_publish',
      'POST IGUserForIGOnlyAPI/messages',
    ])
  })

  it('has what is sent with Facebook Login', async () => {
    expect(await postAll('facebook')).toEqual([
      'DELETE IGComment',
      'GET IGComment/replies',
      'GET IGMedia',
      'GET IGMedia/comments',
      'GET IGMedia/insights',
      'GET IGUser',
      'GET IGUser/content_publishing_limit',
      'GET IGUser/insights',
      'GET IGUser/media',
      'GET IGUser/stories',
      'GET ShadowIGMediaBuilder',
      'POST IGComment',
      'POST IGComment/replies',
      'POST IGUser/media',
      'POST IGUser/media_publish',
    ])
  })

  it('would tell of what is not in it', async () => {
    await using fake = await openInstagramFake()
    const { network, breaches } = heldAgainstInstagram(fake.io.network, fake.practice.instagramUrl)
    const send = (method: 'GET' | 'POST', path: string, body?: object) =>
      network.exchange({
        url: new URL(`${fake.practice.instagramUrl}/v25.0${path}`),
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: new TextEncoder().encode(JSON.stringify(body)) }),
        signal: new AbortController().signal,
        maxAnswerBytes: 1_000_000,
      })
    await send('GET', '/me?fields=colour')
    await send('POST', '/17841400000000001/media', { captions: 'x', is_carousel_item: 'true', children: 'a' })
    await send('GET', '/18000000000000001/insights?metric=likes,hearts')
    await send('GET', '/18000000000000001/nowhere')
    expect(breaches).toEqual([
      'GET IGUserForIGOnlyAPI: no field colour',
      'POST IGUserForIGOnlyAPI/media: no parameter captions',
      'POST IGUserForIGOnlyAPI/media: is_carousel_item="true" is no bool',
      'GET IGMediaForIGOnlyAPI/insights: metric="likes,hearts" is no list<mediainsights_metric_enum_param>',
      'GET IGMediaForIGOnlyAPI/nowhere is not described',
    ])
  })
})
