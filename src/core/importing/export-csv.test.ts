/** Out and in again: what was exported is known, row by row, and changes nothing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { realImage } from '../../../test/seed/images.ts'
import { startOneCreator, zone } from '../planning/testing/one-creator.ts'
import type { CalendarRow } from '../store/calendar-reader.ts'
import { toCsv } from './export-csv.ts'
import { readCsv } from './read-csv.ts'
import { readRow } from './read-row.ts'

const span = { from: new Date('2026-03-01'), to: new Date('2026-04-01') }
const rowOf = (changes: Partial<CalendarRow>): CalendarRow => ({
  publicationId: 'pub_1',
  postId: 'pst_1',
  creatorId: 'crt_1',
  creatorName: 'Léa',
  accountId: 'acc_1',
  platform: 'bluesky',
  handle: 'lea.test',
  dueAt: 0,
  wallTime: '2026-03-02T12:00:00',
  zone,
  state: 'scheduled',
  text: 'x',
  languages: [],
  labels: [],
  media: [],
  remoteUrl: null,
  moves: 0,
  changedAt: 0,
  ...changes,
})

describe('calendar as CSV', () => {
  it('is read by an import as it was, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\t', 'é', '=', 'a', ' ', '|', '👩‍👧'), minLength: 1, maxLength: 60 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.constantFrom(',' as const, ';' as const), (texts, separator) => {
        const rows = texts.map((each, index) => rowOf({ postId: `pst_${index}`, text: each }))
        const read = readCsv(toCsv(rows, separator).text).map(readRow)
        expect(read.map((row) => row.text)).toEqual(texts.map((each) => each.replaceAll(/\r\n?/g, '\n').trim()))
        for (const row of read)
          expect([row.creator, row.accounts, row.at, row.zone]).toEqual([
            'Léa',
            ['bluesky:lea.test'],
            '2026-03-02T12:00:00'.slice(0, 16),
            zone,
          ])
      }),
      { numRuns: 500 },
    )
  })

  it('puts a post on several accounts in one row, and a post at two times in two', () => {
    const rows = [rowOf({}), rowOf({ accountId: 'acc_2', handle: 'two.test' }), rowOf({ wallTime: '2026-03-02T13:00:30' })]
    const { text, rows: count } = toCsv(rows, ',')
    expect(count).toBe(2)
    expect(text).toBe(
      [
        'creator,account,at,zone,text,images,alts,languages,labels',
        'Léa,bluesky:lea.test|bluesky:two.test,2026-03-02 12:00,Europe/Paris,x,,,,',
        'Léa,bluesky:lea.test,2026-03-02 13:00:30,Europe/Paris,x,,,,',
        '',
      ].join('\r\n'),
    )
  })

  it('changes nothing when it is brought in again, and brings in what was added to it', async () => {
    await using it = await startOneCreator()
    const { client, creatorId, accountId } = it
    await it.schedule('By hand, "quoted"\nand on two lines ', '2026-03-03T12:00')
    await client.imports.apply({
      csv: 'creator,account,at,text\nLéa,lea.test,2026-03-04 12:00,from a file\n',
      fileName: 'a.csv',
      images: [],
    })
    const file = new File([new Uint8Array(await realImage())], 'a.jpg')
    const { id: assetId } = await client.media.upload({ creatorId, file, fileName: 'a.jpg' })
    const content = { text: '', assets: [{ assetId, alt: 'A wall | red' }], languages: ['fr'], labels: [] }
    const { id: postId } = await client.posts.create({ creatorId, content })
    await client.posts.schedule({ postId, accountIds: [accountId], at: { wall: '2026-03-05T12:00:00', zone } })
    await it.schedule('out by then', '2026-03-02T12:00')
    await it.goPast('2026-03-02T11:00:00Z')

    const exported = await client.calendar.csv(span)
    expect(exported.rows).toBe(4)
    const preview = await client.imports.preview({ csv: exported.text, fileName: 'calendar.csv', files: [] })
    expect(preview.rows.map(({ state, problems }) => [state, ...problems.map(({ rule }) => rule)])).toEqual([
      ['duplicate', 'row.planned_already'],
      ['duplicate', 'row.planned_already'],
      ['duplicate', 'row.imported_before'],
      ['duplicate', 'row.planned_already'],
    ])
    const applied = await client.imports.apply({ csv: exported.text, fileName: 'calendar.csv', images: [] })
    expect(applied.import).toMatchObject({ posts: 0, state: 'undone' })
    expect(await client.calendar.csv(span)).toEqual(exported)

    const more = `${exported.text}Léa,lea.test,2026-03-06 12:00,${zone},one more,,,,\r\n`
    expect((await client.imports.apply({ csv: more, fileName: 'calendar.csv', images: [] })).import).toMatchObject({
      posts: 1,
      publications: 1,
    })
    // What was called off may be planned again from the file.
    const [first] = (await client.publications.list({ creatorId, states: ['scheduled'] })).items
    await client.publications.cancel({ publicationId: first?.id ?? '' })
    expect(await client.imports.preview({ csv: exported.text, fileName: 'calendar.csv', files: [] })).toMatchObject({
      ready: 1,
      duplicates: 3,
    })
  })
})
