/** Writes what people are told of that happened: once for each key until somebody has seen it. */
import { eq } from 'drizzle-orm'
import type { NewsRow } from './news-reader.ts'
import { news } from './schema/alerting.ts'
import type { WriteTx } from './store.ts'

/** What nobody looked at for so long is history. */
export const newsForMs = 7 * 24 * 60 * 60_000

type Told = Pick<NewsRow, 'key' | 'kind' | 'data'> &
  Partial<Pick<NewsRow, 'creatorId' | 'userId' | 'people' | 'accountId' | 'publicationId'>>

/** The same key again: one more time of it, with what is said now. */
export const tellNews = (tx: WriteTx, told: Told): void => {
  const { creatorId = null, userId = null, people = [], accountId = null, publicationId = null } = told
  const before = tx.db.select().from(news).where(eq(news.key, told.key)).get()
  const goesOn = before !== undefined && tx.now - before.lastAt < newsForMs
  const row: NewsRow = {
    key: told.key,
    kind: told.kind,
    creatorId,
    userId,
    people,
    accountId,
    publicationId,
    data: told.data,
    times: goesOn ? before.times + 1 : 1,
    firstAt: goesOn ? before.firstAt : tx.now,
    lastAt: tx.now,
  }
  tx.db.insert(news).values(row).onConflictDoUpdate({ target: news.key, set: row }).run()
  tx.emit({ kind: 'news.changed', creatorId })
}

/** Somebody has seen it, or there is nothing to be seen any more. */
export const endNews = (tx: WriteTx, key: string): void => {
  const row = tx.db.delete(news).where(eq(news.key, key)).returning({ creatorId: news.creatorId }).get()
  if (row) tx.emit({ kind: 'news.changed', creatorId: row.creatorId })
}
