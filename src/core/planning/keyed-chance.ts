/**
 * Chance that depends on a name and nothing else: the same seed and name always answer the same, whatever was asked
 * before. That is what keeps the rest of a plan where it is when a part of it is edited.
 */

/** FNV-1a over UTF-16 units, 32 bit, continued from `state`. */
const mix = (text: string, state: number): number => {
  let hash = state
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193)
  return hash
}

/** MurmurHash3's finaliser: spreads neighbouring names over the whole range. */
const spread = (hash: number): number => {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85eb_ca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2_ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Answers 0 ≤ x < 1 for a name. */
export type Chance = (name: string) => number

export const chanceOf = (seed: string): Chance => {
  const start = mix(`${seed}\u0000`, 0x811c_9dc5)
  return (name) => spread(mix(name, start)) / 0x1_0000_0000
}
