/**
 * Gathers what is talked about: what costs nothing by the hour, what costs money when somebody asks or as often as an
 * admin set. Without a feed in the configuration nothing is read by itself.
 */
import { platformName } from '../../contract/platform-name.ts'
import type { PlatformId, TrendCountry } from '../../contract/platforms.ts'
import type { TrendSource, TrendSourceState } from '../../contract/trends.ts'
import { AppError, isAppError } from '../app-error.ts'
import type { AccountSessions } from '../creators/account-session.ts'
import type { DueEntry } from '../due/due-queue.ts'
import { foldText } from '../fold-text.ts'
import { newId } from '../ids.ts'
import type { AdapterIo, AnyPlatform, RemoteTrend, Trends as PlatformTrends } from '../platforms/kit/adapter.ts'
import type { Network } from '../ports.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import type { AccountReader, AccountRow } from '../store/account-reader.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import { createTrendReader, type TrendReader, type TrendRow } from '../store/trend-reader.ts'
import { createTrendWriter, type TrendWriter } from '../store/trend-writer.ts'
import { readSource, sourcesOf, type Reading, type Source } from './sources.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** A source is not read again within this, whoever asks. */
const restMs = minute
const keptFor = 30 * day
/** What has not been seen for so long is not talked about any more. */
export const shownFor = 3 * day

export interface Trends extends Disposable {
  reader: TrendReader
  writer: TrendWriter
  clockNow(): number
  /** Before `publishing.start()`, so that its entries have a handler. */
  start(): void
  states(): TrendSourceState[]
  /** Reads it now, unless it was read a moment ago. Throws NOT_FOUND. */
  refresh(source: string, country: TrendCountry | null): Promise<TrendSourceState>
  setSchedule(source: string, country: TrendCountry, everyHours: number | null, actor: Actor): TrendSourceState
  /** Throws NOT_SUPPORTED, RATE_LIMITED when the quota is used up, and what the platform says. */
  searchHashtag(accountId: string, hashtag: string, signal: AbortSignal | undefined): Promise<TrendRow>
  quotas(reach: ReadonlySet<string> | null): { account: AccountRow; used: number; max: number; days: number; freeAt: number | null }[]
  /** What a person saw. */
  add(seen: RemoteTrend & { country: TrendCountry | ''; platform: PlatformId | '' }): TrendRow
}

interface Deps {
  publishing: Publishing
  adapters: readonly AnyPlatform[]
  accounts: AccountReader
  sessions: AccountSessions
  io: AdapterIo
  web: Network
  /** Google's, or what stands for it; null: nothing is read by itself. */
  feed: string | null
}

const keyOf = (name: string): string => foldText(name).replace(/\s+/gu, ' ').trim()

