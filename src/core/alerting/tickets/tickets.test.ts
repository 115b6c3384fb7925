/** Reports through the whole core: made, seen, talked about, seen to, taken out; by each role, from outside. */
import { unzipSync, strFromU8 } from 'fflate'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { startTestCore } from '../../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../../test/harness/start-test-core.ts'

const failsWith = (code: string) => expect.objectContaining({ code })

const aPicture = async (): Promise<File> => {
  const bytes = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Artist: 'Lea Secret' } })
    .png()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'shot.png', { type: 'image/png' })
}

const aCreator = async ({ client }: Pick<TestCore, 'client'>, name: string) =>
  client.creators.create({
    name,
    pseudonyms: ['Lili Rose'],
    platforms: ['bluesky'],
    zone: 'Europe/Paris',
    market: 'france',
    notes: '',
    constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
  })

const world = async () => {
  const test = await startTestCore({ config: { issuesAddress: 'https://issues.example.test/coulisse/issues', appVersion: '9.8.7' } })
  const lea = await aCreator(test, 'Léa Marchand')
  const other = await aCreator(test, 'Autre Modèle')
  const manager = await test.asUser('manager', [lea.id])
  const model = await test.asUser('model', [lea.id])
  const stranger = await test.asUser('model', [other.id])
  return { test, lea, other, manager, model, stranger, [Symbol.asyncDispose]: () => test[Symbol.asyncDispose]() }
}

