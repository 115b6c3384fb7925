/** Posts that wait for a word: who may give it, what it covers, and what becomes of those that get none. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore, TestUser } from '../../../test/harness/start-test-core.ts'
import { present } from '../../../test/harness/present.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import type { ApprovalMode } from '../../contract/creators.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })
const hour = 3_600_000
const zone = 'Europe/Paris'

describe('approvals', () => {
  let practice: Practice
  let test: TestCore
  let admin: TestUser
  let creatorId: string
  let accountId: string

  const demand = (approval: ApprovalMode) => admin.client.creators.update({ creatorId, changes: { approval } })
  const schedule = async (text: string, wall = '2026-03-03T12:00') => {
    const content = { text, assets: [], languages: [], labels: [] }
    const { id: postId } = await admin.client.posts.create({ creatorId, content })
    const { publicationIds } = await admin.client.posts.schedule({ postId, accountIds: [accountId], at: { wall, zone } })
    return { postId, publicationId: present(publicationIds[0]), content }
  }
  const stateOf = async (publicationId: string) => (await admin.client.publications.get({ publicationId })).publication.state
  /** To a minute before, asleep, and then past it. */
  const goPast = async (iso: string) => {
    await test.jump(Date.parse(iso) - test.ports.clock.now() - 60_000)
    await test.advance(3 * 60_000)
  }

  beforeEach(async () => {
    const clock = new FakeClock(new Date('2026-03-02T08:00:00Z'))
    practice = await startPractice({ clock, seed: null })
    test = await startTestCore({ ports: { clock }, config: { leaseMs: 86_400_000 } })
    admin = test.admin
    const creator = await admin.client.creators.create({
      name: 'Léa',
      pseudonyms: [],
      platforms: ['bluesky'],
      zone,
      market: 'france',
      notes: '',
      constraints: noConstraints,
    })
    creatorId = creator.id
    practice.bluesky.createAccount({ handle: 'lea.test', password: 'pass' })
    const credentials = { identifier: 'lea.test', password: 'pass', service: practice.url }
    accountId = (await admin.client.accounts.connect({ creatorId, platform: 'bluesky', credentials })).id
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  it('hold back what is planned from then on, by hand and from a file, and let it out when the model says so', async () => {
    expect((await admin.client.creators.get({ creatorId })).approval).toBe('none')
    const before = await schedule('planned before')
    await demand('model')
    const { publicationId } = await schedule('planned after')
    const csv = 'creator,account,at,text\nLéa,lea.test,2026-03-03 13:00,from a file\n'
    await admin.client.imports.apply({ csv, fileName: 'a.csv', images: [] })
    expect(await stateOf(before.publicationId)).toBe('scheduled')
    expect(await stateOf(publicationId)).toBe('awaiting_approval')
    const waiting = (await admin.client.publications.list({ creatorId, states: ['awaiting_approval'] })).items
    expect(waiting.map(({ text }) => text)).toEqual(['planned after', 'from a file'])
    // Something else of hers is changed, and the rule stays.
    await admin.client.creators.update({ creatorId, changes: { notes: 'x' } })
    const model = await test.asUser('model', [creatorId])
    expect(await model.client.publications.approve({ creatorId, day: '2026-03-04' })).toEqual({ done: [], left: [] })
    const { done } = await model.client.publications.approve({ creatorId, day: '2026-03-03' })
    expect(done.length).toBe(2)
    await goPast('2026-03-03T11:00:00Z')
    expect(await stateOf(publicationId)).toBe('published')
    const history = await admin.client.history.list({ creatorId })
    expect(history.items.some(({ action, actor }) => action === 'publication.approved' && actor.name.startsWith('model'))).toBe(true)
  })

  it('are a manager’s to give where she wants that, and anybody’s to refuse, with a reason', async () => {
    await demand('manager')
    const [one, two] = [await schedule('one'), await schedule('two')]
    const model = await test.asUser('model', [creatorId])
    await expect(model.client.publications.approve({ publicationIds: [one.publicationId] })).rejects.toEqual(failsWith('FORBIDDEN'))
    expect(await model.client.publications.veto({ publicationIds: [one.publicationId], reason: 'not in this dress' })).toEqual({
      done: [one.publicationId],
      left: [],
    })
    const manager = await test.asUser('manager', [creatorId])
    expect(await manager.client.publications.approve({ publicationIds: [one.publicationId, two.publicationId] })).toEqual({
      done: [two.publicationId],
      left: [one.publicationId],
    })
    const vetoed = await admin.client.publications.get({ publicationId: one.publicationId })
    expect(vetoed.publication).toMatchObject({ state: 'vetoed', failure: { code: 'VETOED', data: { reason: 'not in this dress' } } })
    const stranger = await test.asUser('manager', [])
    await expect(stranger.client.publications.approve({ publicationIds: [two.publicationId] })).rejects.toEqual(failsWith('NOT_FOUND'))
    await goPast('2026-03-03T11:00:00Z')
    expect([await stateOf(one.publicationId), await stateOf(two.publicationId)]).toEqual(['vetoed', 'published'])
  })

  it('are asked for again, with the reason in mind, and needed again whatever the rule is by then', async () => {
    await demand('model')
    const { publicationId, postId, content } = await schedule('in the dress')
    const model = await test.asUser('model', [creatorId])
    await model.client.publications.veto({ publicationIds: [publicationId], reason: 'not in this dress' })
    await admin.client.posts.update({ postId, content: { ...content, text: 'in another dress' } })
    expect(await stateOf(publicationId)).toBe('vetoed')
    await demand('none')
    await admin.client.publications.reschedule({ publicationId, at: { wall: '2026-03-03T15:00', zone } })
    expect(await stateOf(publicationId)).toBe('awaiting_approval')
    const { history } = await model.client.publications.get({ publicationId })
    expect(history.some(({ failure }) => failure?.data.reason === 'not in this dress')).toBe(true)
    await model.client.publications.approve({ publicationIds: [publicationId] })
    await goPast('2026-03-03T14:00:00Z')
    expect(await stateOf(publicationId)).toBe('published')
  })

  it('that nobody gave in time are listed with what waits for a person, exactly as often as they are counted', async () => {
    await demand('model')
    await schedule('nobody looked')
    await schedule('nor here', '2026-03-04T12:00')
    await goPast('2026-03-03T11:00:00Z')
    const filter = { creatorId, needsPerson: true }
    expect((await admin.client.publications.list(filter)).items.map(({ text, state }) => [text, state])).toEqual([
      ['nobody looked', 'missed'],
    ])
    expect(await admin.client.publications.count(filter)).toEqual([{ state: 'missed', count: 1 }])
    expect((await admin.client.system.status()).needPerson).toBe(1)
  })

  it('miss their time when nobody gives them, say why, and cannot be got round', async () => {
    await demand('model')
    const { publicationId } = await schedule('nobody looked')
    await goPast('2026-03-03T11:00:00Z')
    const { publication } = await admin.client.publications.get({ publicationId })
    expect(publication).toMatchObject({ state: 'missed', failure: { code: 'APPROVAL_REQUIRED' } })
    await expect(admin.client.publications.retry({ publicationId })).rejects.toEqual(failsWith('APPROVAL_REQUIRED'))
    await expect(
      admin.client.publications.resolve({ publicationId, resolution: { is: 'not_published', then: 'send_now' } }),
    ).rejects.toEqual(failsWith('APPROVAL_REQUIRED'))
    await admin.client.publications.reschedule({ publicationId, at: { wall: '2026-03-04T12:00', zone } })
    expect(await stateOf(publicationId)).toBe('awaiting_approval')
    await admin.client.publications.cancel({ publicationId })
    await admin.client.publications.restore({ publicationId })
    expect(await stateOf(publicationId)).toBe('awaiting_approval')
    const { id: postId } = await admin.client.posts.create({ creatorId, content: { text: 'now', assets: [], languages: [], labels: [] } })
    await expect(admin.client.posts.publishNow({ postId, accountIds: [accountId] })).rejects.toEqual(failsWith('APPROVAL_REQUIRED'))
    await admin.client.publications.approve({ publicationIds: [publicationId] })
    await goPast('2026-03-04T11:00:00Z')
    expect(await stateOf(publicationId)).toBe('published')
  })

  it('are taken back while nothing is on its way, and lost when what they were given for is rewritten; moving keeps them', async () => {
    await demand('model')
    const { publicationId, postId, content } = await schedule('first words')
    const ids = { publicationIds: [publicationId] }
    await admin.client.publications.approve(ids)
    expect(await admin.client.publications.undoApproval(ids)).toEqual({ done: [publicationId], left: [] })
    expect(await admin.client.publications.undoApproval(ids)).toEqual({ done: [], left: [publicationId] })
    expect(await stateOf(publicationId)).toBe('awaiting_approval')
    await admin.client.publications.approve(ids)
    await admin.client.publications.reschedule({ publicationId, at: { wall: '2026-03-03T15:00', zone } })
    expect(await stateOf(publicationId)).toBe('scheduled')
    await admin.client.posts.update({ postId, content: { ...content, text: 'other words' } })
    expect(await stateOf(publicationId)).toBe('awaiting_approval')
    await admin.client.publications.approve(ids)
    await goPast('2026-03-03T14:00:00Z')
    await test.advance(hour)
    expect(await stateOf(publicationId)).toBe('published')
    expect(await admin.client.publications.undoApproval(ids)).toEqual({ done: [], left: [publicationId] })
  })

  it('that were refused wait again when the no is taken back, until their time', async () => {
    await demand('model')
    const [first, second] = [await schedule('first'), await schedule('second', '2026-03-03T13:00')]
    const publicationIds = [first.publicationId, second.publicationId]
    await admin.client.publications.veto({ publicationIds, reason: 'not this one' })
    expect(await admin.client.publications.undoVeto({ creatorId, day: '2026-03-03' })).toEqual({ done: publicationIds, left: [] })
    const detail = await admin.client.publications.get({ publicationId: first.publicationId })
    expect(detail.publication).toMatchObject({ state: 'awaiting_approval', failure: null })
    expect(await admin.client.publications.undoVeto({ publicationIds })).toEqual({ done: [], left: publicationIds })
    await admin.client.publications.veto({ publicationIds: [second.publicationId], reason: 'nor that' })
    await goPast('2026-03-03T12:00:00Z')
    expect(await admin.client.publications.undoVeto({ publicationIds: [second.publicationId] })).toEqual({
      done: [],
      left: [second.publicationId],
    })
    expect(await stateOf(first.publicationId)).toBe('missed')
  })
})
