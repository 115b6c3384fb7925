/** Seeded chance: the same words give the same number, whenever and in whatever order they are asked. */

/** 0 ≤ x < 1 (FNV-1a, then a finaliser so that neighbours differ). */
export const chanceOf = (seed: number, ...words: readonly (string | number)[]): number => {
  let hash = 2_166_136_261 ^ seed
  for (const word of words) {
    for (const character of String(word)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
    hash = Math.imul(hash ^ 31, 16_777_619)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507)
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
