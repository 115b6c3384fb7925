/** The sources that are read, each by itself: one that fails says so and leaves the others. */
import * as z from 'zod'
import { trendCountries, type PlatformId, type TrendCountry } from '../../contract/platforms.ts'
import type { TrendFailure } from '../../contract/trends.ts'
import { isAppError } from '../app-error.ts'
import type { AdapterIo, AnyPlatform, RemoteTrend } from '../platforms/kit/adapter.ts'
import type { AccountSessions } from '../creators/account-session.ts'
import type { AccountReader } from '../store/account-reader.ts'
import type { Network } from '../ports.ts'
import { fetchFeed } from './fetch-feed.ts'
import { readGoogleFeed } from './google-feed.ts'

export type SourceName = 'google' | 'bluesky' | 'x'

export interface Source {
  source: SourceName
  country: TrendCountry | ''
  /** Where it is talked about. */
  platform: PlatformId | ''
  /** Of those that cost nothing. */
  everyMinutes: number | null
  priceUsd: number | null
}

/** `same`: what it said before. */
export type Reading = { trends: readonly RemoteTrend[]; etag?: string | null } | 'same' | TrendFailure

const hourly = 60

const trendsOf = (adapters: readonly AnyPlatform[], platform: PlatformId) => {
  const adapter = adapters.find(({ id }) => id === platform)
  return adapter && !adapter.assisted && adapter.trends && adapter.capabilities.trends
    ? { ...adapter.trends, says: adapter.capabilities.trends }
    : null
}

export const sourcesOf = (adapters: readonly AnyPlatform[]): Source[] => [
  ...trendCountries.map((country) => ({ source: 'google' as const, country, platform: '' as const, everyMinutes: hourly, priceUsd: null })),
  ...(['bluesky', 'x'] as const).flatMap((source): Source[] => {
    const says = trendsOf(adapters, source)?.says
    if (!says || says.by === 'hashtag') return []
    const priceUsd = says.priceUsd ?? null
    const everyMinutes = priceUsd === null ? hourly : null
    const countries = says.by === 'country' ? trendCountries : (['' as const] as const)
    return countries.map((country) => ({ source, country, platform: source, everyMinutes, priceUsd }))
  }),
]

interface Deps {
  feed: string
  adapters: readonly AnyPlatform[]
  accounts: Pick<AccountReader, 'list'>
  sessions: AccountSessions
  io: AdapterIo
  /** Not the platforms': a feed that cannot be reached says nothing of them. */
  web: Network
}

/** Throws only when core closes. */
export const readSource = (deps: Deps, of: Source, etag: string | null, closing: AbortSignal): Promise<Reading> =>
  of.source === 'google' ? readFeed(deps, of, etag, closing) : readPlatform(deps, of, closing)

const readFeed = async ({ feed, io, web }: Deps, { country }: Source, etag: string | null, closing: AbortSignal): Promise<Reading> => {
  const url = new URL(feed)
  url.searchParams.set('geo', country)
  const answer = await fetchFeed(url, etag, { network: web, clock: io.clock }, closing)
  if (typeof answer === 'string') return answer
  const trends = readGoogleFeed(answer.body)
  return trends ? { trends, etag: answer.etag } : 'changed'
}

const readPlatform = async (
  { adapters, accounts, sessions, io }: Deps,
  { source, country }: Source,
  closing: AbortSignal,
): Promise<Reading> => {
  const trends = source === 'google' ? null : trendsOf(adapters, source)
  if (!trends) return 'not_offered'
  const account = accounts.list(null).find(({ platform, state }) => platform === source && state === 'connected')
  if (!account) return 'no_account'
  try {
    const session = await sessions.open(account.id, closing)
    try {
      return { trends: await trends.read(session, country === '' ? {} : { country }, io) }
    } catch (error) {
      if (isAppError(error, 'REAUTH_REQUIRED')) sessions.needsReconnect(account.id, session.credential())
      throw error
    }
  } catch (error) {
    closing.throwIfAborted()
    return failureOf(error)
  }
}

const failureOf = (error: unknown): TrendFailure => {
  if (isAppError(error, 'OFFLINE')) return 'offline'
  if (isAppError(error, 'RATE_LIMITED')) return 'limited'
  if (isAppError(error, 'SPEND_CAP')) return 'cap'
  if (isAppError(error, 'REAUTH_REQUIRED')) return 'reconnect'
  if (isAppError(error, 'VAULT_LOCKED')) return 'locked'
  if (isAppError(error, 'NOT_SUPPORTED', 'PLATFORM_REJECTED', 'NOT_FOUND')) return 'not_offered'
  return error instanceof Error && error.cause instanceof z.ZodError ? 'changed' : 'down'
}
