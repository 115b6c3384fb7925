/** Reads where followers are, counted over accounts, and of which accounts it is not known. */
import type { AudienceWithheld, PlatformId } from '../../contract/platforms.ts'
import { accountsOf } from './accounts-of.ts'
import type { AccountFilter } from './accounts-of.ts'
import { createAsk } from './ask.ts'
import type { Store } from './store.ts'

export type PlaceKind = 'country' | 'city'

export interface PlaceRow {
  kind: PlaceKind
  place: string
  accounts: number
  followers: number
}

/** What an account last told. */
export interface ToldPlaces {
  /** Most first, as it was told. */
  countries: [place: string, followers: number][]
  cities: [place: string, followers: number][]
}

export interface UnplacedRow {
  accountId: string
  creatorId: string
  handle: string
  platform: PlatformId
  followers: number | null
  at: number | null
  withheld: AudienceWithheld | null
}

export interface AudiencePlaceReader {
  /** Of these scopes together, those that are disconnected too. */
  places(scopes: readonly string[], platforms: readonly PlatformId[] | null): PlaceRow[]
  /** The latest that tells countries, of each account that has one. */
  told(filter: AccountFilter): ToldPlaces[]
  toldBy(accountId: string): ToldPlaces | undefined
  /** `placed`: how many tell countries. `followers`: as many as were read with these, so that shares are of one time; null: unknown of all. */
  count(filter: AccountFilter): { accounts: number; placed: number; followers: number | null }
  /** Those that tell no country: first those that could, by what their latest reading says; the most followed first. */
  unplaced(filter: AccountFilter, limit: number): UnplacedRow[]
}

interface JsonRow {
  countries: string
  cities: string | null
}
const toPlaces = ({ countries, cities }: JsonRow): ToldPlaces => ({
  countries: JSON.parse(countries) as ToldPlaces['countries'],
  cities: cities === null ? [] : (JSON.parse(cities) as ToldPlaces['cities']),
})

export const createAudiencePlaceReader = ({ sql }: Pick<Store, 'sql'>): AudiencePlaceReader => {
  const ask = createAsk({ sql })
  const places = sql.prepare<[{ scopes: string; platforms: string | null }], PlaceRow>(
    `SELECT kind, place, sum(accounts) AS accounts, sum(followers) AS followers FROM audience_place
     WHERE scope IN (SELECT value FROM json_each(@scopes)) AND (@platforms IS NULL OR platform IN (SELECT value FROM json_each(@platforms)))
     GROUP BY kind, place`,
  )
  const toldBy = sql.prepare<[string], JsonRow>(
    `SELECT countries_json AS countries, cities_json AS cities FROM audience_reading
     WHERE account_id = ? AND countries_json IS NOT NULL ORDER BY at DESC LIMIT 1`,
  )
  return {
    places: (scopes, platforms) => places.all({ scopes: JSON.stringify(scopes), platforms: platforms && JSON.stringify(platforms) }),
    told: (filter) => {
      const { where, params } = accountsOf(filter)
      return ask<JsonRow>(
        `SELECT countries_json AS countries, cities_json AS cities FROM account
         JOIN audience_said AS said ON said.account_id = account.id
         JOIN audience_reading AS told ON told.account_id = account.id AND told.at = said.told_at WHERE ${where}`,
        params,
      ).map(toPlaces)
    },
    toldBy: (accountId) => {
      const row = toldBy.get(accountId)
      return row && toPlaces(row)
    },
    count: (filter) => {
      const { where, params } = accountsOf(filter)
      const [row] = ask<ReturnType<AudiencePlaceReader['count']>>(
        `SELECT count(*) AS accounts, count(said.told_at) AS placed, sum(coalesce(said.told_followers, account.followers)) AS followers FROM account
         LEFT JOIN audience_said AS said ON said.account_id = account.id WHERE ${where}`,
        params,
      )
      return row ?? { accounts: 0, placed: 0, followers: null }
    },
    unplaced: (filter, limit) => {
      const { where, params } = accountsOf(filter)
      return ask(
        `SELECT account.id AS accountId, account.creator_id AS creatorId, account.handle, account.platform, account.followers,
           said.at, said.withheld
         FROM account LEFT JOIN audience_said AS said ON said.account_id = account.id
         WHERE ${where} AND said.told_at IS NULL
         ORDER BY said.withheld IS NULL, said.at IS NULL, account.followers DESC, account.id LIMIT @limit`,
        { ...params, limit },
      )
    },
  }
}
