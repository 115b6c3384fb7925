/** Writes what people say to accounts: each once, however often it is read; and what becomes of it. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import { newId } from '../ids.ts'
import type { InboxKind, JudgedAspect } from '../../contract/inbox.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { follower, inboxCorrection, inboxItem, inboxSource, inboxThreshold, savedReply } from './schema/inbox.ts'
import type { IdSource } from '../ids.ts'
import type { WriteTx } from './store.ts'

/** As a platform gives it (`ReceivedItem`, `RemoteReply`). */
interface Received {
  kind: InboxKind
  remoteId: string
  version?: string
  url: string | null
  author: { id?: string; handle: string; name?: string }
  text: string
  at: number
  conversation: string
  root?: { remoteId: string; version?: string }
  publicationId?: string | null
  mine?: { like?: string | null; hidden?: boolean }
  summons?: boolean
  own?: boolean
  /** Said before anybody here could have read it: it comes as done. */
  earlier?: boolean
}

export interface ReceivedBy {
  accountId: string
  creatorId: string
  platform: PlatformId
}

/** Answers how many are new. Of one that is there, what was done to it on the platform is taken over, and what was not known. */
export const receiveItems = (tx: WriteTx, ids: IdSource, by: ReceivedBy, items: readonly Received[]): number => {
  const there = rowsThere(tx, by.accountId, items)
  const tagsOf = tagsOfFollowers(
    tx,
    by.accountId,
    items.filter(({ remoteId, own }) => !own && !there.has(remoteId)),
  )
  let added = 0
  for (const one of items) {
    const row = there.get(one.remoteId)
    if (!row) added += insertItem(tx, ids, by, { ...one, tags: one.own ? [] : tagsOf(one.author.id) })
    else {
      // Platforms give the last ones again with each reading: where they say nothing new, nothing is written.
      const patch = learntOf(row, one)
      if (Object.keys(patch).length > 0) tx.db.update(inboxItem).set(patch).where(eq(inboxItem.id, row.id)).run()
    }
  }
  if (added > 0) tx.emit({ kind: 'inbox.changed', creatorId: by.creatorId })
  return added
}

type ItemRow = typeof inboxItem.$inferSelect

const rowsThere = ({ db }: WriteTx, accountId: string, items: readonly Received[]): Map<string, ItemRow> => {
  if (items.length === 0) return new Map()
  const remoteIds = items.map(({ remoteId }) => remoteId)
  const rows = db
    .select()
    .from(inboxItem)
    .where(and(eq(inboxItem.accountId, accountId), inArray(inboxItem.remoteId, remoteIds)))
    .all()
  return new Map(rows.map((row) => [row.remoteId, row]))
}

/** Tags that a rule gave to who wrote, when they began to follow. */
const tagsOfFollowers = ({ db }: WriteTx, accountId: string, fresh: readonly Received[]): ((authorId: string | undefined) => string[]) => {
  const authors = [...new Set(fresh.flatMap(({ author }) => author.id ?? []))]
  if (authors.length === 0) return () => []
  const rows = db
    .select({ remoteId: follower.remoteId, tags: follower.tags })
    .from(follower)
    .where(and(eq(follower.accountId, accountId), inArray(follower.remoteId, authors)))
    .all()
  const tags = new Map(rows.map((row) => [row.remoteId, row.tags]))
  return (authorId) => tags.get(authorId ?? '') ?? []
}

const doneTo = ({ mine }: Received): { liked?: boolean; hidden?: boolean } => ({
  ...(mine?.like !== undefined && { liked: mine.like !== null }),
  ...(mine?.hidden !== undefined && { hidden: mine.hidden }),
})

const insertItem = (tx: WriteTx, ids: IdSource, by: ReceivedBy, one: Received & { tags: string[] }): number => {
  const { accountId, creatorId, platform } = by
  const { kind, remoteId, url, text, at, conversation, tags } = one
  return tx.db
    .insert(inboxItem)
    .values({
      id: newId('inb', ids),
      accountId,
      creatorId,
      platform,
      kind,
      remoteId,
      url,
      text,
      at,
      conversation,
      tags,
      state: one.own ? 'own' : one.earlier ? 'done' : 'new',
      earlier: !one.own && one.earlier === true,
      author: one.author.handle,
      authorName: one.author.name ?? null,
      authorId: one.author.id ?? null,
      receivedAt: tx.now,
      version: one.version ?? null,
      rootId: one.root?.remoteId ?? null,
      rootVersion: one.root?.version ?? null,
      publicationId: one.publicationId ?? null,
      summons: one.summons ?? null,
      ...doneTo(one),
    })
    .onConflictDoNothing()
    .run().changes
}

