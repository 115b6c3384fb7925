/** One account's reading: what came since the last, page by page; each page is kept with the place it ends at. */
import { isAppError } from '../app-error.ts'
import { toFailure } from '../failure.ts'
import type { AccountSession, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { ReceivedItem } from '../platforms/kit/adapter.ts'
import type { Engine } from '../publishing/engine.ts'
import { receiveItems, setSource } from '../store/inbox-writer.ts'
import type { ReceivedBy } from '../store/inbox-writer.ts'
import type { InboxReader } from '../store/inbox-reader.ts'
import type { WriteTx } from '../store/store.ts'
import { streams } from './parts.ts'
import type { Stream } from './parts.ts'
import { goOnMs, pagesAtOnce, paidReadEveryMs, readAfterMs, readAgainMs } from './timings.ts'

interface Deps {
  engine: Engine
  rows: Pick<InboxReader, 'source' | 'publicationOf' | 'list'>
}

/** Answers when it is to be read again, ms UTC; null: not until it is connected anew. */
export const collectInbox = async (deps: Deps, by: ReceivedBy): Promise<number | null> => {
  const { engine } = deps
  const adapter = engine.adapterOf(by.platform)
  if (!adapter.inbox) return null
  let session: AccountSession | undefined
  let goesOn = false
  for (const stream of streams) {
    try {
      session ??= await engine.accounts.open(by.accountId, engine.closing)
      if (await readStream(deps, adapter, session, by, stream)) goesOn = true
    } catch (error) {
      if (engine.closing.aborted) throw error
      const failure = toFailure(error)
      if (!isAppError(error)) engine.logger.error({ err: error, accountId: by.accountId }, 'what was said could not be read')
      await engine.store.writeSoon((tx) => fail(tx, by, stream, failure.code))
      if (failure.code === 'REAUTH_REQUIRED') {
        engine.accounts.needsReconnect(by.accountId, session?.credential())
        return null
      }
      if (failure.code === 'NOT_SUPPORTED') continue
      const until = Date.parse(String(failure.data['retryAt']))
      return Number.isNaN(until) ? engine.clock.now() + readAgainMs : Math.max(until, engine.clock.now() + 1000)
    }
  }
  const now = engine.clock.now()
  if (goesOn) return now + goOnMs
  if (adapter.capabilities.billing) return now + paidReadEveryMs
  const [newest] = deps.rows.list({ creatorIds: null, accountId: by.accountId, states: ['new', 'done'] }, { after: null, limit: 1 })
  return now + readAfterMs(newest ? now - newest.at : Infinity)
}

/** Whether there is more to be read. */
const readStream = async (
  { engine, rows }: Deps,
  adapter: PlatformAdapter,
  session: AccountSession,
  by: ReceivedBy,
  stream: Stream,
): Promise<boolean> => {
  const read = adapter.inbox?.[stream]
  if (!read) return false
  let cursor = rows.source(by.accountId)?.[`${stream}Cursor`] ?? null
  for (let pages = 0; pages < pagesAtOnce; pages += 1) {
    const page = await read(session, cursor, engine.io)
    await engine.store.writeSoon((tx) => {
      receiveItems(
        tx,
        engine.store.ids,
        by,
        page.items.map((item) => withPublication(rows, by, item)),
      )
      setSource(tx, by.accountId, { [`${stream}Cursor`]: page.cursor, [`${stream}Failure`]: null, readAt: tx.now })
    })
    cursor = page.cursor
    if (!page.more) return false
  }
  return true
}

const withPublication = (rows: Deps['rows'], { accountId }: ReceivedBy, item: ReceivedItem) => ({
  ...item,
  publicationId: item.onPost === undefined ? null : (rows.publicationOf(accountId, item.onPost) ?? null),
})

const fail = (tx: WriteTx, { accountId, creatorId }: ReceivedBy, stream: Stream, code: string): void => {
  setSource(tx, accountId, { [`${stream}Failure`]: code })
  tx.emit({ kind: 'inbox.changed', creatorId })
}
