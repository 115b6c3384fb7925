/** Reads where an account's followers are, beside how many there are: rarely, for it changes slowly and comes late. */
import type { AccountAudience, AccountSession, AdapterIo, PlatformAdapter } from '../platforms/kit/adapter.ts'
import { insertAudienceReading } from '../store/account-writer.ts'
import type { AudienceReader } from '../store/audience-reader.ts'
import type { WriteTx } from '../store/store.ts'

const dayMs = 86_400_000
/** What was said holds for a week; what was not is asked for again on the next day. */
const saidEveryMs = 7 * dayMs
const unsaidEveryMs = dayMs
/** Readings of followers are not to the minute. */
const toleranceMs = 3_600_000

/** Null: it is not due, or the platform has none. */
export const readAudience = async (
  adapter: Pick<PlatformAdapter, 'audience'>,
  session: AccountSession,
  reader: Pick<AudienceReader, 'latest'>,
  io: AdapterIo,
): Promise<AccountAudience | null> => {
  if (!adapter.audience) return null
  const last = reader.latest(session.accountId)
  const every = last?.countries ? saidEveryMs : unsaidEveryMs
  if (last && io.clock.now() - last.at < every - toleranceMs) return null
  return adapter.audience(session, io)
}

export const insertAudience = (tx: WriteTx, accountId: string, { followers, countries, cities, withheld }: AccountAudience): void => {
  insertAudienceReading(tx, {
    accountId,
    followers,
    countries: countries?.map(({ country, followers: of }) => [country, of]) ?? null,
    cities: cities?.map(({ city, followers: of }) => [city, of]) ?? null,
    withheld: withheld ?? null,
  })
}
