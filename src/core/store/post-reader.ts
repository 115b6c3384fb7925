/** Reads posts: their content for sending (hot), and as the interface shows them. */
import type { ContentKind } from '../../contract/platforms.ts'
import type { PublicationState } from '../../contract/publications.ts'
import type { AssetRow } from './asset-reader.ts'
import type { post } from './schema/publishing.ts'
import type { Store } from './store.ts'
import { textThere } from './text-there.ts'

type Labels = typeof post.$inferSelect.labels
type PlatformTexts = NonNullable<typeof post.$inferSelect.platformTexts>
type Options = NonNullable<typeof post.$inferSelect.options>

/** What goes out. */
export interface PostContentRow {
  id: string
  creatorId: string
  kind: ContentKind
  text: string
  /** What it says on a platform instead; absent: the same everywhere. */
  platformTexts?: PlatformTexts
  /** What goes on after it; absent: nothing. */
  thread?: string[]
  languages: string[]
  labels: Labels
  /** By account; absent: nothing was chosen. */
  options?: Options
  media: { assetId: string; alt: string; sha256: string }[]
}

export interface PostRow {
  id: string
  creatorId: string
  kind: ContentKind
  text: string
  /** What it says on a platform instead; absent: the same everywhere. */
  platformTexts?: PlatformTexts
  /** What goes on after it; absent: nothing. */
  thread?: string[]
  languages: string[]
  labels: Labels
  /** By account; absent: nothing was chosen. */
  options?: Options
  createdAt: number
  updatedAt: number
  assets: { asset: AssetRow; alt: string }[]
  publications: { open: number; published: number; other: number }
}

/** A place in the list, newest first: after the post made at `createdAt` with `id`. */
export interface PostPlace {
  createdAt: number
  id: string
}

export interface PostFilter {
  creatorIds: readonly string[] | null
  /** An FTS5 query, already quoted. */
  match: string | null
  draftsOnly: boolean
  after: PostPlace | null
  limit: number
}

export interface PostReader {
  content(id: string): PostContentRow | undefined
  get(id: string): PostRow | undefined
  /** For the history of what was published of it. */
  getEvenRemoved(id: string): PostRow | undefined
  list(filter: PostFilter): PostRow[]
  /** Publications of the platform on other accounts around `at` whose text may be near `match` (an FTS5 query). */
  similar(options: {
    match: string
    platform: string
    accountId: string
    from: number
    to: number
  }): { publicationId: string; accountId: string; text: string }[]
}

interface RawPost {
  id: string
  creatorId: string
  kind: ContentKind
  text: string
  platformTexts: string | null
  thread: string | null
  languages: string
  labels: string
  options: string | null
  createdAt: number
  updatedAt: number
}

const openStates: readonly PublicationState[] = [
  'draft',
  'awaiting_approval',
  'scheduled',
  'sending',
  'processing',
  'ambiguous',
  'needs_person',
  'failed',
  'missed',
]

const platformTextsOf = ({ platformTexts }: RawPost): PlatformTexts | undefined =>
  platformTexts === null ? undefined : (JSON.parse(platformTexts) as PlatformTexts)
const threadOf = ({ thread }: RawPost): string[] | undefined => (thread === null ? undefined : (JSON.parse(thread) as string[]))
const optionsOf = ({ options }: RawPost): Options | undefined => (options === null ? undefined : (JSON.parse(options) as Options))

