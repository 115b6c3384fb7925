/** UUIDv7 (RFC 9562 §5.7) with a type prefix, from the lent clock and chance. */
import type { Clock, Random } from './ports.ts'

export type IdPrefix =
  | 'agy'
  | 'scr'
  | 'srn'
  | 'usr'
  | 'ses'
  | 'lnk'
  | 'rec'
  | 'crt'
  | 'acc'
  | 'app'
  | 'cns'
  | 'ast'
  | 'pst'
  | 'pub'
  | 'att'
  | 'imp'
  | 'fim'
  | 'trk'
  | 'trd'
  | 'upl'
  | 'sec'
  | 'key'
  | 'wrp'
  | 'dev'
  | 'pln'
  | 'bat'
  | 'run'
  | 'cap'
  | 'alr'
  | 'dlv'
  | 'tag'
  | 'und'
  | 'fol'
  | 'int'
  | 'inb'
  | 'flw'
  | 'sav'
  | 'adv'
  | 'tkt'
  | 'tpc'
  | 'aut'
  | 'amg'
  | 'amp'
  | 'rul'

export interface IdSource {
  clock: Pick<Clock, 'now'>
  random: Random
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A new id, e.g. `pub_019ab…`. Ids made in one millisecond are not ordered among themselves. */
export const newId = <P extends IdPrefix>(prefix: P, { clock, random }: IdSource): `${P}_${string}` => {
  const bytes = random.bytes(16)
  const ms = clock.now()
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, Math.floor(ms / 0x1_0000))
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(4, ms % 0x1_0000)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const text = hex(bytes)
  return `${prefix}_${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}
