import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countingNetwork } from '../../../../test/harness/counting-network.ts'
import { testVideo } from '../../../../test/harness/draft-media.ts'
import { startRealBluesky, whyNoRealBluesky, type RealBluesky } from '../../../../test/harness/real-bluesky.ts'
import { createNodeClock } from '../../../host/node-clock.ts'
import type { AccountSession, AdapterIo, Draft, DraftMedia, Operation, RemotePost } from '../kit/adapter.ts'
import { codeOf, memorySession, noHooks } from '../kit/conformance.ts'
import { bluesky } from './index.ts'

const cannot = await whyNoRealBluesky()
if (cannot !== null) console.warn(`skipped: ${cannot}`)

const photo = (seed: number, size = 300): DraftMedia => ({
  kind: 'image',
  mimeType: 'image/jpeg',
  bytes: 0,
  width: size,
  height: size,
  seconds: null,
  alt: `Photo ${seed}`,
  fileName: `${seed}.jpg`,
  read: async () => ({
    data: await sharp({ create: { width: size, height: size, channels: 3, background: { r: seed * 30, g: 40, b: 90 } } })
      .jpeg()
      .toBuffer(),
    mimeType: 'image/jpeg',
    width: size,
    height: size,
  }),
  open: () => Promise.reject(new Error('a picture is read')),
})

/** A JPEG whose size is what it is asked for: a small picture followed by noise, which decoders leave alone. */
const bigPhoto = (): DraftMedia & { fits: number[] } => {
  const fits: number[] = []
  return {
    ...photo(9),
    fits,
    read: async ({ maxBytes }) => {
      fits.push(maxBytes)
      const { data, ...rest } = await photo(9).read({ maxBytes, types: [] })
      return { ...rest, data: Buffer.concat([data, randomBytes(maxBytes - data.byteLength)]) }
    },
  }
}