export const createPostReader = ({ sql }: Pick<Store, 'sql'>): PostReader => {
  const columns = `post.id, post.creator_id AS creatorId, post.kind, post.text, post.platform_texts_json AS platformTexts, post.thread_json AS thread, post.languages_json AS languages, post.labels_json AS labels, post.options_json AS options, post.created_at AS createdAt, post.updated_at AS updatedAt`
  const byId = sql.prepare<[string], RawPost>(`SELECT ${columns} FROM post WHERE id = ? AND removed_at IS NULL`)
  const anyById = sql.prepare<[string], RawPost>(`SELECT ${columns} FROM post WHERE id = ?`)
  const media = sql.prepare<[string], { assetId: string; alt: string; sha256: string }>(
    `SELECT post_asset.asset_id AS assetId, post_asset.alt, asset.sha256 FROM post_asset JOIN asset ON asset.id = post_asset.asset_id WHERE post_id = ? ORDER BY position`,
  )
  const assets = sql.prepare<[string], AssetRow & { altHere: string }>(
    `SELECT asset.id, asset.creator_id AS creatorId, asset.kind, asset.file_name AS fileName, asset.mime_type AS mimeType, asset.bytes, asset.width, asset.height,
       asset.seconds, asset.codec, asset.fps, asset.sound_codec AS soundCodec, asset.sound_rate AS soundRate, asset.sha256, asset.alt, asset.created_at AS createdAt, post_asset.alt AS altHere
     FROM post_asset JOIN asset ON asset.id = post_asset.asset_id WHERE post_id = ? ORDER BY position`,
  )
  const counts = sql.prepare<[string], { state: PublicationState; count: number }>(
    'SELECT state, count(*) AS count FROM publication WHERE post_id = ? GROUP BY state',
  )
  const similar = sql.prepare<[Record<string, unknown>], { publicationId: string; accountId: string; text: string }>(
    `SELECT publication.id AS publicationId, publication.account_id AS accountId, ${textThere} AS text
     FROM post_text JOIN post ON post.rowid_key = post_text.rowid JOIN publication ON publication.post_id = post.id
     WHERE post_text MATCH @match AND publication.platform = @platform AND publication.account_id <> @accountId
       AND publication.due_at BETWEEN @from AND @to AND publication.state NOT IN ('cancelled', 'vetoed', 'missed') LIMIT 50`,
  )

  const countsOf = (id: string): PostRow['publications'] => {
    const found = { open: 0, published: 0, other: 0 }
    for (const { state, count } of counts.all(id))
      found[state === 'published' ? 'published' : openStates.includes(state) ? 'open' : 'other'] += count
    return found
  }

  const toPost = (raw: RawPost): PostRow => ({
    ...raw,
    languages: JSON.parse(raw.languages) as string[],
    labels: JSON.parse(raw.labels) as Labels,
    platformTexts: platformTextsOf(raw),
    thread: threadOf(raw),
    options: optionsOf(raw),
    assets: assets.all(raw.id).map(({ altHere, ...asset }) => ({ asset, alt: altHere })),
    publications: countsOf(raw.id),
  })

  return {
    content: (id) => {
      const raw = anyById.get(id)
      return (
        raw && {
          ...raw,
          languages: JSON.parse(raw.languages) as string[],
          labels: JSON.parse(raw.labels) as Labels,
          platformTexts: platformTextsOf(raw),
          thread: threadOf(raw),
          options: optionsOf(raw),
          media: raw.kind === 'text' ? [] : media.all(id),
        }
      )
    },
    get: (id) => {
      const raw = byId.get(id)
      return raw && toPost(raw)
    },
    getEvenRemoved: (id) => {
      const raw = anyById.get(id)
      return raw && toPost(raw)
    },
    list: ({ creatorIds, match, draftsOnly, after, limit }) => {
      const where = [
        'post.removed_at IS NULL',
        ...(creatorIds ? ['post.creator_id IN (SELECT value FROM json_each(@creatorIds))'] : []),
        ...(match ? ['post.rowid_key IN (SELECT rowid FROM post_text WHERE post_text MATCH @match)'] : []),
        ...(draftsOnly ? ['NOT EXISTS (SELECT 1 FROM publication WHERE publication.post_id = post.id)'] : []),
        ...(after ? ['(post.created_at < @createdAt OR (post.created_at = @createdAt AND post.id < @id))'] : []),
      ]
      return sql
        .prepare<[Record<string, unknown>], RawPost>(
          `SELECT ${columns} FROM post WHERE ${where.join(' AND ')} ORDER BY post.created_at DESC, post.id DESC LIMIT @limit`,
        )
        .all({ creatorIds: JSON.stringify(creatorIds), match, createdAt: after?.createdAt, id: after?.id, limit })
        .map(toPost)
    },
    similar: (options) => similar.all({ ...options }),
  }
}