describe('a report', () => {
  it('is shown before it is sent, kept as it was left, and holds a picture without what a camera wrote', async () => {
    await using it = await world()
    const { client } = it.test.admin
    const { lines } = await client.tickets.diagnose({ page: '/calendar', error: 'Coulisse INTERNAL\n{"id":"x"}' })
    expect(lines).toContain('version: 9.8.7')
    expect(lines).toContain('creators: here 2')
    expect(lines).toContain('stopped: no')
    expect(lines).toContain('page: /calendar')
    expect(lines).toContain('error: Coulisse INTERNAL')
    const kept = lines.filter((line) => !line.startsWith('page'))
    const { id } = await client.tickets.report({ title: 'Empty', text: 'Since noon', diagnostics: kept, pictures: [await aPicture()] })
    const ticket = await client.tickets.get({ ticketId: id })
    expect(ticket).toMatchObject({ title: 'Empty', state: 'open', urgency: 'normal', waitsFor: 'agency', assignee: null, entries: [] })
    expect(ticket.diagnostics).toEqual(kept)
    expect(ticket.pictures).toMatchObject([{ width: 2400, height: 1200 }])
    const picture = await client.tickets.picture({ ticketId: id, pictureId: ticket.pictures[0]?.id ?? '' })
    const bytes = Buffer.from(await picture.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg' })
    expect(bytes.includes('Secret')).toBe(false)
    expect((await client.history.list({})).items[0]).toMatchObject({ action: 'ticket.reported', subject: { id } })
  })

  it('takes nothing that is no picture, and then keeps no report either', async () => {
    await using it = await world()
    const pictures = [new File(['no picture'], 'a.png')]
    await expect(it.test.admin.client.tickets.report({ title: 'x', text: '', diagnostics: [], pictures })).rejects.toEqual(
      failsWith('MEDIA_INVALID'),
    )
    expect((await it.test.admin.client.tickets.list({})).items).toEqual([])
  })

  it('holds no name of the agency, though a page or the log said one', async () => {
    await using it = await world()
    const { admin } = it.test
    const planted = ['Léa Marchand', 'Lili Rose', 'Agence Test', 'Ada Admin', 'admin@example.test', 'model 2', 'Autre Modèle']
    const { lines } = await admin.client.tickets.diagnose({ error: planted.join(' / '), page: `/creators/${planted[0] ?? ''}` })
    const { id } = await admin.client.tickets.report({
      title: 'x',
      text: '',
      diagnostics: [...lines, ...planted.map((name) => `log: ${name}`)],
    })
    const kept = (await admin.client.tickets.get({ ticketId: id })).diagnostics.join('\n').toLowerCase()
    for (const name of planted) expect(kept).not.toContain(name.toLowerCase())
  })

  it('shows an admin what the log last said, and nobody else', async () => {
    await using it = await world()
    it.test.ports.keychain.works = false
    await it.test.restart()
    const linesOf = async ({ client }: Pick<TestCore, 'client'>) => (await client.tickets.diagnose({})).lines
    expect((await linesOf(it.test.admin)).filter((line) => line.startsWith('log: '))).toEqual([
      expect.stringMatching(/^log: 20.* warn the keychain does not answer Error/),
    ])
    for (const person of [it.model, it.manager]) {
      const lines = await linesOf(person)
      expect(lines.filter((line) => line.startsWith('log: '))).toEqual([])
      expect(lines).toContain('creators: here 1')
    }
  })
})

describe('who sees it', () => {
  it('is whoever reported it, whoever it was given to, and admins', async () => {
    await using it = await world()
    const { id: ticketId } = await it.model.client.tickets.report({ title: 'Mine', text: 'x', diagnostics: [] })
    for (const { client } of [it.model, it.test.admin]) {
      expect((await client.tickets.list({})).items.map(({ title }) => title)).toEqual(['Mine'])
      expect((await client.tickets.get({ ticketId })).title).toBe('Mine')
    }
    for (const { client } of [it.manager, it.stranger]) {
      expect((await client.tickets.list({})).items).toEqual([])
      await expect(client.tickets.get({ ticketId })).rejects.toEqual(failsWith('NOT_FOUND'))
      await expect(client.tickets.answer({ ticketId, text: 'x' })).rejects.toEqual(failsWith('NOT_FOUND'))
      await expect(client.tickets.exportFile({ ticketId, withPictures: true })).rejects.toEqual(failsWith('NOT_FOUND'))
    }
    for (const { client } of [it.manager, it.model]) {
      await expect(client.tickets.triage({ ticketId, state: 'closed' })).rejects.toEqual(failsWith('FORBIDDEN'))
      await expect(client.tickets.issue({ ticketId })).rejects.toEqual(failsWith('FORBIDDEN'))
    }
    await it.test.admin.client.tickets.triage({ ticketId, assigneeId: it.manager.id })
    expect((await it.manager.client.tickets.get({ ticketId })).assignee).toMatchObject({ id: it.manager.id })
    await it.manager.client.tickets.answer({ ticketId, text: 'On it' })
    await expect(it.test.admin.client.tickets.triage({ ticketId, assigneeId: it.model.id })).rejects.toEqual(failsWith('NOT_FOUND'))
  })

  it('keeps a picture with its own report', async () => {
    await using it = await world()
    const { id } = await it.model.client.tickets.report({ title: 'x', text: '', diagnostics: [], pictures: [await aPicture()] })
    const pictureId = (await it.model.client.tickets.get({ ticketId: id })).pictures[0]?.id ?? ''
    const { id: own } = await it.stranger.client.tickets.report({ title: 'y', text: '', diagnostics: [] })
    await expect(it.stranger.client.tickets.picture({ ticketId: own, pictureId })).rejects.toEqual(failsWith('NOT_FOUND'))
  })
})

describe('what becomes of it', () => {
  it('waits for one or the other, is closed, and opened again by whoever reported it', async () => {
    await using it = await world()
    const { client: admin } = it.test.admin
    const { client: model } = it.model
    const { id: ticketId } = await model.tickets.report({ title: 'x', text: '', diagnostics: [] })
    const waiting = async () => [(await admin.tickets.count()).waiting, (await model.tickets.count()).waiting]
    expect(await waiting()).toEqual([1, 0])
    await admin.tickets.answer({ ticketId, text: 'Which day?' })
    expect(await waiting()).toEqual([0, 1])
    await model.tickets.answer({ ticketId, text: 'Monday' })
    expect(await waiting()).toEqual([1, 0])
    await admin.tickets.triage({ ticketId, urgency: 'high', state: 'in_hand' })
    await admin.tickets.triage({ ticketId, state: 'closed' })
    expect(await waiting()).toEqual([0, 0])
    await admin.tickets.answer({ ticketId, text: 'It was the clock' })
    expect(await waiting()).toEqual([0, 0])
    await model.tickets.answer({ ticketId, text: 'Again today' })
    expect(await waiting()).toEqual([1, 0])
    const ticket = await model.tickets.get({ ticketId })
    expect(ticket).toMatchObject({ state: 'open', urgency: 'high' })
    expect(ticket.entries.map(({ what, isMine }) => `${isMine ? 'mine' : 'theirs'} ${what.kind}`)).toEqual([
      'theirs said',
      'mine said',
      'theirs urgency',
      'theirs state',
      'theirs state',
      'theirs said',
      'mine said',
      'mine state',
    ])
    expect((await admin.tickets.list({ states: ['closed'] })).items).toEqual([])
    const acts = (await admin.history.list({})).items.map(({ action }) => action).filter((action) => action.startsWith('ticket.'))
    expect(acts).toContain('ticket.closed')
  })

  it('is taken out as a file and as an issue, without names', async () => {
    await using it = await world()
    const { client } = it.test.admin
    const { id: ticketId } = await it.model.client.tickets.report({
      title: 'Léa Marchand has no calendar',
      text: 'Ask admin@example.test or @lea.marchand',
      diagnostics: ['version: 9.8.7'],
      pictures: [await aPicture()],
    })
    await client.tickets.answer({ ticketId, text: 'Léa Marchand again?' })
    const file = await client.tickets.exportFile({ ticketId, withPictures: true })
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()))
    expect(Object.keys(files).toSorted()).toEqual(['picture-1.jpg', 'ticket.json', 'ticket.md'])
    const text = `${strFromU8(files['ticket.md'] ?? new Uint8Array())}${strFromU8(files['ticket.json'] ?? new Uint8Array())}`
    expect(text).toContain('version: 9.8.7')
    for (const name of ['Marchand', 'example.test', 'lea', 'model 2', 'Ada']) expect(text).not.toContain(name)
    const bare = await client.tickets.exportFile({ ticketId, withPictures: false })
    expect(Object.keys(unzipSync(new Uint8Array(await bare.arrayBuffer())))).toHaveLength(2)
    const issue = await client.tickets.issue({ ticketId })
    expect(issue.url).toMatch(/^https:\/\/issues\.example\.test\/coulisse\/issues\/new\?title=/)
    expect(decodeURIComponent(issue.url ?? '')).not.toContain('Marchand')
    expect(issue).toMatchObject({ title: '[…] has no calendar', isCut: false })
  })

  it('has no address where nobody said one', async () => {
    await using test = await startTestCore()
    const { id: ticketId } = await test.admin.client.tickets.report({ title: 'x', text: 'y', diagnostics: [] })
    expect(await test.admin.client.tickets.issue({ ticketId })).toEqual({ title: 'x', body: 'y', url: null, isCut: false })
  })
})

