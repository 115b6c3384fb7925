/**
 * One account's reading: what came since the last, page by page; each page is kept with the place it ends at.
 * The last page of each stream is kept with the time of the next reading: most readings find nothing, and cost one commit.
 */
import { isAppError } from '../app-error.ts'
import { toFailure } from '../failure.ts'
import type { AccountSession, Inbox as RemoteInbox, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { NewFollower, ReceivedItem, ReceivedPage } from '../platforms/kit/adapter.ts'
import type { Engine } from '../publishing/engine.ts'
import { receiveFollowers } from '../store/follower-writer.ts'
import { receiveItems, setSource } from '../store/inbox-writer.ts'
import type { ReceivedBy, SourcePatch } from '../store/inbox-writer.ts'
import type { InboxReader } from '../store/inbox-reader.ts'
import type { WriteTx } from '../store/store.ts'
import { streams } from './parts.ts'
import type { Stream } from './parts.ts'
import { isSaidBefore } from './said-before.ts'
import { goOnMs, pagesAtOnce, paidReadEveryMs, readAfterMs, readAgainMs } from './timings.ts'

interface Deps {
  engine: Engine
  rows: Pick<InboxReader, 'source' | 'publicationOf' | 'newestOf'>
}

/** What a page has: of one stream there is but one of them. */
interface Told {
  items: (ReceivedItem & { publicationId: string | null; earlier: boolean })[]
  followers: NewFollower[]
}

/** What is still to be kept. */
export interface Reading extends Told {
  patch: SourcePatch
  hasFailed: boolean
  /** When it is to be read again, ms UTC; null: not until it is connected anew. Once what was read is kept. */
  nextAt(): number | null
}

export const collectInbox = async (deps: Deps, by: ReceivedBy): Promise<Reading> => {
  const { engine } = deps
  const adapter = engine.adapterOf(by.platform)
  const reading: Reading = { items: [], followers: [], patch: {}, hasFailed: false, nextAt: () => null }
  if (!adapter.inbox) return reading
  let session: AccountSession | undefined
  let goesOn = false
  for (const stream of streams) {
    try {
      session ??= await engine.accounts.open(by.accountId, engine.closing)
      if (await readStream(deps, adapter, session, { by, stream, reading })) goesOn = true
    } catch (error) {
      if (engine.closing.aborted) throw error
      const failure = toFailure(error)
      if (!isAppError(error)) engine.logger.error({ err: error, accountId: by.accountId }, 'what was said could not be read')
      reading.patch[`${stream}Failure`] = failure.code
      reading.hasFailed = true
      if (failure.code === 'REAUTH_REQUIRED') {
        engine.accounts.needsReconnect(by.accountId, session?.credential())
        return reading
      }
      if (failure.code === 'NOT_SUPPORTED') continue
      // It was open to be read, from now on.
      Object.assign(reading.patch, openSince(deps, by.accountId, stream).patch)
      const until = Date.parse(String(failure.data['retryAt']))
      const at = Number.isNaN(until) ? engine.clock.now() + readAgainMs : Math.max(until, engine.clock.now() + 1000)
      return { ...reading, nextAt: () => at }
    }
  }
  const now = engine.clock.now()
  return {
    ...reading,
    nextAt: () => {
      if (goesOn) return now + goOnMs
      if (adapter.capabilities.billing) return now + paidReadEveryMs
      const newest = deps.rows.newestOf(by.accountId)
      return now + readAfterMs(newest === null ? Infinity : now - newest)
    },
  }
}

const keepTold = ({ store: { ids } }: Engine, tx: WriteTx, by: ReceivedBy, { items, followers }: Told): void => {
  receiveItems(tx, ids, by, items)
  receiveFollowers(tx, ids, by, followers)
}

/** Answers when it is to be read again. */
export const keepReading = ({ engine }: Pick<Deps, 'engine'>, tx: WriteTx, by: ReceivedBy, reading: Reading): number | null => {
  keepTold(engine, tx, by, reading)
  if (reading.hasFailed) tx.emit({ kind: 'inbox.changed', creatorId: by.creatorId })
  return reading.nextAt()
}

/** In place of a reading that could not be kept: the next begins where the one before ended. */
export const notKept = ({ patch }: Reading, code: string, at: number): Reading => ({
  items: [],
  followers: [],
  patch: Object.fromEntries(streams.filter((stream) => `${stream}Cursor` in patch).map((stream) => [`${stream}Failure`, code])),
  hasFailed: true,
  nextAt: () => at,
})

/** From when on it could be read; of followers nobody asks. */
const openSince = ({ engine, rows }: Deps, accountId: string, stream: Stream): { since: number | null; patch: SourcePatch } => {
  if (stream === 'followers') return { since: null, patch: {} }
  const source = rows.source(accountId)
  const known = source?.[`${stream}Since`] ?? null
  if (known !== null || source?.[`${stream}Cursor`] != null) return { since: known, patch: {} }
  const now = engine.clock.now()
  return { since: now, patch: { [`${stream}Since`]: now } }
}

/** Null: the platform does not give it. */
const readPage = async (
  { engine: { io }, rows }: Deps,
  inbox: RemoteInbox,
  session: AccountSession,
  { by, stream, cursor, since }: { by: ReceivedBy; stream: Stream; cursor: string | null; since: number | null },
): Promise<(Told & Pick<ReceivedPage, 'cursor' | 'more'>) | null> => {
  if (stream === 'followers') {
    const page = await inbox.followers?.(session, cursor, io)
    return page ? { ...page, items: [], followers: page.items } : null
  }
  const page = await inbox[stream]?.(session, cursor, io)
  if (!page) return null
  const items = page.items.map((item) => ({ ...withPublication(rows, by, item), earlier: isSaidBefore(item, since, page.items) }))
  return { ...page, items, followers: [] }
}

/** Whether there is more to be read. */
const readStream = async (
  deps: Deps,
  adapter: PlatformAdapter,
  session: AccountSession,
  { by, stream, reading }: { by: ReceivedBy; stream: Stream; reading: Reading },
): Promise<boolean> => {
  const { engine, rows } = deps
  const { inbox } = adapter
  if (!inbox) return false
  let cursor = rows.source(by.accountId)?.[`${stream}Cursor`] ?? null
  const { since, patch: opened } = openSince(deps, by.accountId, stream)
  for (let pages = 0; pages < pagesAtOnce; pages += 1) {
    const page = await readPage(deps, inbox, session, { by, stream, cursor, since })
    if (!page) return false
    const patch: SourcePatch = { [`${stream}Cursor`]: page.cursor, [`${stream}Failure`]: null, ...opened, readAt: engine.clock.now() }
    if (!page.more) {
      reading.items.push(...page.items)
      reading.followers.push(...page.followers)
      Object.assign(reading.patch, patch)
      return false
    }
    await engine.store.writeSoon((tx) => {
      keepTold(engine, tx, by, page)
      setSource(tx, by.accountId, patch)
    })
    cursor = page.cursor
  }
  return true
}

const withPublication = (rows: Deps['rows'], { accountId }: ReceivedBy, item: ReceivedItem) => ({
  ...item,
  publicationId: item.onPost === undefined ? null : (rows.publicationOf(accountId, item.onPost) ?? null),
})
