import { describe, expect, it } from 'vitest'
import { decodeCsv } from './decode-csv.ts'

const bytes = (text: string, encoding: BufferEncoding): Uint8Array => Buffer.from(text, encoding)
const refused = expect.objectContaining({ code: 'BAD_INPUT', data: { issues: [{ path: 'csv', code: 'csv.encoding' }] } })

describe('the encoding of an import file', () => {
  it('is found out, and said', () => {
    expect(decodeCsv(bytes('Un été ☀', 'utf8'))).toEqual({ text: 'Un été ☀', encoding: 'utf-8' })
    expect(decodeCsv(bytes('\uFEFFUn été', 'utf8'))).toEqual({ text: 'Un été', encoding: 'utf-8' })
    expect(decodeCsv(bytes('\uFEFFUn été', 'utf16le'))).toEqual({ text: 'Un été', encoding: 'utf-16le' })
    expect(decodeCsv(Buffer.from(bytes('\uFEFFUn été', 'utf16le')).swap16())).toEqual({ text: 'Un été', encoding: 'utf-16be' })
    expect(decodeCsv(bytes('Un été à Nîmes', 'latin1'))).toEqual({ text: 'Un été à Nîmes', encoding: 'windows-1252' })
    // œ, €, an apostrophe and an ellipsis as Windows writes them, and Latin-1 does not.
    const windows = Buffer.from([0x63, 0x9c, 0x75, 0x72, 0x20, 0x80, 0x20, 0x6c, 0x92, 0xe9, 0x74, 0xe9, 0x85])
    expect(decodeCsv(windows)).toEqual({ text: 'cœur € l’été…', encoding: 'windows-1252' })
  })

  it('is not guessed where the guess would not read like text', () => {
    for (const wrong of [
      // Mac Roman “Un été”, “à la fête”, “ça”.
      Buffer.from([0x55, 0x6e, 0x20, 0x8e, 0x74, 0x8e]),
      Buffer.from([0x66, 0x90, 0x74, 0x65]),
      Buffer.from([0x8d, 0x61]),
      bytes('Un été', 'utf16le'),
      Buffer.from([0xff, 0xfe, 0x00]),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]),
    ])
      expect(() => decodeCsv(wrong)).toThrow(refused)
  })
})
