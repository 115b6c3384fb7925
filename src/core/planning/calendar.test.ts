/** The calendar through core's door: what lies on each day, moving by the rules, and taking that back. */
import { describe, expect, it } from 'vitest'
import { noConstraints } from '../../../test/seed/builders.ts'
import { startOneCreator } from './testing/one-creator.ts'
import { aBand, somePlan } from './testing/plans.ts'

const zone = 'Europe/Paris'
const at = (wall: string) => ({ wall, zone })
/** 09:00–18:00 in Paris, an hour between two. */
const plan = somePlan({ bands: [aBand({ max: 4 })], captionOnce: false })

describe('what lies on each day', () => {
  it('is counted by the days of the zone asked for, and listed up to a number', async () => {
    await using it = await startOneCreator()
    const { client } = it
    await it.schedule('one', '2026-03-03T10:00')
    await it.schedule('two', '2026-03-03T11:00')
    const late = await it.schedule('late', '2026-03-03T23:30')
    const off = await it.schedule('off', '2026-03-04T10:00')
    await client.publications.cancel({ publicationId: off.publicationId })
    const range = { from: '2026-03-03', to: '2026-03-04', zone }
    const paris = await client.calendar.range({ ...range, perDay: 2 })
    expect(paris.days).toEqual([
      { date: '2026-03-03', count: 3, states: [{ state: 'scheduled', count: 3 }] },
      { date: '2026-03-04', count: 0, states: [] },
    ])
    expect(paris.items.map(({ text }) => text)).toEqual(['one', 'two'])
    const sydney = await client.calendar.range({ ...range, zone: 'Australia/Sydney' })
    expect(sydney.days.map(({ count }) => count)).toEqual([2, 1])
    expect(sydney.items.at(-1)?.id).toBe(late.publicationId)
    expect((await client.calendar.range({ ...range, states: ['cancelled'] })).items.map(({ text }) => text)).toEqual(['off'])
    expect((await client.calendar.range({ ...range, search: 'two' })).days.map(({ count }) => count)).toEqual([1, 0])
    const stranger = await it.test.asUser('manager', [])
    expect((await stranger.client.calendar.range(range)).items).toEqual([])
    await expect(client.calendar.range({ ...range, to: '2026-05-04' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(client.calendar.range({ ...range, to: '2026-03-02' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('is right on the days of both clock changes', async () => {
    await using it = await startOneCreator()
    await it.schedule('first', '2026-03-29T00:30')
    await it.schedule('last', '2026-03-29T23:30')
    await it.schedule('next', '2026-03-30T00:10')
    const { days } = await it.client.calendar.range({ from: '2026-03-28', to: '2026-03-30', zone })
    expect(days.map(({ count }) => count)).toEqual([0, 2, 1])
  })

  it('is listed but for hours that have more than was asked for, which are told by how many of whom', async () => {
    await using it = await startOneCreator()
    const { client } = it
    for (const wall of ['2026-03-03T10:00', '2026-03-03T10:59', '2026-03-03T11:00']) await it.schedule(`at ${wall}`, wall)
    const range = { from: '2026-03-03', to: '2026-03-04', zone }
    const { items, hours, days } = await client.calendar.range({ ...range, perHour: 1, perDay: 1 })
    expect(items.map(({ text }) => text)).toEqual(['at 2026-03-03T11:00'])
    const [creator] = await client.creators.list({})
    expect(hours).toEqual([
      {
        hour: '2026-03-03T10',
        count: 2,
        states: [{ state: 'scheduled', count: 2 }],
        creators: [{ creatorId: creator?.id, count: 2 }],
        creatorCount: 1,
      },
    ])
    expect(days.map(({ count }) => count)).toEqual([3, 0])
    // Few enough: all of them, however many days have.
    const listed = await client.calendar.range({ ...range, perHour: 2, perDay: 1 })
    expect([listed.items.length, listed.hours]).toEqual([3, []])
    // The hours are those of the zone asked for: in Kathmandu 10:00 in Paris is 14:45.
    const elsewhere = await client.calendar.range({ ...range, zone: 'Asia/Kathmandu', perHour: 1 })
    expect(elsewhere.hours.map(({ hour, count }) => [hour, count])).toEqual([['2026-03-03T15', 2]])
    const stranger = await it.test.asUser('manager', [])
    expect((await stranger.client.calendar.range({ ...range, perHour: 1 })).hours).toEqual([])
  })
})

describe('moving', () => {
  it('says what it would break, wants a reason for it, keeps the reason, and is taken back as one', async () => {
    await using it = await startOneCreator()
    const { client } = it
    await it.save(plan)
    const a = await it.schedule('a', '2026-03-03T10:00')
    await it.schedule('b', '2026-03-04T12:00')
    const moves = [{ publicationId: a.publicationId, at: at('2026-03-04T12:20') }]
    const [checked] = await client.calendar.checkMoves({ moves })
    expect(checked).toMatchObject({ from: at('2026-03-03T10:00'), broken: [{ rule: 'spacing', actual: 20, allowed: 60, isNew: true }] })
    expect(await client.calendar.move({ moves })).toMatchObject({ done: [], batchIds: [], blocked: [checked] })
    const moved = await client.calendar.move({ moves, reason: 'Live at noon' })
    expect(moved).toMatchObject({ done: [a.publicationId], blocked: [] })
    const { publication } = await client.publications.get({ publicationId: a.publicationId })
    expect(publication).toMatchObject({ at: at('2026-03-04T12:20'), dueAt: new Date('2026-03-04T11:20:00Z'), state: 'scheduled' })
    const { items } = await client.history.list({ action: 'publication.rules_overridden' })
    expect(items).toMatchObject([{ after: { rules: 'spacing', reason: 'Live at noon' }, before: { at: '2026-03-03T10:00' } }])
    expect(await client.calendar.undo({ batchIds: moved.batchIds })).toEqual({ restored: 1, left: 0 })
    expect((await client.publications.get({ publicationId: a.publicationId })).publication.at).toEqual(at('2026-03-03T10:00'))
    await expect(client.calendar.undo({ batchIds: moved.batchIds })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('says what something new would break where it is to stand', async () => {
    await using it = await startOneCreator()
    const { client } = it
    await it.save({ ...plan, captionOnce: true })
    await it.schedule('the same words', '2026-03-04T12:00')
    const [account] = await client.accounts.list({})
    const ask = (wall: string, text: string) =>
      client.calendar.checkPlace({ accountId: account?.id ?? '', at: at(wall), text, assetIds: [] })
    expect((await ask('2026-03-04T12:20', 'other words')).map(({ rule }) => rule)).toEqual(['spacing'])
    expect((await ask('2026-03-06T12:20', 'The same  words')).map(({ rule }) => rule)).toEqual(['caption.reused'])
    expect(await ask('2026-03-06T12:20', 'other words')).toEqual([])
  })

  it('moves all or none: what is past stops them, whatever the reason', async () => {
    await using it = await startOneCreator()
    const { client } = it
    const a = await it.schedule('a', '2026-03-03T10:00')
    const b = await it.schedule('b', '2026-03-04T12:00')
    const answer = await client.calendar.move({
      moves: [
        { publicationId: a.publicationId, at: at('2026-03-05T10:00') },
        { publicationId: b.publicationId, at: at('2026-03-01T10:00') },
      ],
      reason: 'please',
    })
    expect(answer).toMatchObject({ done: [], blocked: [{ publicationId: b.publicationId, broken: [{ rule: 'time.past' }] }] })
    expect((await client.publications.get({ publicationId: a.publicationId })).publication.at).toEqual(at('2026-03-03T10:00'))
  })

  it('leaves what is out where it is', async () => {
    await using it = await startOneCreator()
    const { publicationId } = await it.schedule('a', '2026-03-03T10:00')
    await it.goPast('2026-03-03T09:00:00Z')
    const [checked] = await it.client.calendar.checkMoves({ moves: [{ publicationId, at: at('2026-03-09T10:00') }] })
    expect(checked?.broken).toMatchObject([{ rule: 'state', state: 'published', canOverride: false }])
  })

  it('takes what a plan made in hand, and gives it back with the undo', async () => {
    await using it = await startOneCreator()
    const { client, creatorId } = it
    const mix = { text: 1, photo: 0, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 }
    await it.save(somePlan({ mix, bands: [aBand({ min: 1, max: 1 })] }))
    const content = { text: '{One|Two|Three|Four|Five|Six} words', language: null, kinds: null, platforms: null, tags: [] }
    await client.captions.save({ creatorId, content })
    const proposal = await client.plans.propose({ creatorId, days: 3 })
    await client.plans.apply({ creatorId, from: proposal.from, days: 3, digest: proposal.digest })
    const { items } = await client.publications.list({})
    const [first] = items
    if (!first) throw new Error('nothing was planned')
    const moved = await client.calendar.move({ moves: [{ publicationId: first.id, at: at('2026-03-12T10:03') }] })
    expect(moved.done).toEqual([first.id])
    const again = await client.plans.propose({ creatorId, days: 3 })
    expect(again.slots.map(({ publicationId }) => publicationId)).not.toContain(first.id)
    await client.calendar.undo({ batchIds: moved.batchIds })
    const back = await client.plans.propose({ creatorId, days: 3 })
    expect(back.slots.find(({ publicationId }) => publicationId === first.id)).toMatchObject({ change: 'kept' })
  })
})

describe('calling off several', () => {
  it('leaves what cannot be, and puts all back as one, of several creators too', async () => {
    await using it = await startOneCreator()
    const { client } = it
    const gone = await it.schedule('gone', '2026-03-02T09:30')
    await it.goPast('2026-03-02T08:30:00Z')
    const a = await it.schedule('a', '2026-03-03T10:00')
    const { id: otherId } = await client.creators.create({
      name: 'Zoé',
      pseudonyms: [],
      platforms: ['bluesky'],
      zone,
      market: 'france',
      notes: '',
      constraints: noConstraints,
    })
    it.practice.bluesky.createAccount({ handle: 'zoe.test', password: 'pass' })
    const credentials = { identifier: 'zoe.test', password: 'pass', service: it.practice.url }
    const { id: accountId } = await client.accounts.connect({ creatorId: otherId, platform: 'bluesky', credentials })
    const post = await client.posts.create({ creatorId: otherId, content: { text: 'z', assets: [], languages: [], labels: [] } })
    const { publicationIds } = await client.posts.schedule({ postId: post.id, accountIds: [accountId], at: at('2026-03-05T10:00') })
    const ids = [gone.publicationId, a.publicationId, ...publicationIds]
    const answer = await client.calendar.cancel({ publicationIds: ids })
    expect(answer).toMatchObject({ done: ids.slice(1), left: [gone.publicationId] })
    expect(answer.batchIds).toHaveLength(2)
    expect(await client.calendar.undo({ batchIds: answer.batchIds })).toEqual({ restored: 2, left: 0 })
    const manager = await it.test.asUser('manager', [otherId])
    await expect(manager.client.calendar.cancel({ publicationIds: ids })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.publications.count({ states: ['scheduled'] })).map(({ count }) => count)).toEqual([2])
  })
})
