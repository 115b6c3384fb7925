/** Content ids as the AT Protocol makes them: CIDv1, SHA-256, over DAG-CBOR for records and raw bytes for blobs. */
import { createHash } from 'node:crypto'

const dagCbor = 0x71
const raw = 0x55

export const cidOfRecord = (record: unknown): string => toCid(dagCbor, encodeCbor(record))
export const cidOfBlob = (data: Uint8Array): string => toCid(raw, data)

const toCid = (codec: number, data: Uint8Array): string =>
  `b${base32(Buffer.concat([Buffer.from([1, codec, 0x12, 32]), createHash('sha256').update(data).digest()]))}`

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

export const base32 = (bytes: Uint8Array): string => {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0x1fff
    bits += 8
    while (bits >= 5) {
      text += alphabet[(value >> (bits - 5)) & 31]
      bits -= 5
    }
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text
}

const fromBase32 = (text: string): Uint8Array => {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const character of text) {
    value = ((value << 5) | alphabet.indexOf(character)) & 0xfff
    bits += 5
    if (bits >= 8) {
      bytes.push((value >> (bits - 8)) & 255)
      bits -= 8
    }
  }
  return Uint8Array.from(bytes)
}

/** DAG-CBOR of a JSON value: sorted keys, shortest lengths, links as tag 42. Throws TypeError for what has no place in it. */
const encodeCbor = (value: unknown): Uint8Array => {
  const parts: Uint8Array[] = []
  encodeInto(parts, value)
  return Buffer.concat(parts)
}

const encodeInto = (parts: Uint8Array[], value: unknown): void => {
  if (value === null) parts.push(Uint8Array.of(0xf6))
  else if (typeof value === 'boolean') parts.push(Uint8Array.of(value ? 0xf5 : 0xf4))
  else if (typeof value === 'number') encodeInteger(parts, value)
  else if (typeof value === 'string') encodeBytes(parts, 3, Buffer.from(value))
  else if (Array.isArray(value)) {
    parts.push(head(4, value.length))
    for (const item of value) encodeInto(parts, item)
  } else if (typeof value === 'object') encodeMap(parts, value as Record<string, unknown>)
  else throw new TypeError(`no place in a record for ${typeof value}`)
}

const encodeInteger = (parts: Uint8Array[], value: number): void => {
  if (!Number.isSafeInteger(value)) throw new TypeError('no place in a record for a fraction')
  parts.push(value < 0 ? head(1, -1 - value) : head(0, value))
}

const encodeMap = (parts: Uint8Array[], map: Record<string, unknown>): void => {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined)
  if (entries.length === 1 && typeof map['$link'] === 'string') return encodeLink(parts, map['$link'])
  const keyed = entries
    .map(([key, value]) => ({ key: Buffer.from(key), value }))
    .toSorted((a, b) => a.key.length - b.key.length || Buffer.compare(a.key, b.key))
  parts.push(head(5, keyed.length))
  for (const { key, value } of keyed) {
    encodeBytes(parts, 3, key)
    encodeInto(parts, value)
  }
}

const encodeLink = (parts: Uint8Array[], cid: string): void => {
  parts.push(Uint8Array.of(0xd8, 42))
  encodeBytes(parts, 2, Buffer.concat([Uint8Array.of(0), fromBase32(cid.slice(1))]))
}

const encodeBytes = (parts: Uint8Array[], major: number, bytes: Uint8Array): void => {
  parts.push(head(major, bytes.length), bytes)
}

const head = (major: number, length: number): Uint8Array => {
  const type = major << 5
  if (length < 24) return Uint8Array.of(type | length)
  if (length < 0x100) return Uint8Array.of(type | 24, length)
  const bytes = Buffer.alloc(length < 0x1_0000 ? 3 : length < 0x1_0000_0000 ? 5 : 9)
  if (bytes.length === 3) bytes.writeUInt16BE(length, 1)
  else if (bytes.length === 5) bytes.writeUInt32BE(length, 1)
  else bytes.writeBigUInt64BE(BigInt(length), 1)
  bytes[0] = type | (bytes.length === 3 ? 25 : bytes.length === 5 ? 26 : 27)
  return bytes
}
