/** An XLSX file → the cells of its first sheet that has any. Nothing is unpacked before its size was held to a limit. */
import { Buffer } from 'node:buffer'
import { unzipSync, zipSync, type Unzipped } from 'fflate'
import readSheets from 'read-excel-file/node'
import { badInput, maxRows } from '../csv-records.ts'
import type { Cell } from './cell.ts'

const maxUnpacked = 20_000_000
const maxParts = 500

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

const refuse = (code: string, cause?: unknown) => badInput([{ path: 'csv', code }], cause)

/**
 * The workbook's texts alone, packed anew: unpacked to no byte more than each says it holds, so that one that says
 * too little is cut here, and nothing is left that could grow when it is read.
 */
const held = (bytes: Uint8Array): Uint8Array => {
  let unpacked = 0
  let parts = 0
  let isTooBig = false
  let files: Unzipped
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/.test(name)) return false
        unpacked += originalSize
        parts += 1
        isTooBig ||= unpacked > maxUnpacked || parts > maxParts
        return !isTooBig
      },
    })
  } catch (error) {
    throw refuse('xlsx.unreadable', error)
  }
  if (isTooBig) throw refuse('file.too_big_unpacked')
  if (!Object.keys(files).includes('xl/workbook.xml')) throw refuse('xlsx.not_a_spreadsheet')
  return zipSync(files, { level: 0 })
}

const isCell = (value: unknown): value is Cell =>
  value === null || value instanceof Date || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

export interface Sheet {
  sheet: string
  data: Cell[][]
}

export const readXlsx = async (bytes: Uint8Array): Promise<Sheet> => {
  const texts = held(bytes)
  let sheets: Awaited<ReturnType<typeof readSheets>>
  try {
    sheets = await readSheets(Buffer.from(texts))
  } catch (error) {
    throw refuse('xlsx.unreadable', error)
  }
  const found = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null)))
  if (!found) throw refuse('csv.empty')
  if (found.data.length > maxRows * 2) throw refuse('csv.too_many_rows')
  return { sheet: found.sheet, data: found.data.map((row) => row.map((cell: unknown) => (isCell(cell) ? cell : null))) }
}
