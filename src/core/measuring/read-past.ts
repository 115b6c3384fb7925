/**
 * Reads what accounts had posted before they were connected, or beside Coulisse: page by page through the due queue, so that
 * it goes on after a restart, a limit or a night. Each post becomes a publication that is out and that nothing is ever done
 * with, with its figures as one reading.
 */
import { AppError, isAppError } from '../app-error.ts'
import { monthAround } from '../creators/spending.ts'
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
import { beginPast, declinePast, updatePast } from '../store/past-writer.ts'
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
  /** What it costs; null: nothing. */
  price(account: AccountRow): PastPrice | null
  /** As `ask`, for money: no more than was agreed to (STATE_CHANGED). */
  buy(accountId: string, agreedUsd: number, actor: Actor): PastRow
  /** Throws NOT_FOUND, NOT_SUPPORTED. */
  setDeclined(accountId: string, isDeclined: boolean, actor: Actor): void
  /** A cap may be another: what it held goes on. */
  capChanged(tx: WriteTx): void
}

export interface PastPrice {
  posts: number
  usd: number
  mayUsd: number
  mostUsd: number
  /** Of the month's cap; null: there is none. */
  leftUsd: number | null
  /** ms UTC. */
  renewsAt: number
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

  const price: Past['price'] = (account) => {
    const asked = engine.findAdapter(account.platform)?.capabilities.past?.price
    if (!asked) return null
    // Among them answers and what was passed on, which are neither listed nor paid for.
    const posts = Math.min(account.posts ?? asked.most, asked.most)
    const now = engine.clock.now()
    const left = engine.spending.leftToRead(account.id, now)
    const { usd, mayUsd } = asked
    const mostUsd = Math.round(posts * usd * 1000) / 1000
    return { posts, usd, mayUsd, mostUsd, leftUsd: left === null ? null : left / 1_000_000, renewsAt: monthAround(now).to }
  }

  const readable = (accountId: string): { account: AccountRow; days: number } => {
    const account = accounts.get(accountId)
    if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    const days = daysOn(account.platform)
    if (days === null) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'past' })
    return { account, days }
  }

  const begin = (tx: WriteTx, accountId: string, days: number, paidLeft: number | null = null): void => {
    beginPast(tx, accountId, tx.now - days * dayMs, paidLeft)
    queue.add(tx, entryAt(accountId, tx.now))
  }

  const readPage = async (account: AccountRow, { since, cursor, paidLeft }: PastRow): Promise<PastPage> => {
    const adapter = engine.adapterOf(account.platform)
    if (!adapter.past) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'past' })
    const session = await engine.accounts.open(account.id, closing)
    try {
      return await adapter.past(session, { since, cursor, ...(paidLeft !== null && { atMost: paidLeft }) }, engine.io)
    } catch (error) {
      if (isAppError(error, 'REAUTH_REQUIRED')) engine.accounts.needsReconnect(account.id, session.credential())
      throw error
    }
  }

  const keepPage = async (account: AccountRow, row: PastRow, { posts, cursor, paid = 0 }: PastPage, entry: DueEntry): Promise<void> => {
    let total = row.posts
    const paidLeft = row.paidLeft === null ? null : Math.max(0, row.paidLeft - paid)
    for (let start = 0; start < posts.length; start += postsAtOnce) {
      const some = posts.slice(start, start + postsAtOnce)
      await store.writeSoon((tx) => {
        total += keepPosts({ engine, reader, rollUps }, tx, account, row.since, some)
        updatePast(tx, account.id, { posts: total })
      })
    }
    await store.writeSoon((tx) => {
      queue.remove(tx, entry)
      if (cursor !== null && paidLeft !== 0) {
        updatePast(tx, account.id, { cursor, problem: null, paidLeft })
        queue.add(tx, entryAt(account.id, tx.now + pauseMs))
      } else {
        updatePast(tx, account.id, { state: 'done', cursor: null, problem: null, endedAt: tx.now, paidLeft })
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
      const freeAt = isAppError(error, 'RATE_LIMITED')
        ? error.data.retryAt.getTime()
        : isAppError(error, 'SPEND_CAP')
          ? error.data.renewsAt.getTime()
          : 0
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

  const asked = (tx: WriteTx, account: AccountRow, by: { actor: Actor; after?: Record<string, number> } | null): PastRow => {
    if (by) tx.audit({ actor: by.actor, action: 'account.past_asked', ...subjectOf(account), ...(by.after && { after: by.after }) })
    tx.emit({ kind: 'past.changed', accountId: account.id, creatorId: account.creatorId })
    const now = reader.get(account.id)
    if (!now) throw new AppError('NOT_FOUND', { what: 'account', id: account.id })
    return now
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
      // What costs money is asked about first.
      if (!row && account && !price(account)) begin(tx, accountId, days)
      else if (row?.state === 'reading') queue.add(tx, entryAt(accountId, tx.now))
    },
    ask: (accountId, actor) => {
      const { account, days } = readable(accountId)
      if (account.state !== 'connected') throw new AppError('REAUTH_REQUIRED', { platform: account.platform })
      const isUnderWay = reader.get(accountId)?.state === 'reading'
      if (!isUnderWay && price(account)) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'unpaid_past' })
      return store.write((tx) => {
        if (isUnderWay) queue.add(tx, entryAt(accountId, tx.now))
        else begin(tx, accountId, days)
        return asked(tx, account, isUnderWay ? null : { actor })
      })
    },
    price,
    buy: (accountId, agreedUsd, actor) => {
      const { account, days } = readable(accountId)
      const now = price(account)
      if (!now) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'paid_past' })
      if (account.state !== 'connected') throw new AppError('REAUTH_REQUIRED', { platform: account.platform })
      // Nothing to read is nothing to pay for.
      if (now.posts === 0) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'paid_past' })
      if (now.mostUsd > agreedUsd) throw new AppError('STATE_CHANGED', { what: 'price', state: String(now.mostUsd) })
      return store.write((tx) => {
        if (reader.get(accountId)?.state === 'reading') {
          queue.add(tx, entryAt(accountId, tx.now))
          return asked(tx, account, null)
        }
        declinePast(tx, accountId, null)
        begin(tx, accountId, days, now.posts)
        return asked(tx, account, { actor, after: { posts: now.posts, mostUsd: now.mostUsd } })
      })
    },
    setDeclined: (accountId, isDeclined, actor) => {
      const { account } = readable(accountId)
      if (!price(account)) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'paid_past' })
      if ((reader.declined(accountId) !== undefined) === isDeclined) return
      store.write((tx) => {
        declinePast(tx, accountId, isDeclined ? actor.name : null)
        tx.audit({ actor, action: isDeclined ? 'account.past_declined' : 'account.past_reconsidered', ...subjectOf(account) })
        tx.emit({ kind: 'past.changed', accountId, creatorId: account.creatorId })
      })
    },
    capChanged: (tx) => {
      for (const accountId of reader.held('SPEND_CAP')) queue.add(tx, entryAt(accountId, tx.now))
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
