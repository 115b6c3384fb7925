import { expect, it } from 'vitest'
import { readCsv } from './read-csv.ts'
import { readRow } from './read-row.ts'

it('says how long a text may be, beside how long it is', () => {
  const nothing = {
    images: '',
    alts: '',
    languages: '',
    labels: '',
    text_onlyfans: '',
    text_instagram: '',
    text_tiktok: '',
    text_x: '',
    text_bluesky: '',
  }
  const cells = { ...nothing, creator: 'Léa', account: 'lea.test', at: '2027-01-10 18:30', zone: 'Europe/Paris', text: 'x'.repeat(20_001) }
  const { problems } = readRow({ line: 2, cells, extra: 0, dayFirst: false })
  expect(problems).toEqual([expect.objectContaining({ rule: 'text.too_long', data: { actual: 20_001, allowed: 20_000 } })])
})

it('reads a day that a French spreadsheet wrote, only in a file such as it writes', () => {
  const timesOf = (separator: string, at: string) => {
    const file = ['creator', 'account', 'at', 'text'].join(separator) + '\n' + ['Léa', 'lea.test', at, 'Bonjour'].join(separator)
    return readCsv(file).map((row) => [readRow(row).at, ...readRow(row).problems.map(({ rule }) => rule)])
  }
  expect(timesOf(';', '15/01/2027 9:05')).toEqual([['2027-01-15T09:05']])
  expect(timesOf(';', '2/3/2027 18:30:00')).toEqual([['2027-03-02T18:30:00']])
  expect(timesOf(',', '02/03/2027 18:30')).toEqual([[null, 'time.invalid']])
  expect(timesOf(';', '02/03/2027')).toEqual([[null, 'time.invalid']])
})

it('reads other words for a platform, which stand by themselves, and names the column of those that are too long', () => {
  const [row] = readCsv(`creator,account,at,text,text_x\nLéa,lea.test,,,${'x'.repeat(20_001)}`).map(readRow)
  expect(row?.platformTexts).toEqual({ x: 'x'.repeat(20_001) })
  expect(row?.problems).toEqual([expect.objectContaining({ column: 'text_x', rule: 'text.too_long' })])
  const [short] = readCsv('creator,account,at,text,Text_Bluesky\nLéa,lea.test,,,Bonjour').map(readRow)
  expect(short).toMatchObject({ platformTexts: { bluesky: 'Bonjour' }, problems: [] })
})
