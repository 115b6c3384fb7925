/** A CSV file's bytes → its text, and the encoding they were found to be in. Pure. */
import type { CsvEncoding } from '../../contract/imports.ts'
import { AppError } from '../app-error.ts'

export interface DecodedCsv {
  text: string
  encoding: CsvEncoding
}

const decode = (bytes: Uint8Array, encoding: CsvEncoding): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Bytes that Windows-1252 does not define, and those that stand in no text. */
const noText = /[\u0000-\u0008\u000e-\u001f\u0081\u008d\u008f\u0090\u009d]/
/** What accents of another encoding (Mac Roman) turn into; after a small letter no language writes them. */
const garbled = /[a-z][ƒ„†‡ˆ‰ŠŒŽŸ•]/

const encodingOf = (bytes: Uint8Array): CsvEncoding => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/**
 * UTF-16 by its mark; else UTF-8 when that is what it is; else Windows-1252, as spreadsheets save, when it reads like
 * text. Throws BAD_INPUT: a guess that is wrong would be published.
 */
export const decodeCsv = (bytes: Uint8Array): DecodedCsv => {
  const encoding = encodingOf(bytes)
  const text = decode(bytes, encoding)
  if (text !== undefined && !text.includes('\u0000')) return { text, encoding }
  const western = encoding === 'utf-8' ? decode(bytes, 'windows-1252') : undefined
  if (western === undefined || noText.test(western) || garbled.test(western))
    throw new AppError('BAD_INPUT', { issues: [{ path: 'csv', code: 'csv.encoding' }] })
  return { text: western, encoding: 'windows-1252' }
}

/** Text has been decoded already, by whoever sends it. */
export const readUpload = async (csv: string | File): Promise<DecodedCsv> =>
  typeof csv === 'string' ? { text: csv, encoding: 'utf-8' } : decodeCsv(new Uint8Array(await csv.arrayBuffer()))
