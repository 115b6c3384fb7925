/** Followers by country and city, over accounts: from counts that are kept, or from what each account last told. */
import type { Geography } from '../../contract/analytics.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { AccountFilter } from '../store/accounts-of.ts'
import type { PlaceKind, PlaceRow } from '../store/audience-place-reader.ts'
import { agencyScope } from '../store/measured-writer.ts'
import type { AccountCounts } from './account-counts.ts'
import type { Whose } from './analytics.ts'
import { countPlaces } from './count-places.ts'

const mostCities = 50
/** Of a thousand accounts that tell nothing nobody reads the last. */
const mostUnknown = 100

/** `rows` without what `gone` counts. Pure. */
const without = (rows: readonly PlaceRow[], gone: readonly PlaceRow[]): PlaceRow[] => {
  if (gone.length === 0) return [...rows]
  const less = new Map(gone.map((row) => [`${row.kind} ${row.place}`, row]))
  return rows.flatMap((row) => {
    const { accounts = 0, followers = 0 } = less.get(`${row.kind} ${row.place}`) ?? {}
    return row.accounts > accounts ? [{ ...row, accounts: row.accounts - accounts, followers: row.followers - followers }] : []
  })
}

/** Most first. */
const ofKind = (rows: readonly PlaceRow[], kind: PlaceKind): PlaceRow[] =>
  rows.filter((row) => row.kind === kind).toSorted((a, b) => b.followers - a.followers || (a.place < b.place ? -1 : 1))

export const createGeography =
  ({ places, isWhole }: Pick<AccountCounts, 'places' | 'isWhole'>) =>
  ({ accountId, creatorIds }: Whose, platforms: readonly PlatformId[] | null): Geography => {
    const filter: AccountFilter = {
      by: accountId ? 'account' : creatorIds ? 'creator' : 'all',
      ids: accountId ? [accountId] : (creatorIds ?? []),
      platforms,
    }
    const counted = (): PlaceRow[] =>
      // Counts hold all that ever were connected: those that are no more are few, and are taken out.
      accountId === null && isWhole()
        ? without(places.places(creatorIds ?? [agencyScope], platforms), countPlaces(places.told({ ...filter, isGone: true })))
        : countPlaces(places.told(filter))
    const rows = counted()
    const countries = ofKind(rows, 'country').map(({ place: country, followers, accounts }) => ({ country, followers, accounts }))
    const cities = ofKind(rows, 'city').map(({ place: city, followers, accounts }) => ({ city, followers, accounts }))
    const { accounts, placed, followers } = places.count(filter)
    const unknown = places.unplaced(filter, mostUnknown).map(({ at, ...row }) => ({ ...row, at: at === null ? null : new Date(at) }))
    return {
      countries,
      cities: cities.slice(0, mostCities),
      moreCities: Math.max(0, cities.length - mostCities),
      placed: countries.reduce((sum, { followers: there }) => sum + there, 0),
      followers,
      accounts,
      unknown,
      moreUnknown: accounts - placed - unknown.length,
    }
  }
