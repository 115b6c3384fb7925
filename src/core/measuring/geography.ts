/** Followers by country, over accounts. Pure. */
import type { Geography } from '../../contract/analytics.ts'
import type { AccountRow } from '../store/account-reader.ts'
import type { AudienceRow } from '../store/audience-reader.ts'

export const whereabouts = (
  of: readonly {
    account: Pick<AccountRow, 'id' | 'creatorId' | 'handle' | 'platform' | 'followers'>
    reading: Pick<AudienceRow, 'at' | 'followers' | 'countries' | 'withheld'> | undefined
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
  const places = of.flatMap(({ reading }) => reading?.countries ?? [])
  const countries = [...Map.groupBy(places, ([country]) => country)]
    .map(([country, told]) => ({ country, followers: told.reduce((sum, [, count]) => sum + count, 0), accounts: told.length }))
    .toSorted((a, b) => b.followers - a.followers || a.country.localeCompare(b.country))
  const counts = accounts.flatMap(({ followers }) => followers ?? [])
  return {
    countries,
    placed: countries.reduce((sum, { followers }) => sum + followers, 0),
    followers: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
    accounts,
  }
}
