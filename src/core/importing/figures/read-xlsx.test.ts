import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { xlsx } from '../../../../test/seed/xlsx.ts'
import { readDay } from './read-day.ts'
import { readXlsx } from './read-xlsx.ts'

const refusedAs = (code: string) => expect.objectContaining({ code: 'BAD_INPUT', data: { issues: [{ path: 'csv', code }] } })

it('reads texts, numbers and days of the first sheet that has any', async () => {
  const day = new Date('2026-03-02T00:00:00Z')
  const { sheet, data } = await readXlsx(
    xlsx([
      ['Jour', 'Net'],
      [day, 12.5],
      ['2026-03-03', null],
    ]),
  )
  expect(sheet).toBe('Mars')
  expect(data).toEqual([
    ['Jour', 'Net'],
    [day, 12.5],
    ['2026-03-03', null],
  ])
  expect(readDay(46_083, null)).toEqual({ day: '2026-03-02' })
})

it('refuses an archive that is no workbook, one that is cut, and one that would fill the memory', async () => {
  await expect(readXlsx(new Uint8Array(zipSync({ 'a.txt': new Uint8Array(3) })))).rejects.toEqual(refusedAs('xlsx.not_a_spreadsheet'))
  await expect(readXlsx(xlsx([['a']]).slice(0, 300))).rejects.toEqual(refusedAs('xlsx.unreadable'))
  const bomb = xlsx([['a', 'b']], { 'xl/bomb.xml': new Uint8Array(21_000_000) })
  expect(bomb.length).toBeLessThan(100_000)
  await expect(readXlsx(bomb)).rejects.toEqual(refusedAs('file.too_big_unpacked'))
})

it('unpacks no part beyond what it says it holds', async () => {
  const file = xlsx([['a', 'b'], ...Array.from({ length: 200 }, () => ['c', 'd'])])
  const view = new DataView(file.buffer)
  const isSheet = (from: number, length: number): boolean =>
    new TextDecoder().decode(file.subarray(from, from + length)).endsWith('sheet1.xml')
  for (let at = 0; at < file.length - 46; at += 1) {
    const signature = view.getUint32(at, true)
    if (signature === 0x0403_4b50 && isSheet(at + 30, view.getUint16(at + 26, true))) view.setUint32(at + 22, 300, true)
    if (signature === 0x0201_4b50 && isSheet(at + 46, view.getUint16(at + 28, true))) view.setUint32(at + 24, 300, true)
  }
  await expect(readXlsx(file)).rejects.toEqual(refusedAs('xlsx.unreadable'))
})
