/** Reads what people are told of that happened. */
import { and, eq, gt, isNull } from 'drizzle-orm'
import { news } from './schema/alerting.ts'
import type { Store } from './store.ts'

export type NewsRow = typeof news.$inferSelect

export interface NewsReader {
  /** Of a creator (null: of none), last heard of after `since`. */
  news(creatorId: string | null, since: number): NewsRow[]
}

export const createNewsReader = ({ db }: Pick<Store, 'db'>): NewsReader => ({
  news: (creatorId, since) =>
    db
      .select()
      .from(news)
      .where(and(creatorId === null ? isNull(news.creatorId) : eq(news.creatorId, creatorId), gt(news.lastAt, since)))
      .all(),
})