/** What a reading says of one that is there and its row does not. */
const learntOf = (row: ItemRow, one: Received): Partial<ItemRow> => {
  const said: Partial<ItemRow> = {
    version: one.version ?? row.version,
    rootId: row.rootId ?? one.root?.remoteId ?? null,
    rootVersion: row.rootVersion ?? one.root?.version ?? null,
    publicationId: row.publicationId ?? one.publicationId ?? null,
    authorId: row.authorId ?? one.author.id ?? null,
    summons: one.summons ?? row.summons,
    ...doneTo(one),
  }
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => row[name as keyof ItemRow] !== value))
}

type ItemPatch = Partial<
  Pick<
    typeof inboxItem.$inferInsert,
    'state' | 'doneBy' | 'doneAt' | 'earlier' | 'assignedTo' | 'liked' | 'hidden' | 'answeredAt' | 'answeredBy' | 'tags'
  >
>

export type JudgedPatch = Partial<
  Pick<
    typeof inboxItem.$inferInsert,
    'judged' | 'language' | 'languageSure' | 'spam' | 'spamSure' | 'sentiment' | 'sentimentSure' | 'relevance' | 'relevanceSure'
  >
>

export const judgeItem = ({ db }: WriteTx, id: string, patch: JudgedPatch): void => {
  db.update(inboxItem).set(patch).where(eq(inboxItem.id, id)).run()
}

/** The latest so many of a creator's that wait are judged anew. */
export const judgeAnew = ({ db }: WriteTx, creatorId: string, limit: number): void => {
  const latest = db
    .select({ id: inboxItem.id })
    .from(inboxItem)
    .where(and(eq(inboxItem.creatorId, creatorId), eq(inboxItem.state, 'new')))
    .orderBy(desc(inboxItem.at))
    .limit(limit)
  db.update(inboxItem).set({ judged: null }).where(inArray(inboxItem.id, latest)).run()
}

/** All of everybody's: what judges them has changed. */
export const judgeAllAnew = ({ db }: WriteTx): void => {
  db.update(inboxItem).set({ judged: null }).run()
}

export const saveCorrection = ({ db }: WriteTx, row: typeof inboxCorrection.$inferInsert): void => {
  db.insert(inboxCorrection)
    .values(row)
    .onConflictDoUpdate({ target: [inboxCorrection.itemId, inboxCorrection.aspect], set: row })
    .run()
}

export const removeCorrection = ({ db }: WriteTx, itemId: string, aspect: JudgedAspect): void => {
  db.delete(inboxCorrection)
    .where(and(eq(inboxCorrection.itemId, itemId), eq(inboxCorrection.aspect, aspect)))
    .run()
}

/** Null: the usual. */
export const setThresholds = (
  { db }: WriteTx,
  creatorId: string,
  thresholds: Omit<typeof inboxThreshold.$inferInsert, 'creatorId'> | null,
): void => {
  if (thresholds === null) db.delete(inboxThreshold).where(eq(inboxThreshold.creatorId, creatorId)).run()
  else
    db.insert(inboxThreshold)
      .values({ creatorId, ...thresholds })
      .onConflictDoUpdate({ target: inboxThreshold.creatorId, set: thresholds })
      .run()
}

export const updateItems = ({ db }: WriteTx, ids: readonly string[], patch: ItemPatch): void => {
  db.update(inboxItem)
    .set(patch)
    .where(inArray(inboxItem.id, [...ids]))
    .run()
}

/** What an act on it came to. Changes nothing where it is no item. */
export const markItem = ({ db }: WriteTx, accountId: string, remoteId: string, patch: ItemPatch): void => {
  db.update(inboxItem)
    .set(patch)
    .where(and(eq(inboxItem.accountId, accountId), eq(inboxItem.remoteId, remoteId)))
    .run()
}

export type SourcePatch = Partial<Omit<typeof inboxSource.$inferInsert, 'accountId'>>

export const setSource = ({ db }: WriteTx, accountId: string, patch: SourcePatch): void => {
  db.insert(inboxSource)
    .values({ accountId, ...patch })
    .onConflictDoUpdate({ target: inboxSource.accountId, set: { accountId, ...patch } })
    .run()
}

export const saveReply = ({ db }: WriteTx, row: typeof savedReply.$inferInsert): void => {
  db.insert(savedReply).values(row).onConflictDoUpdate({ target: savedReply.id, set: row }).run()
}

export const removeReply = ({ db }: WriteTx, id: string): void => {
  db.delete(savedReply).where(eq(savedReply.id, id)).run()
}
