/** One post with another text for a platform: what goes out, is checked, priced, counted, searched and shown there is that text. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectByConsent } from '../../../test/harness/consent-form.ts'
import { codeOf } from '../../../test/harness/code-of.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import type { PostContent } from '../../contract/posts.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'

const common = 'Rendez-vous ce soir en coulisses pour la dernière répétition'
const onX = 'Ce soir, coulisses'

describe('another text for a platform', () => {
  let practice: Practice
  let test: TestCore
  let creatorId = ''
  let x = { id: '', remoteId: '' }
  let bluesky = { id: '', remoteId: '' }

  beforeEach(async () => {
    const ports = testPorts()
    practice = await startPractice({ clock: ports.clock, seed: null, x: { processingMs: 0 } })
    test = await startTestCore({ ports })
    const { client } = test.admin
    const creator = { pseudonyms: [], platforms: ['x' as const, 'bluesky' as const], zone: 'UTC', market: 'france' as const, notes: '' }
    const constraints = { ...noConstraints, neverMention: ['Opération Été'] }
    creatorId = (await client.creators.create({ ...creator, name: 'Nova', constraints })).id
    practice.x.createAccount({ username: 'nova', name: 'Nova' })
    practice.bluesky.createAccount({ handle: 'nova.test', password: 'pass' })
    const redirectUris: string[] = []
    const { clientId } = practice.x.createApp({ redirectUris })
    const app = await client.developerApps.save({ platform: 'x', creatorId: null, name: 'Ours', clientId, service: practice.xUrl })
    const allow = (address: string): void => void redirectUris.push(address)
    x = await connectByConsent(client, { creatorId, appId: app.id }, 'Authorize as @nova', allow)
    const credentials = { identifier: 'nova.test', password: 'pass', service: practice.url }
    bluesky = await client.accounts.connect({ creatorId, platform: 'bluesky', credentials })
    await test.settle()
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  const content = (changes: Partial<PostContent> = {}): PostContent => ({
    text: common,
    platformTexts: { x: onX },
    assets: [],
    languages: [],
    labels: [],
    ...changes,
  })
  const create = (changes?: Partial<PostContent>) => test.client.posts.create({ creatorId, content: content(changes) })
  const check = (changes: Partial<PostContent>, accountIds = [x.id, bluesky.id]) =>
    test.client.posts.check({ creatorId, content: content(changes), accountIds })
  const onTheirX = () =>
    practice.x
      .postsOf(x.remoteId)
      .map(({ text }) => text)
      .toReversed()
  const onTheirBluesky = async (): Promise<string[]> => {
    const url = `${practice.url}/xrpc/com.atproto.repo.listRecords?repo=${bluesky.remoteId}&collection=app.bsky.feed.post`
    const { records } = (await (await fetch(url)).json()) as { records: { value: { text: string } }[] }
    return records.map(({ value }) => value.text)
  }
  const schedule = async (postId: string) => {
    const at = { wall: '2026-03-05T18:00:00', zone: 'UTC' }
    await test.client.posts.schedule({ postId, accountIds: [x.id, bluesky.id], at })
  }

  it('is what goes out there, and the common one elsewhere', async () => {
    const post = await create()
    expect(post).toMatchObject({ text: common, platformTexts: { x: onX } })
    const { publicationIds } = await test.client.posts.publishNow({ postId: post.id, accountIds: [x.id, bluesky.id] })
    await test.settle()
    expect(onTheirX()).toEqual([onX])
    expect(await onTheirBluesky()).toEqual([common])
    const both = await Promise.all(publicationIds.map((publicationId) => test.client.publications.get({ publicationId })))
    expect(both.map(({ publication: { platform, state, text } }) => [platform, state, text])).toEqual([
      ['x', 'published', onX],
      ['bluesky', 'published', common],
    ])
    expect(new Set(both.map(({ attempts }) => attempts[0]?.fingerprint)).size).toBe(2)
    expect(await codeOf(test.client.posts.update({ postId: post.id, content: content({ platformTexts: {} }) }))).toBe('CONFLICT')
  })

  it('is found again by its own words when the answer was lost', async () => {
    practice.faults.next({ match: { method: 'POST', path: '/x/2/tweets' }, loseAnswerAfterAccept: true })
    const { id: postId } = await create()
    const { publicationIds } = await test.client.posts.publishNow({ postId, accountIds: [x.id] })
    await test.settle()
    await test.advance(60_000)
    const { publication } = await test.client.publications.get({ publicationId: publicationIds[0] ?? '' })
    expect([publication.state, onTheirX()]).toEqual(['published', [onX]])
  })

  it('is counted, checked and priced by itself', async () => {
    const long = 'a'.repeat(290)
    const { counts, costs, problems } = await check({ text: long, platformTexts: { x: 'Voir https://example.com' } })
    expect(counts.map(({ accountId, used }) => [accountId, used])).toEqual([
      [x.id, 28],
      [bluesky.id, 290],
    ])
    expect(costs).toMatchObject([{ accountId: x.id, usd: 0.2 }])
    expect(problems.map(({ rule, platform }) => [rule, platform])).toEqual([['cost.link', 'x']])
    const { problems: tooLong } = await check({ platformTexts: { x: long } })
    expect(tooLong.map(({ rule, accountId }) => [rule, accountId])).toEqual([['text.too_long', x.id]])
  })

  it('may not say what its creator does not want said, nor stand in the way where it is not sent', async () => {
    const forbidden = { platformTexts: { x: 'Opération été' } }
    const said = async (changes: Partial<PostContent>, ids?: string[]) =>
      (await check(changes, ids)).problems.map(({ rule, accountId }) => [rule, accountId])
    expect(await said(forbidden)).toEqual([['mention.forbidden', x.id]])
    expect(await said(forbidden, [bluesky.id])).toEqual([])
    expect(await said({ text: 'Opération été' }, [x.id])).toEqual([])
    expect(await said({ text: 'Opération été' }, [bluesky.id])).toEqual([['mention.forbidden', null]])
  })

  it('is the first part of a thread', async () => {
    const { id: postId } = await create({ thread: ['La suite'] })
    await test.client.posts.publishNow({ postId, accountIds: [x.id] })
    await test.settle()
    expect(onTheirX()).toEqual([onX, 'La suite'])
  })

  it('stays when the common text changes, and is dropped only when asked to', async () => {
    const { id: postId } = await create()
    const { platformTexts: _kept, ...without } = content({ text: 'Autre chose' })
    expect(await test.client.posts.update({ postId, content: without })).toMatchObject({ platformTexts: { x: onX } })
    expect((await test.client.posts.update({ postId, content: content({ platformTexts: {} }) })).platformTexts).toBeUndefined()
    const { items } = await test.admin.client.history.list({})
    expect(items.find(({ action }) => action === 'post.updated')).toMatchObject({ before: { 'text.x': onX } })
  })

  it('is shown, searched and exported where it goes out', async () => {
    const { id: postId } = await create({ platformTexts: { x: 'Un mot : chrysanthème\net une ligne' } })
    await schedule(postId)
    const { items } = await test.client.publications.list({})
    expect(Object.fromEntries(items.map(({ platform, text }) => [platform, text]))).toEqual({
      bluesky: common,
      x: 'Un mot : chrysanthème\net une ligne',
    })
    const found = async (search: string) => (await test.client.posts.list({ search })).items.length
    expect([await found('chrysantheme'), await found('ligne'), await found('répétition'), await found('x')]).toEqual([1, 1, 1, 0])
    const span = { creatorId, from: new Date('2026-03-01'), to: new Date('2026-04-01') }
    const { text: csv, rows } = await test.admin.client.calendar.csv(span)
    expect([rows, csv.includes('chrysanthème'), csv.includes(common)]).toEqual([2, true, true])
    const { rows: again } = await test.admin.client.imports.preview({ csv, fileName: 'calendar.csv', files: [] })
    expect(again.map(({ state }) => state)).toEqual(['duplicate', 'duplicate'])
    const { text: calendar } = await test.admin.client.calendar.ics(span)
    expect(calendar).toContain('chrysanthème')
  })

  it('asks for a word again only where what goes out has changed', async () => {
    await test.admin.client.creators.update({ creatorId, changes: { approval: 'manager' } })
    const { id: postId } = await create()
    await schedule(postId)
    const states = async () => {
      const { items } = await test.client.publications.list({})
      return Object.fromEntries(items.map(({ platform, state }) => [platform, state]))
    }
    const { items } = await test.client.publications.list({})
    const approve = () => test.admin.client.publications.approve({ publicationIds: items.map(({ id }) => id) })
    await approve()
    await test.client.posts.update({ postId, content: content({ text: 'Autre chose' }) })
    expect(await states()).toEqual({ x: 'scheduled', bluesky: 'awaiting_approval' })
    await approve()
    await test.client.posts.update({ postId, content: content({ text: 'Autre chose', platformTexts: { x: 'Encore autre chose' } }) })
    expect(await states()).toEqual({ x: 'awaiting_approval', bluesky: 'scheduled' })
    await test.client.posts.update({ postId, content: content({ text: 'Autre chose', platformTexts: {}, languages: ['fr'] }) })
    expect(await states()).toEqual({ x: 'awaiting_approval', bluesky: 'awaiting_approval' })
  })

  it('is what a person is handed to post by hand', async () => {
    const { client } = test.admin
    const { id } = await client.accounts.connect({ creatorId, platform: 'onlyfans', credentials: { handle: '@Nova' } })
    const { id: postId } = await create({ platformTexts: { onlyfans: 'Pour vous seuls' } })
    const { publicationIds } = await test.client.posts.schedule({
      postId,
      accountIds: [id],
      at: { wall: '2026-03-05T18:00:00', zone: 'UTC' },
    })
    const { caption, publication } = await test.client.publications.handover({ publicationId: publicationIds[0] ?? '' })
    expect([caption, publication.text]).toEqual(['Pour vous seuls', 'Pour vous seuls'])
  })

  it('is what others are compared with', async () => {
    practice.bluesky.createAccount({ handle: 'two.test', password: 'pass' })
    const credentials = { identifier: 'two.test', password: 'pass', service: practice.url }
    const two = await test.admin.client.accounts.connect({ creatorId, platform: 'bluesky', credentials })
    await schedule((await create({ platformTexts: { bluesky: 'Tout autre chose que ce qui se dit ailleurs ce soir' } })).id)
    const rules = async (text: string) => {
      const { problems } = await check({ text, platformTexts: {} }, [two.id])
      return problems.map(({ rule }) => rule)
    }
    expect(await rules(common)).toEqual([])
    expect(await rules('Tout autre chose que ce qui se dit ailleurs ce soir')).toEqual(['text.similar_elsewhere'])
  })
})
