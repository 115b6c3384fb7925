/** Followers by country and city, over accounts. Pure. */
import type { Geography } from '../../contract/analytics.ts'
import type { AccountRow } from '../store/account-reader.ts'
import type { AudienceRow } from '../store/audience-reader.ts'

const mostCities = 50

/** Most first. */
const addUp = (places: readonly [place: string, followers: number][]) =>
  [...Map.groupBy(places, ([place]) => place)]
    .map(([place, told]) => ({ place, followers: told.reduce((sum, [, count]) => sum + count, 0), accounts: told.length }))
    .toSorted((a, b) => b.followers - a.followers || a.place.localeCompare(b.place))

export const whereabouts = (
  of: readonly {
    account: Pick<AccountRow, 'id' | 'creatorId' | 'handle' | 'platform' | 'followers'>
    reading: Pick<AudienceRow, 'at' | 'followers' | 'countries' | 'cities' | 'withheld'> | undefined
  }[],
): Geography => {
  const accounts = of.map(({ account: { id: accountId, creatorId, handle, platform, followers }, reading }) => ({
    accountId,
    creatorId,
    handle,
    platform,
    // As many as were read with the places, so that shares are of one time.
    followers: (reading?.countries ? reading.followers : null) ?? followers,
    placed: reading?.countries?.reduce((sum, [, count]) => sum + count, 0) ?? null,
    at: reading ? new Date(reading.at) : null,
    withheld: reading?.countries ? null : (reading?.withheld ?? null),
  }))
  const countries = addUp(of.flatMap(({ reading }) => reading?.countries ?? [])).map(({ place, ...rest }) => ({ country: place, ...rest }))
  const cities = addUp(of.flatMap(({ reading }) => reading?.cities ?? [])).map(({ place, ...rest }) => ({ city: place, ...rest }))
  const counts = accounts.flatMap(({ followers }) => followers ?? [])
  return {
    countries,
    cities: cities.slice(0, mostCities),
    moreCities: Math.max(0, cities.length - mostCities),
    placed: countries.reduce((sum, { followers }) => sum + followers, 0),
    followers: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
    accounts,
  }
}