describe('whom a ticket concerns', () => {
  const news = async (test: TestCore, client: TestCore['client'], open = true) => {
    await test.settle()
    return (await client.alerts.list({ open })).items.filter(({ kind }) => kind === 'ticket.news')
  }
  const whys = async (test: TestCore, client: TestCore['client']) => (await news(test, client)).map(({ data }) => data.why)

  it('hears of it once, where it is news to them, until they have seen it; nobody of what they did themselves', async () => {
    await using it = await world()
    const { test, manager, model } = it
    const admin = test.admin.client
    const { id } = await model.client.tickets.report({ title: 'Nothing goes out', text: '', diagnostics: [], pictures: [] })
    expect(await news(test, admin)).toMatchObject([
      { isMine: true, creatorId: null, data: { why: 'filed', ticket: id, title: 'Nothing goes out' }, told: [{ why: 'raised' }] },
    ])
    expect([await whys(test, manager.client), await whys(test, model.client)]).toEqual([[], []])
    await test.advance(3000)
    expect(test.ports.notifier.shown).toMatchObject([
      { title: 'model 2 signale un problème : « Nothing goes out »', link: `/tickets/${id}` },
    ])
    await admin.tickets.triage({ ticketId: id, assigneeId: manager.id })
    expect(await whys(test, admin)).toEqual([])
    expect(await whys(test, manager.client)).toEqual(['assigned'])
    // What they said to one is not another's alert.
    expect(await whys(test, model.client)).toEqual([])
    await manager.client.tickets.answer({ ticketId: id, text: 'Since when?' })
    expect(await whys(test, manager.client)).toEqual([])
    expect(await news(test, model.client)).toMatchObject([{ isMine: true, data: { why: 'answered' } }])
    expect(await whys(test, admin)).toEqual([])
    // Two answers are one piece of news.
    await manager.client.tickets.answer({ ticketId: id, text: 'And where?' })
    expect(await news(test, model.client)).toMatchObject([{ data: { times: 2 } }])
    await model.client.tickets.seen({ ticketId: id })
    expect(await whys(test, model.client)).toEqual([])
    await model.client.tickets.answer({ ticketId: id, text: 'Since noon' })
    expect(await whys(test, manager.client)).toEqual(['answered'])
    await admin.tickets.triage({ ticketId: id, state: 'closed' })
    expect(await whys(test, manager.client)).toEqual([])
    expect(await whys(test, model.client)).toEqual(['closed'])
  })

  it('is an admin where nobody has it in hand; of their own report they hear nothing', async () => {
    await using it = await world()
    const { test, model, stranger } = it
    const admin = test.admin.client
    await admin.tickets.report({ title: 'Mine', text: '', diagnostics: [], pictures: [] })
    expect(await whys(test, admin)).toEqual([])
    const { id } = await model.client.tickets.report({ title: 'Hers', text: '', diagnostics: [], pictures: [] })
    const [filed] = await news(test, admin)
    await admin.alerts.acknowledge({ alertIds: [filed?.id ?? ''] })
    expect(await whys(test, admin)).toEqual([])
    await model.client.tickets.answer({ ticketId: id, text: 'Still so' })
    expect(await news(test, admin)).toMatchObject([{ data: { why: 'answered', times: 1 } }])
    await expect(stranger.client.tickets.seen({ ticketId: id })).rejects.toEqual(failsWith('NOT_FOUND'))
    await model.client.tickets.seen({ ticketId: id })
    expect(await whys(test, admin)).toEqual(['answered'])
  })
})
