/** Reads figures and replies of published posts from their platform and keeps them. */
import type { IdSource } from '../ids.ts'
import { isAppError } from '../app-error.ts'
import type { AccountSession, PlatformAdapter, PostFigures, RemotePost, RemoteReply } from '../platforms/kit/adapter.ts'
import { isSaid } from '../platforms/kit/figures.ts'
import type { Engine } from '../publishing/engine.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import { receiveItems } from '../store/inbox-writer.ts'
import { insertReplies, noteWithheld } from '../store/snapshot-writer.ts'
import type { WriteTx } from '../store/store.ts'
import type { RollUps } from './roll-ups.ts'

export interface Collected {
  row: PublicationRow
  /** Undefined: the platform does not know the post. */
  figures: PostFigures | undefined
  /** Null: not read, or the platform cannot tell. */
  replies: RemoteReply[] | null
}

export const remoteOf = ({ remoteId, remoteUrl, remoteVersion }: PublicationRow): RemotePost | null =>
  remoteId === null ? null : { remoteId, url: remoteUrl ?? '', ...(remoteVersion !== null && { version: remoteVersion }) }

/** Whether figures of it can be read. */
export const isReadable = (row: PublicationRow | undefined): row is PublicationRow =>
  row?.state === 'published' && row.removedAt === null && row.remoteId !== null

/** Publications of one account. Throws what the adapter throws. */
export const collect = async (engine: Engine, rows: readonly PublicationRow[], signal: AbortSignal): Promise<Collected[]> => {
  const [first] = rows
  if (!first) return []
  const adapter = engine.adapterOf(first.platform)
  const session = await engine.accounts.open(first.accountId, signal)
  try {
    const figures = await adapter.postFigures(
      session,
      rows.flatMap((row) => remoteOf(row) ?? []),
      engine.io,
    )
    const collected: Collected[] = []
    for (const row of rows) {
      const own = figures.get(row.remoteId ?? '')
      // What is said under it came before anybody here was there to answer: the inbox reads what is new.
      const replies = row.elsewhere === 1 ? null : await repliesOf(engine, adapter, session, row, own)
      collected.push({ row, figures: own, replies })
    }
    return collected
  } catch (error) {
    if (isAppError(error, 'REAUTH_REQUIRED')) engine.accounts.needsReconnect(first.accountId, session.credential())
    throw error
  }
}

/** Not asked for where the platform says there are none. */
const repliesOf = async (
  engine: Engine,
  adapter: PlatformAdapter,
  session: AccountSession,
  row: PublicationRow,
  figures: PostFigures | undefined,
): Promise<RemoteReply[] | null> => {
  const remote = remoteOf(row)
  if (!adapter.replies || !remote || !figures || !isSaid(figures) || figures.replies === 0)
    return adapter.replies && figures && isSaid(figures) ? [] : null
  // A thread answers itself: that is nobody's reply.
  const own = new Set(engine.parts.ofPublication(row.id).map(({ url }) => url))
  return (await adapter.replies(session, remote, engine.io)).filter(({ url }) => !own.has(url))
}

/** Together: their roll-ups are written once. What is said under a publication stands in the inbox too. */
export const keep = (tx: WriteTx, rollUps: RollUps, ids: IdSource, collected: readonly Collected[]): void => {
  rollUps.add(
    tx,
    collected.flatMap(({ row, figures }) => (figures && isSaid(figures) ? [{ publicationId: row.id, figures }] : [])),
  )
  for (const { row, figures, replies } of collected) {
    if (figures) noteWithheld(tx, row.id, figures.withheld ?? null)
    if (replies) {
      insertReplies(
        tx,
        row.id,
        replies.map(({ kind: _kind, ...reply }) => reply),
      )
      const items = replies.map(({ author, kind, ...reply }) => ({
        ...reply,
        kind: kind ?? ('reply' as const),
        author: { handle: author },
        conversation: row.remoteId ?? reply.remoteId,
        publicationId: row.id,
      }))
      receiveItems(tx, ids, row, items)
    }
    if (figures || replies) tx.emit({ kind: 'metrics.collected', publicationId: row.id, creatorId: row.creatorId })
  }
}
