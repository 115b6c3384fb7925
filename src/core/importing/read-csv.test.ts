import { describe, expect, it } from 'vitest'
import { maxRows } from './csv-records.ts'
import { readCsv } from './read-csv.ts'
import { readRow } from './read-row.ts'
import { normalizeImagePath } from './image-path.ts'
import { importFingerprint } from './fingerprint.ts'

const header = 'creator,account,at,text'
const issues = (...expected: { path: string; code: string }[]) => expect.objectContaining({ code: 'BAD_INPUT', data: { issues: expected } })
const problemsOf = (csv: string) => readCsv(csv).map((row) => readRow(row).problems.map(({ column, rule }) => `${column} ${rule}`))

describe('reading a CSV file', () => {
  it('knows the line each row begins at, over quoted line breaks, blank lines and either line ending', () => {
    const csv = `\uFEFFcreator;account;at;text\r\nLéa;lea.test;;"One\r\ntwo; ""three"""\r\n\r\nZoé;zoe.test;2026-03-02 09:00;Hi\r\n;;;\r\nLéa;;;Last`
    expect(readCsv(csv).map(({ line, cells }) => [line, cells.creator, cells.text])).toEqual([
      [2, 'Léa', 'One\ntwo; "three"'],
      [5, 'Zoé', 'Hi'],
      [7, 'Léa', 'Last'],
    ])
  })

  it('finds the separator out by the header', () => {
    for (const separator of [',', ';', '\t'])
      expect(readCsv(`${header.replaceAll(',', separator)}\nLéa${separator}lea${separator}${separator}Hi`)[0]?.cells).toMatchObject({
        creator: 'Léa',
        account: 'lea',
        text: 'Hi',
      })
  })

  it('takes columns in any order, and names what is unknown, missing or there twice', () => {
    expect(readCsv('Text, Creator ,"AT",account\nHi,Léa,,lea')[0]?.cells).toMatchObject({ text: 'Hi', creator: 'Léa', account: 'lea' })
    expect(() => readCsv('creator,account,image,text,text\n1,2,3,4,5')).toThrow(
      issues({ path: 'image', code: 'column.unknown' }, { path: 'text', code: 'column.twice' }, { path: 'at', code: 'column.missing' }),
    )
  })

  it('takes a quote in the midst of a cell as it stands, and the rows around it', () => {
    const rows = readCsv(`${header}\na,b,,5" heels\na,b,,"she said ""hi""\nand left"\na,b,,the "best" day`)
    expect(rows.map(({ line, cells }) => [line, cells.text])).toEqual([
      [2, '5" heels'],
      [3, 'she said "hi"\nand left'],
      [5, 'the "best" day'],
    ])
  })

  it.each([
    ['never closed', 'a,b,,ok\na,b,,"never\nends'],
    ['never closed, with a line break at the end', 'a,b,,ok\na,b,,"never\nends\n'],
    ['closed by the next one', 'a,b,,ok\na,b,,"never\na,b,,"ends"'],
    ['not doubled in its cell', 'a,b,,ok\na,b,,"the "best" day"\na,b,,5" heels'],
  ])('names the line where a quote begins that is %s', (_, rows) => {
    expect(() => readCsv(`${header}\n${rows}`)).toThrow(issues({ path: 'line 3', code: 'csv.quote' }))
  })

  it('refuses a file without rows, and one with too many', () => {
    expect(() => readCsv('')).toThrow(issues({ path: 'csv', code: 'csv.empty' }))
    expect(() => readCsv(`${header}\n\n,,,`)).toThrow(issues({ path: 'csv', code: 'csv.no_rows' }))
    expect(() => readCsv(`${header}\n${'a,b,,c\n'.repeat(maxRows + 1)}`)).toThrow(issues({ path: 'csv', code: 'csv.too_many_rows' }))
  })
})

describe('reading a row', () => {
  it('names each slip with its column', () => {
    expect(
      problemsOf(
        'creator,account,at,text,images,alts,languages,labels\n' +
          'a,b,02/03/2026 09:00,Hi,,,,\n' +
          'a,b,2026-03-02 9:00,Hi,../secret.jpg|ok.jpg,x|y,fr|french!,nude\n' +
          'a,b,,,,,,\n' +
          'a,b,,Hi\u0007,,,fr|en|de|es,,surplus',
      ),
    ).toEqual(
      [
        ['at time.invalid'],
        ['images image.path_invalid', 'labels label.unknown', 'alts alts.count', 'languages language.invalid'].toSorted(),
        ['text text.empty'],
        [' row.too_many_cells', 'languages languages.too_many', 'text text.control_characters'],
      ].map((rules) => expect.arrayContaining(rules)),
    )
  })

  it('keeps an alt in its place when one before it is missing', () => {
    const [row] = readCsv('creator,account,at,text,images,alts\na,b,,Hi,a.jpg|b.jpg|c.jpg,|second')
    expect(row && readRow(row).alts).toEqual(['', 'second', ''])
  })

  it('refuses paths that leave the folder', () => {
    for (const path of [
      '../a.jpg',
      'a/../../b.jpg',
      '/etc/passwd',
      'C:\\a.jpg',
      '..\\a.jpg',
      'file:///a.jpg',
      'http://x/a.jpg',
      'a\u0000.jpg',
      '.',
    ])
      expect(normalizeImagePath(path)).toBeNull()
    expect(normalizeImagePath('.\\photos\\.//léa 1.jpg')).toBe('photos/léa 1.jpg')
  })
})

describe('the fingerprint of a row', () => {
  const row = { creatorId: 'c', accountIds: ['a', 'b'], at: { wall: '2026-03-02T09:00', zone: 'Europe/Paris' }, text: 'Été' }
  it('does not mind the order of accounts, seconds or how letters are composed', () => {
    expect(
      importFingerprint({ ...row, accountIds: ['b', 'a'], at: { ...row.at, wall: '2026-03-02T09:00:00' }, text: 'E\u0301te\u0301' }),
    ).toBe(importFingerprint(row))
    expect(importFingerprint({ ...row, at: null })).not.toBe(importFingerprint(row))
    expect(importFingerprint({ ...row, at: { ...row.at, zone: 'UTC' } })).not.toBe(importFingerprint(row))
  })
})