describe.skipIf(cannot !== null)('bluesky on a real server', () => {
  let real: RealBluesky
  let io: AdapterIo
  const counted = countingNetwork()
  beforeAll(async () => {
    real = await startRealBluesky({ accounts: 8, rateLimits: true })
    io = {
      network: counted.network,
      clock: createNodeClock(),
      random: { bytes: (length) => randomBytes(length), float: () => Math.random() },
    }
  }, 300_000)
  afterAll(() => real?.[Symbol.asyncDispose]())

  const fieldsOf = (number: number) => ({
    identifier: real.accounts[number]?.handle ?? '',
    password: real.accounts[number]?.appPassword ?? '',
    service: real.pdsUrl,
  })
  const connected = async (number: number) => {
    const { credential, profile } = await bluesky.connect(fieldsOf(number), io)
    return memorySession({ service: real.pdsUrl, remoteId: profile.remoteId, credential })
  }
  const operation = (overrides: Partial<Draft> = {}): Operation => ({
    key: bluesky.newOperationKey(io),
    createdAt: io.clock.now(),
    draft: { kind: 'text', text: 'Hello', languages: ['en'], labels: [], media: [], ...overrides },
  })
  const publish = async (session: AccountSession, op: Operation): Promise<RemotePost> => {
    const outcome = await bluesky.publish(session, op, noHooks, io)
    if (outcome.state !== 'published') throw new Error(outcome.state)
    return outcome.remote
  }
  const xrpc = async (method: string, query: Record<string, string>) =>
    (await fetch(`${real.pdsUrl}/xrpc/${method}?${new URLSearchParams(query)}`)).json() as Promise<Record<string, unknown>>
  const recordOf = async (session: AccountSession, { key }: Operation) =>
    (await xrpc('com.atproto.repo.getRecord', { repo: session.remoteId, collection: 'app.bsky.feed.post', rkey: key }))['value'] as Record<
      string,
      unknown
    >
  const postCount = async (session: AccountSession) =>
    (
      (await xrpc('com.atproto.repo.listRecords', { repo: session.remoteId, collection: 'app.bsky.feed.post', limit: '100' }))[
        'records'
      ] as unknown[]
    ).length

  it('connects, without followers where there is no view of the network', async () => {
    const { profile } = await bluesky.connect(fieldsOf(0), io)
    expect(profile).toMatchObject({ remoteId: real.accounts[0]?.did, handle: 'creator-1.test', followers: null })
    expect(await codeOf(bluesky.connect({ ...fieldsOf(0), password: 'wrong' }, io))).toBe('WRONG_CREDENTIALS')
  })

  it('knows from the token whether an app password opens messages, as the server does', async () => {
    const post = async (method: string, body: object, token?: string) =>
      (
        await fetch(`${real.pdsUrl}/xrpc/com.atproto.server.${method}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
          body: JSON.stringify(body),
        })
      ).json() as Promise<Record<string, string>>
    /** What the service that keeps messages wants from the server; the service itself is not part of the test network. */
    const mayAsk = async (session: AccountSession) => {
      const { accessJwt } = session.credential() as { accessJwt: string }
      const query = new URLSearchParams({ aud: 'did:web:api.bsky.chat', lxm: 'chat.bsky.convo.listConvos' })
      const headers = { authorization: `Bearer ${accessJwt}` }
      return (await fetch(`${real.pdsUrl}/xrpc/com.atproto.server.getServiceAuth?${query}`, { headers })).status
    }
    const plain = await connected(0)
    expect(bluesky.grant(plain.credential())).toMatchObject({ opensMessages: false })
    expect(await mayAsk(plain)).toBe(400)
    expect(await codeOf(bluesky.inbox.messages?.(plain, null, io) ?? Promise.resolve())).toBe('NOT_SUPPORTED')

    const { handle, password } = real.accounts[0] ?? { handle: '', password: '' }
    const { accessJwt } = await post('createSession', { identifier: handle, password })
    const made = await post('createAppPassword', { name: 'with messages', privileged: true }, accessJwt)
    const { credential, profile } = await bluesky.connect({ ...fieldsOf(0), password: made['password'] ?? '' }, io)
    const opened = memorySession({ service: real.pdsUrl, remoteId: profile.remoteId, credential })
    expect(bluesky.grant(credential)).toMatchObject({ opensMessages: true })
    expect(await mayAsk(opened)).toBe(200)
  })

  it('publishes text with a link, a mention and a hashtag, and reads it back', async () => {
    const session = await connected(0)
    const op = operation({
      text: 'Été 🌞 with @creator-2.test at https://example.com/été #nuit',
      languages: ['fr', 'en'],
      labels: ['nudity'],
    })
    const remote = await publish(session, op)
    const record = await recordOf(session, op)
    expect(record).toMatchObject({ text: op.draft.text, langs: ['fr', 'en'], labels: { values: [{ val: 'nudity' }] } })
    expect((record['facets'] as { features: { $type: string }[] }[]).map(({ features }) => features[0])).toEqual([
      { $type: 'app.bsky.richtext.facet#mention', did: real.accounts[1]?.did },
      { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.com/été' },
      { $type: 'app.bsky.richtext.facet#tag', tag: 'nuit' },
    ])
    expect(await bluesky.findPublished(session, op, io)).toEqual({ state: 'found', remote, createdAt: op.createdAt })
  })

  it('publishes four images with alt texts', async () => {
    const session = await connected(1)
    const op = operation({ kind: 'photo_set', media: [photo(1), photo(2), photo(3), photo(4)] })
    await publish(session, op)
    const { images } = (await recordOf(session, op))['embed'] as { images: { alt: string; aspectRatio: object }[] }
    expect(images.map(({ alt }) => alt)).toEqual(['Photo 1', 'Photo 2', 'Photo 3', 'Photo 4'])
    expect(images[0]?.aspectRatio).toEqual({ width: 300, height: 300 })
  })

  it('publishes ten images as a gallery', async () => {
    const session = await connected(1)
    const op = operation({ kind: 'photo_set', media: Array.from({ length: 10 }, (_, at) => photo(at + 1)) })
    await publish(session, op)
    const { $type, items } = (await recordOf(session, op))['embed'] as { $type: string; items: { alt: string; aspectRatio: object }[] }
    expect($type).toBe('app.bsky.embed.gallery')
    expect(items.map(({ alt }) => alt)).toEqual(op.draft.media.map(({ alt }) => alt))
    expect(items[0]?.aspectRatio).toEqual({ width: 300, height: 300 })
  })

  it('takes an image of exactly the limit', async () => {
    const image = bigPhoto()
    await publish(await connected(1), operation({ kind: 'photo', media: [image] }))
    expect(image.fits).toEqual([2_000_000])
  })

  it('publishes a video as a file of the server', async () => {
    const session = await connected(1)
    const op = operation({ kind: 'video', media: [testVideo()] })
    await publish(session, op)
    expect((await recordOf(session, op))['embed']).toMatchObject({
      $type: 'app.bsky.embed.video',
      video: { mimeType: 'video/mp4', size: 20_000 },
      alt: 'A test video',
    })
  })

  it('says that a video is more than this server takes', async () => {
    const op = operation({ kind: 'video', media: [testVideo({ bytes: 6_000_000 })] })
    expect(await codeOf(bluesky.publish(await connected(1), op, noHooks, io))).toBe('MEDIA_INVALID')
  })

  it('makes one post of one operation sent twice, also with other bytes', async () => {
    const session = await connected(2)
    const op = operation({ kind: 'photo', media: [bigPhoto()] })
    const remote = await publish(session, op)
    expect(await publish(session, op)).toEqual(remote)
    const text = operation()
    expect(await publish(session, text)).toEqual(await publish(session, text))
    expect(await postCount(session)).toBe(2)
  })

  it('writes nothing when the lease is lost at the last instant', async () => {
    const session = await connected(3)
    expect(await codeOf(bluesky.publish(session, operation(), { ...noHooks, stillMine: () => false }, io))).toBe('STATE_CHANGED')
    expect(await postCount(session)).toBe(0)
  })

  it('knows what is not there', async () => {
    expect(await bluesky.findPublished(await connected(3), operation(), io)).toEqual({ state: 'absent' })
  })

  it('deletes, and again', async () => {
    const session = await connected(3)
    const op = operation()
    const remote = await publish(session, op)
    await bluesky.remove?.(session, remote, io)
    await bluesky.remove?.(session, remote, io)
    expect(await bluesky.findPublished(session, op, io)).toEqual({ state: 'absent' })
  })

  it('hears the text is too long', async () => {
    expect(await codeOf(bluesky.publish(await connected(3), operation({ text: 'x'.repeat(301) }), noHooks, io))).toBe('PLATFORM_REJECTED')
  })

  it('renews an expired session once, however many ask, and publishes with it', async () => {
    const fresh = await connected(4)
    const expired = { ...fresh.credential(), accessJwt: real.expired(String(fresh.credential()['accessJwt'])) }
    const session = memorySession({ service: real.pdsUrl, remoteId: fresh.remoteId, credential: expired })
    const renewals = counted.count('refreshSession')
    await Promise.all([1, 2, 3].map((number) => publish(session, operation({ text: `Renewed ${number}` }))))
    expect(counted.count('refreshSession') - renewals).toBe(1)
    expect(await postCount(session)).toBe(3)
  })

  it('asks to be connected again when the app password was revoked', async () => {
    const fresh = await connected(5)
    const main = (await (
      await fetch(`${real.pdsUrl}/xrpc/com.atproto.server.createSession`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ identifier: real.accounts[5]?.handle, password: real.accounts[5]?.password }),
      })
    ).json()) as { accessJwt: string }
    await fetch(`${real.pdsUrl}/xrpc/com.atproto.server.revokeAppPassword`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${main.accessJwt}` },
      body: JSON.stringify({ name: 'coulisse' }),
    })
    const session = memorySession({
      service: real.pdsUrl,
      remoteId: fresh.remoteId,
      credential: { ...fresh.credential(), accessJwt: real.expired(String(fresh.credential()['accessJwt'])) },
    })
    const op = operation()
    expect(await codeOf(bluesky.publish(session, op, noHooks, io))).toBe('REAUTH_REQUIRED')
    expect(await bluesky.findPublished(session, op, io)).toEqual({ state: 'absent' })
  })

  it('hears the budgets, and knows no figures without a view', async () => {
    const session = await connected(6)
    const remote = await publish(session, operation())
    expect(session.budgets.get('requests')?.limit).toBe(3000)
    expect(await bluesky.postFigures(session, [remote], io)).toEqual(new Map())
  })

  it('waits as long as the server says after too many sign-ins', async () => {
    const attempts = async () => {
      for (let number = 0; number < 40; number += 1) {
        const work = bluesky.connect({ ...fieldsOf(7), password: 'wrong' }, io)
        const code = await codeOf(work)
        if (code !== 'WRONG_CREDENTIALS') return work.catch((error: unknown) => error)
      }
      return null
    }
    const limited = (await attempts()) as { code: string; data: { retryAt: Date } }
    expect(limited.code).toBe('RATE_LIMITED')
    expect(limited.data.retryAt.getTime() - io.clock.now()).toBeGreaterThan(60_000)
  })
})
