/**
 * Reads what accounts had posted before they were connected, or beside Coulisse: page by page through the due queue, so that
 * it goes on after a restart, a limit or a night. Each post becomes a publication that is out and that nothing is ever done
 * with, with its figures as one reading.
 */
import { AppError, isAppError } from '../app-error.ts'
import type { DueEntry } from '../due/due-queue.ts'
import { newId } from '../ids.ts'
import type { PastPage, PastPost } from '../platforms/kit/adapter.ts'
import { isSaid } from '../platforms/kit/figures.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import type { Engine } from '../publishing/engine.ts'
import { instantToWallTime } from '../publishing/wall-time.ts'
import type { AccountRow } from '../store/account-reader.ts'
import { createAccountReader } from '../store/account-reader.ts'
import { createPastReader } from '../store/past-reader.ts'
import type { PastReader, PastRow } from '../store/past-reader.ts'
import { beginPast, updatePast } from '../store/past-writer.ts'
import { insertPost } from '../store/post-writer.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import { systemActor } from '../store/store.ts'
import { collectAgainMs, nextLateCollectionAt } from './collection-times.ts'
import type { RollUps } from './roll-ups.ts'

export interface Past {
  reader: PastReader
  /** How far back its platform lets posts be read; null: not at all. */
  daysOn(platform: AccountRow['platform']): number | null
  /** An account is connected: its past is read unless it was; one that had to stop goes on. */
  connected(tx: WriteTx, accountId: string): void
  /** From the newest on. Throws NOT_FOUND, NOT_SUPPORTED, REAUTH_REQUIRED. */
  ask(accountId: string, actor: Actor): PastRow
}

const dayMs = 86_400_000
/** Between two pages: what is to be published goes first. */
const pauseMs = 1000
/** Posts of one transaction, so that it keeps the loop for some milliseconds. */
const postsAtOnce = 25
/** Advice is made anew from them; for accounts that are read together once. */
const adviceEveryMs = 5 * 60_000

export const createPast = ({ engine, timer }: Pick<Publishing, 'engine' | 'timer'>, rollUps: RollUps): Past => {
  const { store, queue, logger, closing } = engine
  const reader = createPastReader(store)
  const accounts = createAccountReader(store)

  const daysOn: Past['daysOn'] = (platform) => engine.findAdapter(platform)?.capabilities.past?.days ?? null

  const entryAt = (accountId: string, dueAt: number): DueEntry => ({ dueAt, kind: 'past', id: accountId })

  const begin = (tx: WriteTx, accountId: string, days: number): void => {
    beginPast(tx, accountId, tx.now - days * dayMs)
    queue.add(tx, entryAt(accountId, tx.now))
  }

  const readPage = async (account: AccountRow, { since, cursor }: PastRow): Promise<PastPage> => {
    const adapter = engine.adapterOf(account.platform)
    if (!adapter.past) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'past' })
    const session = await engine.accounts.open(account.id, closing)
    try {
      return await adapter.past(session, { since, cursor }, engine.io)
    } catch (error) {
      if (isAppError(error, 'REAUTH_REQUIRED')) engine.accounts.needsReconnect(account.id, session.credential())
      throw error
    }
  }

  const keepPage = async (account: AccountRow, row: PastRow, { posts, cursor }: PastPage, entry: DueEntry): Promise<void> => {
    let total = row.posts
    for (let start = 0; start < posts.length; start += postsAtOnce) {
      const some = posts.slice(start, start + postsAtOnce)
      await store.writeSoon((tx) => {
        total += keepPosts({ engine, reader, rollUps }, tx, account, row.since, some)
        updatePast(tx, account.id, { posts: total })
      })
    }
    await store.writeSoon((tx) => {
      queue.remove(tx, entry)
      if (cursor !== null) {
        updatePast(tx, account.id, { cursor, problem: null })
        queue.add(tx, entryAt(account.id, tx.now + pauseMs))
      } else {
        updatePast(tx, account.id, { state: 'done', cursor: null, problem: null, endedAt: tx.now })
        tx.audit({ actor: systemActor, action: 'account.past_read', ...subjectOf(account), after: { posts: total } })
        if (total > 0) queue.add(tx, { dueAt: Math.ceil((tx.now + 1) / adviceEveryMs) * adviceEveryMs, kind: 'advice', id: 'past' })
      }
      tx.emit({ kind: 'past.changed', accountId: account.id, creatorId: account.creatorId })
    })
  }

  /** It stays under way: the next connection, or the next time, goes on where it was. */
  const putOff = async (account: AccountRow, entry: DueEntry, error: unknown): Promise<void> => {
    const code = error instanceof AppError ? error.code : 'INTERNAL'
    await store.writeSoon((tx) => {
      queue.remove(tx, entry)
      updatePast(tx, account.id, { problem: code })
      const freeAt = isAppError(error, 'RATE_LIMITED') ? error.data.retryAt.getTime() : 0
      if (!isAppError(error, 'REAUTH_REQUIRED', 'NOT_SUPPORTED'))
        queue.add(tx, entryAt(account.id, Math.max(freeAt, tx.now + collectAgainMs)))
      tx.emit({ kind: 'past.changed', accountId: account.id, creatorId: account.creatorId })
    })
  }

  const goOn = async (entry: DueEntry): Promise<void> => {
    const account = accounts.get(entry.id)
    const row = reader.get(entry.id)
    if (account?.state !== 'connected' || row?.state !== 'reading') {
      await store.writeSoon((tx) => queue.remove(tx, entry))
      return
    }
    try {
      await keepPage(account, row, await readPage(account, row), entry)
    } catch (error) {
      if (closing.aborted) return
      logger.warn({ err: error, accountId: account.id }, 'what an account had posted elsewhere could not be read')
      await putOff(account, entry, error)
    }
  }

  const goThrough = async (entries: readonly DueEntry[], before: Promise<void>): Promise<void> => {
    await before
    try {
      for (const entry of entries) await goOn(entry)
    } catch (error) {
      if (!closing.aborted) logger.warn({ err: error }, 'the reading of a past could not be put off')
    }
  }

  // One after the other: nobody waits for them.
  let last: Promise<void> = Promise.resolve()
  timer.handle('past', (entries) => void (last = timer.track(goThrough(entries, last))))

  return {
    reader,
    daysOn,
    connected: (tx, accountId) => {
      const account = accounts.get(accountId)
      const days = account ? daysOn(account.platform) : null
      if (days === null) return
      const row = reader.get(accountId)
      if (!row) begin(tx, accountId, days)
      else if (row.state === 'reading') queue.add(tx, entryAt(accountId, tx.now))
    },
    ask: (accountId, actor) => {
      const account = accounts.get(accountId)
      if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
      const days = daysOn(account.platform)
      if (days === null) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'past' })
      if (account.state !== 'connected') throw new AppError('REAUTH_REQUIRED', { platform: account.platform })
      return store.write((tx) => {
        const row = reader.get(accountId)
        if (row?.state === 'reading') queue.add(tx, entryAt(accountId, tx.now))
        else {
          begin(tx, accountId, days)
          tx.audit({ actor, action: 'account.past_asked', ...subjectOf(account) })
        }
        tx.emit({ kind: 'past.changed', accountId, creatorId: account.creatorId })
        const now = reader.get(accountId)
        if (!now) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
        return now
      })
    },
  }
}

