import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../../test/seed/builders.ts'
import type { Mapping } from '../../../contract/figures.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })
const codes = (...issues: string[]) => failsWith('BAD_INPUT', { issues: issues.map((code) => expect.objectContaining({ code })) })

describe('figures brought in', () => {
  let test: TestCore
  let lea: { id: string; accountId: string }
  let zoe: { id: string; accountId: string }

  const addCreator = async (name: string, handle: string) => {
    const { id } = await test.client.creators.create({
      name,
      pseudonyms: [],
      platforms: ['onlyfans'],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: noConstraints,
    })
    const account = await test.client.accounts.connect({ creatorId: id, platform: 'onlyfans', credentials: { handle } })
    return { id, accountId: account.id }
  }

  beforeEach(async () => {
    const clock = new FakeClock(new Date('2026-03-20T09:00:00Z'))
    test = await startTestCore({ ports: { clock }, config: { leaseMs: 86_400_000 } })
    lea = await addCreator('Léa', 'lea.scene')
    zoe = await addCreator('Zoé', 'zoe.scene')
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
  })

  const asFile = (content: string | Uint8Array<ArrayBuffer>, name = 'figures.csv') => new File([content], name)
  const offered = (content: string | Uint8Array<ArrayBuffer>) => ({
    file: asFile(content),
    fileName: 'figures.csv',
    accountId: lea.accountId,
    day: '2026-03-20',
  })
  const preview = (
    content: string | Uint8Array<ArrayBuffer>,
    more: { mapping?: Mapping; accountId?: string | null } = {},
    client = test.client,
  ) => client.figures.preview({ ...offered(content), ...more })
  const apply = async (content: string | Uint8Array<ArrayBuffer>, client = test.client) => {
    const { mapping } = await preview(content, {}, client)
    return await client.figures.apply({ ...offered(content), mapping })
  }
  const standing = (client = test.client) => client.figures.ofAccount({ accountId: lea.accountId, from: '2026-01-01', to: '2026-12-31' })
  const said = (rows: { line: number; state: string; problems: { column: string; rule: string }[] }[]) =>
    rows.map(({ line, state, problems }) => [line, state, ...problems.map(({ column, rule }) => `${column} ${rule}`)])

  it('reads a French file of days: separators, dates and amounts as Excel writes them', async () => {
    const csv = '\ufeffDate;Brut;Frais;Net;Nouveaux abonnés\r\n02/03/2026;1 234,56 €;-246,91;987,65;1 204\r\n03/03/2026;12,5;2,5;10;3\r\n'
    const found = await preview(csv)
    expect(found).toMatchObject({
      mapping: {
        kind: 'days',
        columns: { day: 0, gross: 1, fee: 2, net: 3, subscribers: 4 },
        dateOrder: 'day_first',
        decimal: ',',
        currency: 'USD',
      },
      mappingFrom: 'suggested',
      missing: [],
      counts: { new: 2, update: 0, known: 0, duplicate: 0, error: 0 },
    })
    expect(found.rows[0]).toMatchObject({
      day: '2026-03-02',
      figures: { gross: 123_456, fee: 24_691, net: 98_765, currency: 'EUR', subscribers: 1204, views: null },
    })
    expect((await standing()).days).toEqual([])
  })

  it('reads Windows-1252, and English dates and amounts', async () => {
    const western = new Uint8Array(Buffer.from('Date;Net;Abonn\xe9s\n13/03/2026;10,00;2\n', 'latin1'))
    expect(await preview(western)).toMatchObject({ encoding: 'windows-1252', counts: { new: 1 }, mapping: { columns: { subscribers: 2 } } })
    const english = await preview('Date,Gross,Net\n"Mar 5, 2026","$1,234.50","$987.60"\n03/25/2026,"1,000",5\n')
    expect(english.mapping).toMatchObject({ dateOrder: 'month_first', decimal: '.' })
    expect(english.rows.map(({ day, state, figures: { gross } }) => [day, state, gross])).toEqual([
      ['2026-03-05', 'new', 123_450],
      ['2026-03-25', 'error', 100_000],
    ])
  })

  it('refuses what it would have to guess, line by line, and takes the rest', async () => {
    const csv = [
      'day,net,subscribers,account',
      '04/03/2026,5.00,1,',
      '2026-03-04,5.00,1,',
      '2026-03-32,5.00,1,',
      '2026-03-05,five,1,',
      '2026-03-06,5.00,1.5,',
      '2027-03-06,5.00,1,',
      '2026-03-07,,,',
      '2026-03-08,5.00,1,nina',
      '2026-03-09,5.00,1,@ZOE.scene',
      '2026-03-04,5.00,1,',
      '2026-03-04,6.00,1,',
    ].join('\n')
    const { rows } = await preview(csv)
    expect(said(rows)).toEqual([
      [2, 'error', 'day date.ambiguous'],
      [3, 'new'],
      [4, 'error', 'day date.invalid'],
      [5, 'error', 'net number.invalid'],
      [6, 'error', 'subscribers count.invalid'],
      [7, 'error', 'day date.future'],
      [8, 'error', ' figure.none'],
      [9, 'error', 'account figure.account_unknown'],
      [10, 'new'],
      [11, 'duplicate', ' row.duplicate'],
      [12, 'error', ' figure.twice'],
    ])
    expect((await apply(csv)).import).toMatchObject({ added: 2, changed: 0, accounts: ['lea.scene', 'zoe.scene'], fileName: 'figures.csv' })
    expect((await standing()).days).toMatchObject([{ day: '2026-03-04', net: 500, currency: 'USD', subscribers: 1 }])
    expect(said((await preview(csv, { accountId: null })).rows)[1]).toEqual([3, 'error', 'account figure.no_account'])
  })

  it('counts what is brought in twice once, shows what changed, and undoes each import by itself', async () => {
    const first = await apply('day,gross,net\n2026-03-01,10.00,8.00\n2026-03-02,20.00,16.00\n')
    expect(await preview('day,gross,net\n2026-03-01,10.00,8.00\n2026-03-02,20.00,16.00\n')).toMatchObject({ counts: { known: 2, new: 0 } })
    const nothing = await apply('day,gross,net\n2026-03-01,10.00,8.00\n')
    expect(nothing).toMatchObject({ import: null, left: [{ state: 'known' }] })
    const [changed] = (await preview('day,net\n2026-03-02,15.50\n2026-03-03,1.00\n')).rows
    expect(changed).toMatchObject({ state: 'update', figures: { net: 1550 }, before: { gross: 2000, net: 1600 } })
    const second = await apply('day,net\n2026-03-02,15.50\n2026-03-03,1.00\n')
    expect(second.import).toMatchObject({ added: 1, changed: 1 })
    const days = async () => (await standing()).days.map(({ day, gross, net }) => [day, gross, net])
    expect(await days()).toEqual([
      ['2026-03-01', 1000, 800],
      ['2026-03-02', 2000, 1550],
      ['2026-03-03', null, 100],
    ])
    await test.client.figures.undo({ importId: second.import?.id ?? '' })
    expect(await days()).toEqual([
      ['2026-03-01', 1000, 800],
      ['2026-03-02', 2000, 1600],
    ])
    await expect(test.client.figures.undo({ importId: second.import?.id ?? '' })).rejects.toEqual(failsWith('CONFLICT'))
    await test.client.figures.undo({ importId: first.import?.id ?? '' })
    expect(await days()).toEqual([])
    expect((await test.client.figures.list()).map(({ state }) => state)).toEqual(['undone', 'undone'])
    const { items } = await test.client.history.list({ creatorId: lea.id })
    expect(items.map(({ action }) => action).filter((action) => action.startsWith('figures.'))).toEqual([
      'figures.undone',
      'figures.undone',
      'figures.imported',
      'figures.imported',
    ])
  })

  it('remembers which column is what by the header', async () => {
    const csv = 'Quand;Combien\n02/03/2026;5,00\n'
    expect(await preview(csv)).toMatchObject({ missing: ['day', 'figure'], rows: [], mappingFrom: 'suggested' })
    const mapping: Mapping = { kind: 'days', columns: { day: 0, net: 1 }, dateOrder: 'day_first', decimal: ',', currency: 'EUR' }
    await test.client.figures.apply({ ...offered(csv), mapping })
    expect(await preview('QUAND;combien \n05/03/2026;7,00\n')).toMatchObject({
      mapping,
      mappingFrom: 'remembered',
      rows: [{ day: '2026-03-05', figures: { net: 700, currency: 'EUR' } }],
    })
    await expect(test.client.figures.apply({ ...offered(csv), mapping: { ...mapping, columns: {} } })).rejects.toEqual(
      codes('column.missing'),
    )
  })

  it('knows a post by its link or its id, and a later reading of it from an earlier one', async () => {
    const csv = 'post,views,likes,revenue\nhttps://onlyfans.com/123456/lea.scene,100,10,$5\n123457,50,5,0\nhttps://example.org/1,1,1,1\n'
    const { rows } = await preview(csv)
    expect(said(rows)).toEqual([
      [2, 'new'],
      [3, 'new'],
      [4, 'error', 'post figure.post_unknown'],
    ])
    await apply(csv)
    const { posts } = await standing()
    expect(posts).toMatchObject([
      { post: '123456', day: '2026-03-20', views: 100, likes: 10, revenue: 500, publicationId: null, source: { fileName: 'figures.csv' } },
      { post: '123457', views: 50 },
    ])
    expect(await preview('post,views,likes\n123456,100,10\n123457,60,5\n')).toMatchObject({ counts: { known: 1, update: 1 } })
  })

  it('shows a post’s figures on the publication whose link or number they name', async () => {
    const { client } = test
    const content = { text: 'Bonsoir', assets: [], languages: [], labels: [] }
    const { id: postId } = await client.posts.create({ creatorId: lea.id, content })
    const { publicationIds } = await client.posts.schedule({
      postId,
      accountIds: [lea.accountId],
      at: { wall: '2026-03-20T10:30', zone: 'Europe/Paris' },
    })
    const publicationId = publicationIds[0] ?? ''
    await test.advance(3_600_000)
    await client.publications.confirmPosted({ publicationId, url: 'https://onlyfans.com/123456/lea.scene' })
    expect((await preview('post,views\n123456,100\n')).rows).toMatchObject([{ state: 'new', publicationId }])
    const { import: done } = await apply('post,views,revenue\n123456,100,$5.50\n')
    expect((await client.publications.get({ publicationId })).imported).toMatchObject([
      { day: '2026-03-20', views: 100, revenue: 550, currency: 'USD', likes: null, source: { fileName: 'figures.csv' } },
    ])
    await client.figures.undo({ importId: done?.id ?? '' })
    expect((await client.publications.get({ publicationId })).imported).toEqual([])
  })

  it('keeps tracking links by import and by entry, with how they stood each day', async () => {
    await apply('link,clicks,subscribers,revenue,day\nBio Instagram,120,7,84.30,2026-03-10\n')
    const entry = {
      accountId: lea.accountId,
      name: 'bio instagram',
      url: 'https://onlyfans.com/lea.scene/c12',
      day: '2026-03-12',
      clicks: 150,
      subscribers: 9,
      revenue: 10_000,
      currency: 'USD' as const,
    }
    const entered = await test.client.figures.enterLink(entry)
    expect(entered).toMatchObject({ kind: 'links', fileName: null, added: 0, changed: 1 })
    expect((await standing()).links).toMatchObject([
      {
        name: 'Bio Instagram',
        url: 'https://onlyfans.com/lea.scene/c12',
        readings: [
          { day: '2026-03-12', clicks: 150, subscribers: 9, revenue: 10_000, source: { fileName: null } },
          { day: '2026-03-10', clicks: 120, subscribers: 7, revenue: 8430, source: { fileName: 'figures.csv' } },
        ],
      },
    ])
    await expect(test.client.figures.enterLink({ ...entry, clicks: null, subscribers: null, revenue: null })).rejects.toEqual(
      codes('figure.none'),
    )
    await expect(test.client.figures.enterLink({ ...entry, day: '2026-05-01' })).rejects.toEqual(codes('date.future'))
    await test.client.figures.undo({ importId: entered.id })
    expect((await standing()).links).toMatchObject([{ readings: [{ clicks: 120 }] }])
  })

  it('takes clicks by country, as a shortener’s export names them, and none that is no country', async () => {
    const { mapping, rows } = await preview('Pays;Clics\nFrance;210\nÉtats-Unis;130\nusa;1\nNarnia;4\n;2\n')
    expect(mapping).toMatchObject({ kind: 'countries', columns: { country: 0, clicks: 1 } })
    expect(rows.map(({ state, subject, problems }) => [state, subject, ...problems.map(({ rule }) => rule)])).toEqual([
      ['new', 'FR'],
      ['new', 'US'],
      ['error', 'US', 'figure.twice'],
      ['error', 'Narnia', 'country.unknown'],
      ['error', '', 'country.missing'],
    ])
    const applied = await apply('country,clicks,day\nFR,210,2026-03-18\nUS,130,2026-03-18\n')
    expect(applied.import).toMatchObject({ kind: 'countries', added: 2 })
    const again = await preview('country,clicks,day\nFR,250,2026-03-19\nUS,130,2026-03-19\n')
    expect(again.rows.map(({ state }) => state)).toEqual(['update', 'known'])
  })

  it('refuses a file that is none', async () => {
    await expect(preview('')).rejects.toEqual(codes('csv.empty'))
    await expect(preview('day,net\n')).rejects.toEqual(codes('csv.no_rows'))
    await expect(preview(`day,net\n${'2026-03-01,1\n'.repeat(5001)}`)).rejects.toEqual(codes('csv.too_many_rows'))
    await expect(preview(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]))).rejects.toEqual(codes('xlsx.unreadable'))
  })

  it('keeps a manager to their creators', async () => {
    const { client: manager } = await test.asUser('manager', [lea.id])
    const { import: both } = await apply('day,net,account\n2026-03-01,1.00,lea.scene\n2026-03-01,2.00,zoe.scene\n')
    expect(await manager.figures.list()).toEqual([])
    await expect(manager.figures.undo({ importId: both?.id ?? '' })).rejects.toEqual(failsWith('NOT_FOUND'))
    expect(said((await preview('day,net,account\n2026-03-02,2.00,zoe.scene\n', {}, manager)).rows)).toEqual([
      [2, 'error', 'account figure.account_unknown'],
    ])
    await expect(manager.figures.preview({ ...offered('day,net\n2026-03-02,2\n'), accountId: zoe.accountId })).rejects.toEqual(
      failsWith('NOT_FOUND'),
    )
    await expect(manager.figures.ofAccount({ accountId: zoe.accountId, from: '2026-01-01', to: '2026-12-31' })).rejects.toEqual(
      failsWith('NOT_FOUND'),
    )
    expect((await standing(manager)).days).toMatchObject([{ net: 100 }])
  })
})