export const createTrends = ({ publishing: { engine, timer }, adapters, accounts, sessions, io, web, feed }: Deps): Trends => {
  const { store, queue, clock, logger, closing } = engine
  const reader = createTrendReader(store)
  const writer = createTrendWriter(store)
  const sources = sourcesOf(adapters).filter(({ source }) => feed !== null || source !== 'google')
  const under = new Map<string, Promise<void>>()
  let last: Promise<void> = Promise.resolve()

  const idOf = ({ source, country }: Pick<Source, 'source' | 'country'>): string => `${source}:${country}`
  const sourceOf = (source: string, country: TrendCountry | null): Source => {
    const found = sources.find((one) => one.source === source && one.country === (country ?? ''))
    if (!found) throw new AppError('NOT_FOUND', { what: 'trend_source', id: source })
    return found
  }
  const everyMs = (of: Source): number | null => {
    if (of.everyMinutes !== null) return feed === null ? null : of.everyMinutes * minute
    const hours = reader.source(of.source, of.country)?.everyHours ?? null
    return hours === null ? null : hours * hour
  }
  const nextAt = (of: Source, now: number): number | null => {
    const every = everyMs(of)
    if (every === null) return null
    const triedAt = reader.source(of.source, of.country)?.triedAt ?? null
    return triedAt === null ? now : Math.max(now, triedAt + every)
  }

  const toState = (of: Source): TrendSourceState => {
    const row = reader.source(of.source, of.country)
    const every = everyMs(of)
    const at = (ms: number | null | undefined): Date | null => (ms === null || ms === undefined ? null : new Date(ms))
    return {
      source: of.source,
      country: of.country === '' ? null : of.country,
      everyMinutes: every === null ? null : every / minute,
      triedAt: at(row?.triedAt),
      succeededAt: at(row?.succeededAt),
      nextAt: at(nextAt(of, clock.now())),
      failure: row?.failure ?? null,
      priceUsd: of.priceUsd,
    }
  }

  const see = (tx: WriteTx, source: TrendSource, where: Pick<Source, 'country' | 'platform'>, one: RemoteTrend): string => {
    const { name, volume, detail, url } = one
    const { country, platform } = where
    return writer.see(tx, {
      id: newId('trd', store.ids),
      source,
      country,
      platform,
      nameKey: keyOf(name),
      name: name.trim(),
      volume,
      detail,
      url,
    })
  }

  const keep = (tx: WriteTx, of: Source, read: Reading): void => {
    if (typeof read === 'string') {
      writer.tried(tx, of, { failure: read === 'same' ? null : read })
      return
    }
    // Of names that differ in case alone, the first.
    for (const one of read.trends) if (keyOf(one.name) !== '') see(tx, of.source, of, one)
    writer.tried(tx, of, { failure: null, ...('etag' in read && { etag: read.etag }) })
    writer.sweep(tx, tx.now - keptFor)
  }

  const readNow = async (of: Source): Promise<void> => {
    const etag = reader.source(of.source, of.country)?.etag ?? null
    const found = await readSource({ feed: feed ?? '', adapters, accounts, sessions, io, web }, of, etag, closing)
    if (typeof found === 'string' && found !== 'same')
      logger.warn({ source: of.source, country: of.country, failure: found }, 'trends could not be read')
    await store.writeSoon((tx) => keep(tx, of, found))
  }

  /** One reading of a source at a time, whoever asks. */
  const readOnce = (of: Source): Promise<void> => {
    const running = under.get(idOf(of))
    if (running) return running
    const reading = readNow(of).finally(() => under.delete(idOf(of)))
    under.set(idOf(of), reading)
    return reading
  }

  const plan = (tx: WriteTx, of: Source): void => {
    const dueAt = nextAt(of, tx.now)
    if (dueAt !== null) queue.add(tx, { dueAt, kind: 'trends', id: idOf(of) })
  }

  const take = async (entry: DueEntry): Promise<void> => {
    const of = sources.find((one) => idOf(one) === entry.id)
    const isDue = of !== undefined && (nextAt(of, clock.now()) ?? Infinity) <= clock.now()
    if (of && isDue) await readOnce(of)
    await store.writeSoon((tx) => {
      queue.remove(tx, entry)
      if (of) plan(tx, of)
    })
  }

  timer.handle('trends', (entries) => {
    for (const entry of entries)
      last = timer.track(
        last
          .then(() => take(entry))
          .catch((error: unknown) => {
            if (!closing.aborted) logger.warn({ err: error }, 'trends could not be kept')
          }),
      )
  })

  const hashtagsOf = (account: AccountRow): { trends: PlatformTrends; quota: { count: number; days: number } } | null => {
    const adapter = adapters.find(({ id }) => id === account.platform)
    const says = adapter?.capabilities.trends
    if (!adapter || adapter.assisted || !adapter.trends || says?.by !== 'hashtag' || !says.quota) return null
    if (adapter.trends.offeredBy && !adapter.trends.offeredBy(account.service)) return null
    return { trends: adapter.trends, quota: says.quota }
  }

  const usedOf = (accountId: string, { count, days }: { count: number; days: number }) => {
    const searches = reader.searchesOf(accountId, clock.now() - days * day)
    const oldest = searches[searches.length - count]
    return { searches, freeAt: oldest ? oldest.at + days * day : null }
  }

  return {
    reader,
    writer,
    clockNow: () => clock.now(),
    start: () => {
      const wanted = sources.filter((of) => everyMs(of) !== null)
      if (wanted.length > 0 && !store.readOnly)
        store.write((tx) => {
          for (const of of wanted) plan(tx, of)
        })
    },
    states: () => sources.map(toState),
    refresh: async (source, country) => {
      const of = sourceOf(source, country)
      const { triedAt, failure } = reader.source(of.source, of.country) ?? { triedAt: null, failure: null }
      // The web's feed is not ours to ask more often, unless it failed; without an account nobody was asked.
      const rest = failure === 'no_account' ? 0 : of.source === 'google' && failure === null ? hour : restMs
      if (triedAt === null || clock.now() - triedAt >= rest) await readOnce(of)
      return toState(of)
    },
    setSchedule: (source, country, everyHours, actor) => {
      const of = sourceOf(source, country)
      store.write((tx) => {
        const before = reader.source(of.source, of.country)?.everyHours ?? null
        writer.setSchedule(tx, of, everyHours)
        if (before !== everyHours)
          tx.audit({
            actor,
            action: 'trends.schedule_changed',
            subject: { kind: 'trend_source', id: idOf(of), label: `${platformName(of.source)} ${country}` },
            before: { everyHours: before },
            after: { everyHours },
          })
        plan(tx, of)
      })
      return toState(of)
    },
    searchHashtag: async (accountId, typed, signal) => {
      const account = accounts.get(accountId)
      if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
      const offered = hashtagsOf(account)
      if (!offered) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'trends' })
      const hashtag = typed.replace(/^#/, '')
      const tagKey = hashtag.toLowerCase()
      const { searches, freeAt } = usedOf(accountId, offered.quota)
      const isKnown = searches.some((one) => one.tagKey === tagKey)
      if (!isKnown && freeAt !== null) throw new AppError('RATE_LIMITED', { platform: account.platform, retryAt: new Date(freeAt) })
      const session = await sessions.open(accountId, signal ?? closing)
      // Counted before it is asked: what was asked and not answered may count there too.
      if (!isKnown) store.write((tx) => writer.searched(tx, accountId, tagKey))
      try {
        const [found] = await offered.trends.read(session, { hashtag }, io)
        if (!found) throw new AppError('NOT_FOUND', { what: 'hashtag', id: hashtag })
        const id = store.write((tx) => see(tx, 'instagram', { country: '', platform: account.platform }, found))
        return rowOf(reader, id)
      } catch (error) {
        if (isAppError(error, 'REAUTH_REQUIRED')) sessions.needsReconnect(accountId, session.credential())
        throw error
      }
    },
    quotas: (reach) =>
      accounts.list(reach && [...reach]).flatMap((account) => {
        const offered = account.state === 'connected' ? hashtagsOf(account) : null
        if (!offered) return []
        const { searches, freeAt } = usedOf(account.id, offered.quota)
        return [{ account, used: searches.length, max: offered.quota.count, days: offered.quota.days, freeAt }]
      }),
    add: ({ country, platform, ...seen }) =>
      rowOf(
        reader,
        store.write((tx) => see(tx, 'manual', { country, platform }, seen)),
      ),
    [Symbol.dispose]: () => under.clear(),
  }
}

const rowOf = (reader: TrendReader, id: string): TrendRow => {
  const row = reader.get(id)
  if (!row) throw new AppError('NOT_FOUND', { what: 'trend', id })
  return row
}
