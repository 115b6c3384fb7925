/** Measured posts whose worth is known, to make advice from. */
import type { seedAccount } from '../../../../test/seed/builders.ts'
import { chanceOf } from '../../../practice/chance.ts'
import { newId } from '../../ids.ts'
import { weekHourOf } from '../../measuring/buckets.ts'
import { createDayBook } from '../../planning/local-day.ts'
import { rebuiltToKey, untold } from '../../store/measured-reader.ts'
import { writeMeta } from '../../store/meta-writer.ts'
import { measuredPost } from '../../store/schema/measuring.ts'
import { post, publication } from '../../store/schema/publishing.ts'
import type { Store } from '../../store/store.ts'

const [hourMs, dayMs] = [3_600_000, 86_400_000]
const book = createDayBook()

interface Given {
  now: number
  perDay: number
  days?: number
  /** In logarithms, besides what is said below. */
  gainAt?: (publishedAt: number) => number
}

/** Posts of 100 days: those at 21 and 22 in Paris come to a half more, those with #coulisses to a third more, those with #vieux to less. */
export const seedPosts = (
  store: Store,
  account: ReturnType<typeof seedAccount>,
  { now, perDay, days = 100, gainAt = () => 0 }: Given,
): void => {
  const until = now - dayMs
  const rows: (typeof measuredPost.$inferInsert)[] = []
  const posts: (typeof post.$inferInsert)[] = []
  const publications: (typeof publication.$inferInsert)[] = []
  for (let index = 0; index < days * perDay; index += 1) {
    const chance = (what: string): number => chanceOf(7, perDay, index, what)
    const hour = 7 + Math.floor(16 * chance('hour'))
    const publishedAt = until - (Math.floor(index / perDay) + 1) * dayMs + hour * hourMs
    const tags = [...(chance('good') < 0.25 ? ['coulisses'] : []), ...(chance('bad') < 0.25 ? ['vieux'] : []), 'toujours']
    const kind = chance('kind') < 0.3 ? ('photo' as const) : ('text' as const)
    const weekHour = weekHourOf(publishedAt, 'Europe/Paris', book)
    const gain =
      ([21, 22].includes(weekHour % 24) ? 0.5 : 0) +
      (tags.includes('coulisses') ? 0.3 : 0) -
      (tags.includes('vieux') ? 0.4 : 0) +
      (kind === 'photo' ? 0.6 : 0) +
      gainAt(publishedAt)
    const [publicationId, postId] = [newId('pub', store.ids), newId('pst', store.ids)]
    const { creatorId, id: accountId, platform } = account
    posts.push({
      id: postId,
      creatorId,
      text: tags.map((tag) => `#${tag}`).join(' '),
      languages: ['fr'],
      kind,
      createdBy: 'test',
      createdAt: publishedAt,
      updatedAt: publishedAt,
    })
    publications.push({
      id: publicationId,
      postId,
      creatorId,
      accountId,
      platform,
      kind,
      wallTime: new Date(publishedAt).toISOString().slice(0, 19),
      zone: 'UTC',
      dueAt: publishedAt,
      publishedAt,
      state: 'published',
      stateSince: publishedAt,
      missedPolicy: 'ask',
      createdBy: 'test',
      createdAt: publishedAt,
    })
    const engaged = Math.round(60 * Math.exp(gain + (chance('luck') - 0.5)))
    rows.push({
      ...untold,
      publicationId,
      accountId,
      creatorId,
      platform,
      kind,
      market: 'france',
      publishedAt,
      day: 0,
      weekHour,
      h24Engaged: engaged,
      d7Engaged: publishedAt < now - 8 * dayMs ? engaged : null,
    })
  }
  store.write((tx) => {
    const { db } = tx
    // These stand on no readings: a rebuild would make them anew of nothing.
    writeMeta(tx, rebuiltToKey, null)
    for (const row of posts) db.insert(post).values(row).run()
    for (const row of publications) db.insert(publication).values(row).run()
    for (const row of rows) db.insert(measuredPost).values(row).run()
  })
}
