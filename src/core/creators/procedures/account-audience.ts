/** Where an account's followers are, as collected. */
import type { Handler } from '../../procedure.ts'
import type { AudienceReader } from '../../store/audience-reader.ts'

export const accountAudience =
  (audiences: AudienceReader): Handler<'accounts.audience'> =>
  ({ input: { accountId } }) => {
    const row = audiences.best(accountId)
    if (!row) return null
    const { at, followers, countries, cities, withheld } = row
    return {
      at: new Date(at),
      followers,
      countries: countries?.map(([country, of]) => ({ country, followers: of })) ?? null,
      cities: cities?.map(([city, of]) => ({ city, followers: of })) ?? null,
      withheld,
    }
  }
