/** Reads tracking links and what carries them. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Store } from './store.ts'

export interface LinkRow {
  id: string
  creatorId: string
  /** Of whose subscribers and revenue it counts. */
  accountId: string
  handle: string
  platform: PlatformId
  name: string
  url: string | null
}

/** A post that went out with the link. */
export interface LinkedPost {
  publicationId: string
  postId: string
  accountId: string
  publishedAt: number
}

/** An account's profile, from a day on; `linkId` null: without a link. */
export interface BioRow {
  accountId: string
  fromDay: string
  linkId: string | null
}

export interface LinkReader {
  get(id: string): LinkRow | undefined
  /** Of some creators, by name; null: of all. */
  list(creatorIds: readonly string[] | null): LinkRow[]
  /** The link that a publication's post carries on its account. */
  ofPublication(publicationId: string): string | undefined
  ofPost(postId: string): { accountId: string; linkId: string }[]
  /** What went out with it, oldest first. */
  posts(linkId: string): LinkedPost[]
  /** Of the accounts whose profile ever carried it, every change, oldest first. */
  bios(linkId: string): BioRow[]
  bioOf(accountId: string): BioRow[]
  /** Posts of a creator of which subscribers are noted. */
  noted(creatorId: string): string[]
}

export const createLinkReader = ({ sql }: Pick<Store, 'sql'>): LinkReader => {
  const columns = `link.id, link.creator_id AS creatorId, link.account_id AS accountId, account.handle, account.platform, link.name, link.url
     FROM tracking_link AS link JOIN account ON account.id = link.account_id`
  const get = sql.prepare<[string], LinkRow>(`SELECT ${columns} WHERE link.id = ?`)
  const all = sql.prepare<[], LinkRow>(`SELECT ${columns} ORDER BY link.name COLLATE NOCASE, link.id`)
  const some = sql.prepare<[string], LinkRow>(
    `SELECT ${columns} WHERE link.creator_id IN (SELECT value FROM json_each(?)) ORDER BY link.name COLLATE NOCASE, link.id`,
  )
  const ofPublication = sql
    .prepare<[string], string>(
      `SELECT link_id FROM publication JOIN post_link USING (post_id, account_id) WHERE publication.id = ? AND published_at IS NOT NULL`,
    )
    .pluck()
  const ofPost = sql.prepare<[string], { accountId: string; linkId: string }>(
    'SELECT account_id AS accountId, link_id AS linkId FROM post_link WHERE post_id = ?',
  )
  const posts = sql.prepare<[string], LinkedPost>(
    `SELECT publication.id AS publicationId, post_id AS postId, account_id AS accountId, published_at AS publishedAt
     FROM post_link JOIN publication USING (post_id, account_id)
     WHERE link_id = ? AND published_at IS NOT NULL ORDER BY published_at, publication.id`,
  )
  const bioColumns = 'SELECT account_id AS accountId, from_day AS fromDay, link_id AS linkId FROM bio_link'
  const bios = sql.prepare<[string], BioRow>(
    `${bioColumns} WHERE account_id IN (SELECT account_id FROM bio_link WHERE link_id = ?) ORDER BY account_id, from_day`,
  )
  const bioOf = sql.prepare<[string], BioRow>(`${bioColumns} WHERE account_id = ? ORDER BY from_day`)
  const noted = sql
    .prepare<[string], string>('SELECT publication_id FROM measured_post WHERE creator_id = ? AND subscribers IS NOT NULL')
    .pluck()
  return {
    get: (id) => get.get(id),
    list: (creatorIds) => (creatorIds === null ? all.all() : some.all(JSON.stringify(creatorIds))),
    ofPublication: (id) => ofPublication.get(id),
    ofPost: (id) => ofPost.all(id),
    posts: (id) => posts.all(id),
    bios: (id) => bios.all(id),
    bioOf: (id) => bioOf.all(id),
    noted: (id) => noted.all(id),
  }
}
