import { describe, expect, it } from 'vitest'
import { dateOrderOf, readDay } from './read-day.ts'
import { decimalOf, readAmount, readCount } from './read-number.ts'

describe('a day', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-02T23:30:00Z', '2026-03-02'],
    ['2026/3/2', '2026-03-02'],
    ['25/03/2026 10:15', '2026-03-25'],
    ['03-25-2026', '2026-03-25'],
    ['2 mars 2026', '2026-03-02'],
    ['lundi 2 mars 2026', '2026-03-02'],
    ['1er févr. 2026', '2026-02-01'],
    ['Mar 2, 2026, 10:15 AM', '2026-03-02'],
    ['2 Aug 2026', '2026-08-02'],
    ['46083', '2026-03-02'],
    ['46083,75', '2026-03-02'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, null)).toEqual({ day })
  })

  it('is refused where there is none, and where it can be read in two ways', () => {
    for (const text of ['', 'hier', '2026-02-29', '31/04/2026', '12', '123456', '2 brumaire 2026'])
      expect(readDay(text, 'day_first')).toEqual({ rule: 'date.invalid' })
    expect(readDay('02/03/2026', null)).toEqual({ rule: 'date.ambiguous' })
    expect(readDay('02/03/2026', 'day_first')).toEqual({ day: '2026-03-02' })
    expect(readDay('02/03/2026', 'month_first')).toEqual({ day: '2026-02-03' })
    expect(readDay('03/03/2026', null)).toEqual({ day: '2026-03-03' })
  })

  it('has the order that a column shows', () => {
    expect(dateOrderOf(['02/03/2026', '13/03/2026'])).toBe('day_first')
    expect(dateOrderOf(['02/03/2026', '03/13/2026'])).toBe('month_first')
    expect(dateOrderOf(['02/03/2026', '01/02/2026'])).toBe(null)
    expect(dateOrderOf(['13/03/2026', '03/13/2026'])).toBe(null)
  })
})

describe('an amount', () => {
  const usd = { decimal: null, currency: 'USD' } as const
  it.each([
    ['12', 1200, undefined],
    ['12.5', 1250, undefined],
    ['12,50 €', 1250, 'EUR'],
    ['$1,234.56', 123_456, 'USD'],
    ['1 234,56 €', 123_456, 'EUR'],
    ['1\u202f234,56\u00a0€', 123_456, 'EUR'],
    ['1.234,56', 123_456, undefined],
    ['1,234,567', 123_456_700, undefined],
    ['(12.00)', -1200, undefined],
    ['-$3.10', -310, 'USD'],
    ['−3,10 EUR', -310, 'EUR'],
    ['CA$5.00', 500, 'CAD'],
    ['0.005', 1, undefined],
    ['.5', 50, undefined],
  ])('%s is %i cents', (text, value, currency) => {
    expect(readAmount(text, usd)).toEqual({ value, ...(currency && { currency }) })
  })

  it('of a spreadsheet is rounded to the cent', () => {
    expect(readAmount(1.005, usd)).toEqual({ value: 101 })
    expect(readAmount(-0.1 - 0.2, usd)).toEqual({ value: -30 })
  })

  it('is refused where there is none, and where it can be read in two ways', () => {
    for (const text of ['five', '1.2.3', '12,34,5', '5 ¥', '1e5', '=1+1', '--5'])
      expect(readAmount(text, usd)).toEqual({ rule: 'number.invalid' })
    expect(readAmount('1,234', usd)).toEqual({ rule: 'number.ambiguous' })
    expect(readAmount('1,234', { ...usd, decimal: '.' })).toEqual({ value: 123_400 })
    expect(readAmount('1,234', { ...usd, decimal: ',' })).toEqual({ value: 123 })
    expect(readAmount('9999999999999', usd)).toEqual({ rule: 'number.too_large' })
    expect(decimalOf(['1,234', '12.50'])).toBe('.')
    expect(decimalOf(['1,234', '12,5'])).toBe(',')
    expect(decimalOf(['1,234'])).toBe(null)
  })
})

it('a count is whole, however its thousands are set apart', () => {
  for (const text of ['1234', '1 234', '1,234', '1.234', '1\u202f234', '1234.0']) expect(readCount(text)).toEqual({ value: 1234 })
  for (const text of ['', '-1', '1.5', '1,2', 'NaN', '1,23,456']) expect(readCount(text)).toEqual({ rule: 'number.invalid' })
})
