/** Where an account's followers are: two questions, and how many there are in all. */
import { isAppError } from '../../app-error.ts'
import type { AccountAudience, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { insights } from './answers.ts'
import { call } from './client.ts'
import { audienceLimit } from './limits.ts'
import { profile } from './profile.ts'

type Place = readonly [name: string, followers: number]

/** Most first. Null where Instagram says nothing, which is not that there is nobody. */
const placesBy = async (breakdown: 'country' | 'city', session: AccountSession, io: AdapterIo): Promise<Place[] | null> => {
  const query = { metric: 'follower_demographics', period: 'lifetime', timeframe: 'this_month', metric_type: 'total_value', breakdown }
  const { data } = await call(session, io, { path: `/${session.remoteId}/insights`, query, answer: insights })
  const results = data.flatMap(({ total_value: total }) => total?.breakdowns ?? []).flatMap(({ results: all }) => all ?? [])
  if (results.length === 0) return null
  return results
    .flatMap(({ dimension_values: [name], value }) => (name === undefined ? [] : [[name, value] as const]))
    .toSorted(([, one], [, other]) => other - one)
}

export const audience = async (session: AccountSession, io: AdapterIo): Promise<AccountAudience> => {
  const { followers } = await profile(session, io)
  try {
    const countries = await placesBy('country', session, io)
    const cities = await placesBy('city', session, io)
    const isFew = followers !== null && followers < audienceLimit.fewest
    return {
      followers,
      countries: countries?.flatMap(([country, of]) => (/^[A-Z]{2}$/.test(country) ? [{ country, followers: of }] : [])) ?? null,
      cities: cities?.map(([city, of]) => ({ city, followers: of })) ?? null,
      ...((!countries || !cities) && { withheld: isFew ? ('too_few_followers' as const) : ('not_yet' as const) }),
    }
  } catch (error) {
    if (!isAppError(error, 'PLATFORM_REJECTED')) throw error
    const isShut = error.data.reason === 'scope_not_authorized'
    return { followers, countries: null, cities: null, withheld: isShut ? 'not_permitted' : 'not_yet' }
  }
}
