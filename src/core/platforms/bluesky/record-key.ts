/**
 * Record keys of posts are TIDs: microseconds since 1970 (53 bits) and a clock id (10 bits), in 13 characters that
 * sort by time. https://atproto.com/specs/tid, read 2026-11-24.
 */
import type { AdapterIo } from '../kit/adapter.ts'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/** The last microsecond given out on each clock, so that a thousand keys within one millisecond differ. */
const lastMicros = new WeakMap<object, number>()
/** A clock set back by more than this starts anew rather than keep writing keys from the future. */
const forgetAfterMicros = 60_000_000

export const newRecordKey = ({ clock, random }: Pick<AdapterIo, 'clock' | 'random'>): string => {
  const nowMicros = clock.now() * 1000
  const last = lastMicros.get(clock) ?? 0
  const micros = last >= nowMicros && last - nowMicros < forgetAfterMicros ? last + 1 : nowMicros
  lastMicros.set(clock, micros)
  return encode((BigInt(Math.trunc(micros)) << 10n) | BigInt(Math.trunc(random.float() * 1024)))
}

/** A TID of so much before. What is no TID is answered as it is. */
export const tidBefore = (tid: string, ms: number): string => {
  if (!/^[2-7a-z]{13}$/.test(tid)) return tid
  const value = tid.split('').reduce((sum, letter) => (sum << 5n) | BigInt(alphabet.indexOf(letter)), 0n)
  const back = (BigInt(ms) * 1000n) << 10n
  return encode(value > back ? value - back : 0n)
}

const encode = (value: bigint): string => {
  let rest = value
  let key = ''
  for (let digit = 0; digit < 13; digit += 1) {
    key = `${alphabet[Number(rest & 31n)] ?? ''}${key}`
    rest >>= 5n
  }
  return key
}
