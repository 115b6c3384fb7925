/** What a file is, by its first bytes. Names and declared types prove nothing. Pure. */
import type { MediaType } from './limits.ts'

/** Bytes of a file's beginning that `sniffType` looks at. */
export const sniffBytes = 64

/** `known: false` comes with what it seems to be, when that can be said, so that a person is told something useful. */
export type Sniffed = { known: true; type: MediaType } | { known: false; looksLike: string | null }

const ascii = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to))
const startsWith = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte)

const stillBrands = new Map<string, Sniffed>([
  ['avif', { known: true, type: 'image/avif' }],
  ['avis', { known: false, looksLike: 'image/avif (animated)' }],
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].map((brand) => [brand, { known: false, looksLike: 'image/heic' }] as const),
])
const quickTime = new Set(['qt  '])
const otherBoxed = new Map([
  ['M4A ', 'audio/mp4'],
  ['M4B ', 'audio/mp4'],
])

/** ISO base media files (ISO/IEC 14496-12) begin with an `ftyp` box that names a brand; old QuickTime ones need not. */
const sniffBoxed = (head: Uint8Array): Sniffed | null => {
  const box = ascii(head, 4, 8)
  if (box === 'ftyp') {
    const brand = ascii(head, 8, 12)
    // Some writers name the general brand first, and AVIF among those that fit.
    if (brand === 'mif1' && ascii(head, 16, sniffBytes).includes('avif')) return { known: true, type: 'image/avif' }
    const audio = otherBoxed.get(brand)
    if (audio) return { known: false, looksLike: audio }
    return stillBrands.get(brand) ?? { known: true, type: quickTime.has(brand) ? 'video/quicktime' : 'video/mp4' }
  }
  return ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(box) ? { known: true, type: 'video/quicktime' } : null
}

const others: readonly [(head: Uint8Array) => boolean, string][] = [
  [(head) => startsWith(head, 0x25, 0x50, 0x44, 0x46), 'application/pdf'],
  [(head) => startsWith(head, 0x42, 0x4d), 'image/bmp'],
  [(head) => startsWith(head, 0x49, 0x49, 0x2a, 0) || startsWith(head, 0x4d, 0x4d, 0, 0x2a), 'image/tiff'],
  [(head) => startsWith(head, 0x50, 0x4b, 3, 4), 'application/zip'],
  [(head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'AVI ', 'video/avi'],
  [(head) => /^\s*(<\?xml|<svg)/i.test(ascii(head, 0, sniffBytes)), 'image/svg+xml'],
  [(head) => /^\s*<(!doctype|html)/i.test(ascii(head, 0, sniffBytes)), 'text/html'],
]

/** Matroska and its narrower kind begin with an EBML head that names which (RFC 9559, RFC 8794). */
const sniffMatroska = (head: Uint8Array): Sniffed | null => {
  if (!startsWith(head, 0x1a, 0x45, 0xdf, 0xa3)) return null
  const said = ascii(head, 0, sniffBytes)
  if (said.includes('webm')) return { known: true, type: 'video/webm' }
  return said.includes('matroska') ? { known: true, type: 'video/x-matroska' } : { known: false, looksLike: 'video/x-matroska' }
}

export const sniffType = (head: Uint8Array): Sniffed => {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return { known: true, type: 'image/jpeg' }
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { known: true, type: 'image/png' }
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return { known: true, type: 'image/webp' }
  if (['GIF87a', 'GIF89a'].includes(ascii(head, 0, 6))) return { known: true, type: 'image/gif' }
  return sniffBoxed(head) ?? sniffMatroska(head) ?? { known: false, looksLike: others.find(([test]) => test(head))?.[1] ?? null }
}
