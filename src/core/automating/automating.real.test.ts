/** What goes by itself on a real Bluesky network, through core's own transport: a rule likes and answers, a group reposts. */
import { AtpAgent } from '@atproto/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRealBluesky, whyNoRealBluesky, type RealBluesky } from '../../../test/harness/real-bluesky.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { zoneAtNoon } from '../../../test/harness/zone-at-noon.ts'
import { createOffsetClock } from '../../../test/kill/offset-clock.ts'
import { sampleRuleSpec } from '../../../test/seed/builders.ts'
import { createNodeNetwork } from '../../host/node-network.ts'
import { startCore } from '../index.ts'
import { bluesky } from '../platforms/bluesky/index.ts'

const cannot = await whyNoRealBluesky({ appview: true })
if (cannot !== null) console.warn(`skipped: ${cannot}`)

const minute = 60_000
const answers = ['Thank you, that means a lot!', 'Thank you so much!']

describe.skipIf(cannot !== null)('automation on the full Bluesky network', () => {
  let real: RealBluesky
  beforeAll(async () => {
    real = await startRealBluesky({ accounts: 3, appview: true })
  }, 300_000)
  afterAll(() => real?.[Symbol.asyncDispose]())

  it('a rule likes and answers a kind reply and leaves spam alone; a group reposts at its threshold, each once', async () => {
    using dir = tempDir()
    const clock = createOffsetClock(0)
    const ports = { ...testPorts(), clock, network: createNodeNetwork() }
    await using core = await startCore({ dataDir: dir.path }, ports, { adapters: [bluesky] })
    const client = core.local({ kind: 'cli', id: 'test', name: 'test' })
    await client.setup.createAgency({
      agencyName: 'Real',
      language: 'en',
      zone: 'UTC',
      adminName: 'Ada',
      email: 'ada@example.com',
      password: 'a long enough one',
    })
    const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
    const shared = { pseudonyms: [], platforms: [], zone: zoneAtNoon(), market: 'other' as const, constraints, notes: '' }
    const { id: creatorId } = await client.creators.create({ name: 'Nova', ...shared })
    const [own, relay] = await Promise.all(
      [0, 1].map((number) => {
        const { handle: identifier = '', appPassword: password = '' } = real.accounts[number] ?? {}
        const credentials = { identifier, password, service: real.pdsUrl }
        return client.accounts.connect({ creatorId, platform: 'bluesky', credentials })
      }),
    )
    if (!own || !relay) throw new Error('not connected')
    const likes = { ...sampleRuleSpec, actions: [{ do: 'like' as const }, { do: 'answer' as const, texts: answers, savedReplyIds: [] }] }
    const rule = await client.rules.save({ creatorId, name: 'Thank who is kind', spec: likes })
    await client.rules.setOn({ ruleId: rule.id, isOn: true })
    const group = await client.amplifiers.save({
      creatorId,
      name: 'Relays',
      rules: {
        market: 'other',
        kinds: ['text'],
        minLikes: 1,
        medianPercent: null,
        firstAfterMinutes: 10,
        lastAfterMinutes: 60,
        withinHours: 72,
        accountPerDay: 2,
        groupPerDay: 5,
      },
    })
    await client.amplifiers.grant({ creatorId, groupId: group.id, amplifier: relay.id, kinds: null })
    await client.amplifiers.setOn({ creatorId, groupId: group.id, isOn: true })

    const content = { text: 'My new picture at the beach, how do you like it?', thread: [], assets: [], languages: ['en'], labels: [] }
    const post = await client.posts.create({ creatorId, content })
    await client.posts.publishNow({ postId: post.id, accountIds: [own.id] })
    await core.settle()
    const fan = new AtpAgent({ service: real.pdsUrl })
    await fan.login({ identifier: real.accounts[2]?.handle ?? '', password: real.accounts[2]?.password ?? '' })
    await real.processAll()
    const feed = await fan.getAuthorFeed({ actor: real.accounts[0]?.did ?? '' })
    const out = feed.data.feed[0]?.post
    if (!out) throw new Error('not published')
    const reference = { uri: out.uri, cid: out.cid }
    const kind = await fan.post({ text: 'I love this picture, you look gorgeous!', reply: { root: reference, parent: reference } })
    const spam = await fan.post({
      text: 'Earn 500$ a day from home, message me on WhatsApp, link in bio',
      reply: { root: reference, parent: reference },
    })
    await fan.like(out.uri, out.cid)

    const seenNow = async () => {
      await real.processAll()
      const views = await fan.getPosts({ uris: [out.uri, kind.uri, spam.uri] })
      const [ours, kindly, spammed] = views.data.posts.map(({ likeCount, replyCount, repostCount }) => [likeCount, replyCount, repostCount])
      return { ours, kindly, spammed }
    }
    const isDone = ({ ours, kindly }: Awaited<ReturnType<typeof seenNow>>) => ours?.[2] === 1 && kindly?.[0] === 1 && kindly[1] === 1
    const pass = async (): Promise<void> => {
      clock.offsetMs += 15 * minute
      core.wake()
      await client.inbox.refresh({})
      await core.settle()
    }
    for (let quarter = 0; quarter < 24 && !isDone(await seenNow()); quarter += 1) await pass()
    // And nothing more, whatever time goes by.
    for (let quarter = 0; quarter < 4; quarter += 1) await pass()
    expect(await seenNow()).toEqual({ ours: [1, 2, 1], kindly: [1, 1, 0], spammed: [0, 0, 0] })
    const thread = await fan.getPostThread({ uri: kind.uri })
    expect(JSON.stringify(thread.data.thread)).toMatch(/Thank you/)
    const { data } = await fan.getRepostedBy({ uri: out.uri })
    expect(data.repostedBy.map(({ handle }) => handle)).toEqual([real.accounts[1]?.handle])
    const { items } = await client.automation.acts({ states: ['done'], limit: 10 })
    expect(items.map(({ act }) => act).toSorted()).toEqual(['answer_comment', 'like', 'repost'])
  }, 240_000)
})
