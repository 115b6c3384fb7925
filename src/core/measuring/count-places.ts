import type { PlaceKind, PlaceRow, ToldPlaces } from '../store/audience-place-reader.ts'

/** An account that names a place twice has followers there once. Pure. */
export const countPlaces = (told: readonly ToldPlaces[]): PlaceRow[] => {
  const counted = new Map<string, PlaceRow>()
  for (const { countries, cities } of told) {
    const own = new Set<string>()
    const add = (kind: PlaceKind, place: string, followers: number): void => {
      const key = `${kind} ${place}`
      const row = counted.get(key) ?? { kind, place, accounts: 0, followers: 0 }
      if (!own.has(key)) row.accounts += 1
      own.add(key)
      row.followers += followers
      counted.set(key, row)
    }
    for (const [place, followers] of countries) add('country', place, followers)
    for (const [place, followers] of cities) add('city', place, followers)
  }
  return [...counted.values()]
}