const subjectOf = ({ id, creatorId, handle }: AccountRow) => ({ creatorId, subject: { kind: 'account' as const, id, label: handle } })

interface Keeping {
  engine: Engine
  reader: PastReader
  rollUps: RollUps
}

/** Answers how many were new. What Coulisse posted is its own; what may be its own, since something is on its way, is left for the next time. */
const keepPosts = (
  { engine, reader, rollUps }: Keeping,
  tx: WriteTx,
  account: AccountRow,
  since: number,
  posts: readonly PastPost[],
): number => {
  const isKnown = reader.known(account.id)
  const until = Math.min(tx.now, reader.openSince(account.id) ?? tx.now)
  const fresh = posts.filter((post) => post.publishedAt >= since && post.publishedAt < until && !isKnown(post))
  const zone = engine.zoneOf(account.creatorId)
  const kept = fresh.map((post) => ({ post, publicationId: newId('pub', engine.store.ids) }))
  for (const { post, publicationId } of kept) keepPost(engine, tx, account, zone, post, publicationId)
  for (const { post, publicationId } of kept) if (!isSaid(post.figures)) rollUps.wentOut(tx, publicationId)
  // In the order in which they went out, as they would have been read.
  rollUps.add(
    tx,
    kept.toReversed().flatMap(({ post: { figures }, publicationId }) => (isSaid(figures) ? [{ publicationId, figures }] : [])),
  )
  return kept.length
}

const keepPost = (
  { store, publications, queue }: Engine,
  tx: WriteTx,
  { id: accountId, creatorId, platform }: AccountRow,
  zone: string,
  { remoteId, url, version, kind, text, publishedAt }: PastPost,
  publicationId: string,
): void => {
  const by = systemActor.id
  const postId = newId('pst', store.ids)
  insertPost(tx, { id: postId, creatorId, text, kind, createdBy: by, createdAt: publishedAt, updatedAt: publishedAt }, [])
  publications.insert(
    tx,
    {
      id: publicationId,
      postId,
      creatorId,
      accountId,
      platform,
      kind,
      wallTime: instantToWallTime(publishedAt, zone).wall,
      zone,
      dueAt: publishedAt,
      state: 'published',
      stateSince: publishedAt,
      missedPolicy: 'ask',
      remoteId,
      remoteUrl: url,
      remoteVersion: version ?? null,
      publishedAt,
      verifiedAt: tx.now,
      elsewhere: 1,
      createdBy: by,
      createdAt: tx.now,
    },
    { reason: 'read_elsewhere', actor: systemActor.name },
  )
  const next = nextLateCollectionAt(publishedAt, tx.now)
  if (next !== null) queue.add(tx, { dueAt: next, kind: 'figures', id: publicationId })
}
