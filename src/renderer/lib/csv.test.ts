import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { toCsv } from './csv.ts'

const read = (csv: string, delimiter: string): string[][] => parse(csv, { bom: true, delimiter })

describe('toCsv', () => {
  it('is read back as it was, whatever the text holds', () => {
    const rows = [
      ['Compte', 'Texte'],
      ['lea.test', 'Deux lignes\r\net "des guillemets" ; un point-virgule, une virgule'],
      ['', ' espaces '],
    ]
    expect(read(toCsv(rows, 'fr'), ';')).toEqual(rows)
    expect(read(toCsv(rows, 'en'), ',')).toEqual(rows)
  })

  it('writes for the language: mark, line ends, separator and decimal', () => {
    expect(toCsv([['a', 1.5]], 'fr')).toBe('\uFEFFa;1,5\r\n')
    expect(toCsv([['a', 1.5]], 'en')).toBe('\uFEFFa,1.5\r\n')
  })

  it('lets no text run as a formula, and leaves numbers numbers', () => {
    for (const text of ['=1+1', '+33 6', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])
      expect(read(toCsv([[text, 'x']], 'en'), ',')[0]?.[0]).toBe(`'${text}`)
    expect(toCsv([[-2]], 'en')).toBe('\uFEFF-2\r\n')
  })

  it('leaves unknown empty', () => {
    expect(toCsv([['a', null, 0]], 'en')).toBe('\uFEFFa,,0\r\n')
  })
})
