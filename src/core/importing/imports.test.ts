import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { present } from '../../../test/harness/present.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { realImage } from '../../../test/seed/images.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'

const header = 'creator;account;at;zone;text;images;alts'
const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('imports', () => {
  let practice: Practice
  let test: TestCore
  let lea: { id: string; accountId: string }
  let zoe: { id: string; accountId: string }

  const addCreator = async (name: string, handle: string, neverMention: string[] = []) => {
    const { id } = await test.client.creators.create({
      name,
      pseudonyms: [`${name} Bis`],
      platforms: ['bluesky'],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: { ...noConstraints, neverMention },
    })
    practice.bluesky.createAccount({ handle, password: 'pass' })
    const account = await test.client.accounts.connect({
      creatorId: id,
      platform: 'bluesky',
      credentials: { identifier: handle, password: 'pass', service: practice.url },
    })
    return { id, accountId: account.id }
  }

  beforeEach(async () => {
    const clock = new FakeClock(new Date('2026-03-02T09:00:00Z'))
    practice = await startPractice({ clock, seed: null })
    // A long lease: renewed every five seconds, days of this clock would be mostly that.
    test = await startTestCore({ ports: { clock }, config: { leaseMs: 86_400_000 } })
    lea = await addCreator('Léa', 'lea.test', ['secret city'])
    zoe = await addCreator('Zoé', 'zoe.test')
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  const csv = (...rows: string[]) => [header, ...rows].join('\n')
  const preview = (text: string, files: string[] = [], client = test.client) =>
    client.imports.preview({ csv: text, fileName: 'posts.csv', files })
  const upload = async (creatorId: string, path: string) => {
    const { id } = await test.client.media.upload({
      creatorId,
      file: new File([new Uint8Array(await realImage())], 'a.jpg'),
      fileName: 'a.jpg',
    })
    return { path, creatorId, assetId: id }
  }
  const problems = async (text: string, files: string[] = [], client = test.client) =>
    (await preview(text, files, client)).rows.map(({ state, problems: found }) => [
      state,
      ...found.map(({ column, rule }) => `${column} ${rule}`),
    ])

  it('takes other words for a platform along, checks those there, and knows the row by them', async () => {
    const withTexts = (own: string) =>
      `creator;account;at;text;text_bluesky;text_x\nLéa;lea.test;2026-03-03 10:00;${'Trop long '.repeat(40)};${own};Jamais là`
    const wrong = await preview(withTexts('x'.repeat(301)))
    expect(wrong.rows[0]?.problems).toEqual([expect.objectContaining({ column: 'text_bluesky', rule: 'text.too_long' })])
    expect((await preview(withTexts('Je vois secret city'))).rows[0]?.problems).toEqual([
      expect.objectContaining({ rule: 'mention.forbidden' }),
    ])
    const file = { csv: withTexts('Court'), fileName: 'posts.csv', images: [] }
    expect((await preview(file.csv)).rows[0]).toMatchObject({ state: 'ready', platformTexts: { bluesky: 'Court', x: 'Jamais là' } })
    await test.client.imports.apply(file)
    const { items } = await test.client.publications.list({ creatorId: lea.id })
    expect(items.map(({ text }) => text)).toEqual(['Court'])
    expect((await preview(file.csv)).rows[0]?.state).toBe('duplicate')
    expect((await preview(withTexts('Autrement'))).rows[0]?.state).toBe('ready')
  })

  it('says row by row what would happen, and saves nothing', async () => {
    const text = csv(
      'lea;@LEA.test;2026-03-03 10:00;;Bonjour;photos/a.jpg;Une photo',
      'Zoé Bis;bluesky:zoe.test;2026-03-03 10:00;America/New_York;Hi;;',
      'Nina;nina.test;2026-03-03 10:00;;Hi;;',
      'Léa;zoe.test;2026-03-03 10:00;;Not hers;;',
      'Léa;lea.test;2026-03-01 10:00;;Too late;;',
      'Léa;lea.test;2026-03-03 10:00;Mars/Olympus;Where;;',
      'Léa;lea.test;2026-03-03 10:00;;From Sécret City;b.jpg;',
      `Léa;lea.test;2026-03-03 10:00;;${'x'.repeat(301)};;`,
      'Léa;;;;Just a draft;;',
      'Léa;lea.test;2026-02-31 10:00;;No such day;;',
      'Léa;lea.test;2026-03-29 02:30;;In the gap;;',
      'Léa;lea.test;2027-10-31 02:30;;Twice;;',
    )
    const found = await preview(text, ['photos/a.jpg'])
    expect(await problems(text, ['photos/a.jpg'])).toEqual([
      ['ready'],
      ['ready'],
      ['error', 'creator creator.unknown'],
      ['error', 'account account.unknown'],
      ['error', 'at time.past'],
      ['error', 'zone zone.unknown'],
      ['error', 'images image.missing', 'text mention.forbidden'],
      ['error', 'text text.too_long'],
      ['ready'],
      ['error', 'at time.invalid'],
      ['ready', 'at time.skipped'],
      ['ready', 'at time.twice'],
    ])
    // As it stands in the file, not as it is read.
    expect(found.rows[9]?.problems[0]?.data).toEqual({ value: '2026-02-31 10:00' })
    expect(found.rows.at(-1)?.problems[0]?.data).toMatchObject({ offset: 'UTC+02:00' })
    expect(found).toMatchObject({ ready: 5, duplicates: 0, errors: 7, imagesNeeded: [{ path: 'photos/a.jpg', creatorId: lea.id }] })
    expect(found.rows[1]).toMatchObject({
      line: 3,
      creatorName: 'Zoé',
      accountIds: [zoe.accountId],
      at: '2026-03-03T10:00',
      zone: 'America/New_York',
    })
    expect((await test.client.posts.list({})).items).toEqual([])
  })

  it('takes what the library holds by that name, with its description, unless it could be another or a file is given', async () => {
    const take = async (creatorId: string, fileName: string) =>
      (await test.client.media.upload({ creatorId, file: new File([new Uint8Array(await realImage())], fileName), fileName })).id
    const pier = await take(lea.id, 'pier.jpg')
    await test.client.assets.update({ assetIds: [pier], changes: { alt: 'A pier at dawn' } })
    await take(zoe.id, 'hers.jpg')
    for (const _ of [1, 2]) await take(lea.id, 'twice.jpg')
    const text = csv(
      'Léa;lea.test;2026-03-03 10:00;;One;shoot/pier.jpg;',
      'Léa;lea.test;2026-03-03 11:00;;Two;hers.jpg;',
      'Léa;lea.test;2026-03-03 12:00;;Three;twice.jpg;Twice',
    )
    expect(await problems(text)).toEqual([['ready'], ['error', 'images image.missing'], ['error', 'images image.several']])
    expect(await preview(text)).toMatchObject({ imagesNeeded: [] })
    expect(await preview(text, ['twice.jpg'])).toMatchObject({ ready: 2, imagesNeeded: [{ path: 'twice.jpg', creatorId: lea.id }] })
    await test.client.imports.apply({ csv: text, fileName: 'posts.csv', images: [] })
    const { items } = await test.client.posts.list({})
    expect(items).toHaveLength(1)
    const { assets } = await test.client.posts.get({ postId: present(items[0]).id })
    expect(assets.map(({ asset, alt }) => [asset.id, alt])).toEqual([[pier, 'A pier at dawn']])
  })

  it('leaves no import behind when every picture was refused and nothing came in', async () => {
    const text = csv('Léa;lea.test;2026-03-03 10:00;;Bonjour;a.jpg;Une photo')
    const { import: done, skipped } = await test.client.imports.apply({ csv: text, fileName: 'posts.csv', images: [] })
    expect(done).toMatchObject({ posts: 0, publications: 0, state: 'undone' })
    expect(skipped).toHaveLength(1)
    expect(await test.client.imports.list()).toEqual([])
  })

  it('applies the ready rows, plans them on the creator’s own clock, and finds them again as duplicates', async () => {
    const text = csv(
      'Léa;lea.test;2026-03-03 10:00;;Bonjour;a.jpg;Une photo',
      'Léa;lea.test;2026-03-03 10:00;;Bonjour;a.jpg;Une photo',
      'Zoé;zoe.test;2026-03-03 10:00;UTC;Hi;;',
      'Nina;x;;;Hi;;',
    )
    const images = [await upload(lea.id, 'a.jpg')]
    const { import: done, skipped } = await test.client.imports.apply({ csv: text, fileName: 'posts.csv', images })
    expect(done).toMatchObject({ posts: 2, publications: 2, state: 'applied', fileName: 'posts.csv' })
    expect(skipped.map(({ line, state }) => [line, state])).toEqual([
      [3, 'duplicate'],
      [5, 'error'],
    ])
    const { items } = await test.client.publications.list({})
    expect(items.map(({ dueAt, text: said, kind, state }) => [dueAt.toISOString(), said, kind, state])).toEqual([
      ['2026-03-03T09:00:00.000Z', 'Bonjour', 'photo', 'scheduled'],
      ['2026-03-03T10:00:00.000Z', 'Hi', 'text', 'scheduled'],
    ])
    expect(await preview(text, ['a.jpg'])).toMatchObject({ ready: 0, duplicates: 3, errors: 1 })
    await test.advance(7 * 86_400_000)
    expect(await preview(text, ['a.jpg'])).toMatchObject({ ready: 0, duplicates: 3, errors: 1 })
  })

  it('leaves a row out whose image became another creator’s, or none', async () => {
    const text = csv('Léa;lea.test;2026-03-03 10:00;;Bonjour;a.jpg;Une photo')
    const foreign = { ...(await upload(zoe.id, 'a.jpg')), creatorId: lea.id }
    for (const images of [[], [foreign], [{ path: 'a.jpg', creatorId: lea.id, assetId: 'ast_00000000-0000-7000-8000-000000000000' }]]) {
      const { skipped } = await test.client.imports.apply({ csv: text, fileName: 'posts.csv', images })
      expect(skipped[0]?.problems.map(({ rule }) => rule)).toContain('image.missing')
    }
    expect((await test.client.posts.list({})).items).toEqual([])
  })

  it('takes an import back while nothing of it is out, and names what is when something is', async () => {
    const text = csv('Léa;lea.test;2026-03-03 10:00;;First;;', 'Léa;lea.test;2026-03-04 10:00;;Second;;', 'Léa;;;;Draft;;')
    const first = await test.client.imports.apply({ csv: text, fileName: 'posts.csv', images: [] })
    expect(await test.client.imports.undo({ importId: first.import.id })).toMatchObject({ state: 'undone' })
    expect((await test.client.posts.list({})).items).toEqual([])
    expect((await test.client.publications.list({ states: ['scheduled'] })).items).toEqual([])
    await expect(test.client.imports.undo({ importId: first.import.id })).rejects.toEqual(failsWith('CONFLICT', { what: 'import_undone' }))

    await test.advance(1000)
    const again = await test.client.imports.apply({ csv: text, fileName: 'posts.csv', images: [] })
    expect(again.import.posts).toBe(3)
    await test.advance(86_400_000 * 1.2)
    expect((await test.client.publications.list({ states: ['published'] })).items.map(({ text: said }) => said)).toEqual(['First'])
    await expect(test.client.imports.undo({ importId: again.import.id })).rejects.toEqual(
      failsWith('CONFLICT', { what: 'published', items: [expect.stringContaining('First')] }),
    )
    expect((await test.client.publications.list({ states: ['scheduled'] })).items.map(({ text: said }) => said)).toEqual(['Second'])
    expect((await test.client.imports.list()).map(({ state }) => state)).toEqual(['applied', 'undone'])
  })

  it('keeps a manager to the creators in reach', async () => {
    const manager = await test.asUser('manager', [lea.id])
    const text = csv('Léa;lea.test;2026-03-03 10:00;;Mine;;', 'Zoé;zoe.test;2026-03-03 10:00;;Not mine;;')
    expect(await problems(text, [], manager.client)).toEqual([['ready'], ['error', 'creator creator.unknown']])
    const all = await test.client.imports.apply({ csv: text, fileName: 'all.csv', images: [] })
    await expect(manager.client.imports.undo({ importId: all.import.id })).rejects.toEqual(failsWith('NOT_FOUND'))
    const others = await test.client.imports.apply({ csv: csv('Zoé;;;;Hers;;'), fileName: 'zoe.csv', images: [] })
    expect((await manager.client.imports.list()).map(({ id }) => id)).not.toContain(others.import.id)
    const model = await test.asUser('model', [lea.id])
    await expect(model.client.imports.list()).rejects.toEqual(failsWith('FORBIDDEN'))
  })
})
