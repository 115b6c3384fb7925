/** Which assets of the library are asked for, as SQL over `asset`. */
import type { LibraryOrder } from '../../contract/library.ts'

export interface LibraryFilter {
  /** Null is everybody's. */
  creatorIds: readonly string[] | null
  kind?: 'image' | 'video' | undefined
  /** In it and below; '': in none. */
  folder?: string | undefined
  tag?: string | undefined
  sensitive?: boolean | undefined
  paid?: boolean | undefined
  /** Folded words; each stands somewhere in what is searched. */
  words?: readonly string[] | undefined
  /** Not out or scheduled since then, ms UTC. */
  unusedSince?: number | undefined
  removed?: boolean | undefined
  /** `missing`: nobody has said anything of consent. `refused`: somewhere it was refused. */
  consent?: 'missing' | 'refused' | undefined
  /** Newest first when absent. */
  order?: LibraryOrder | undefined
}

const like = (word: string): string => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

export const conditions = (filter: LibraryFilter): { where: string[]; params: Record<string, unknown> } => {
  const { creatorIds, kind, folder, tag, sensitive, paid, words = [], unusedSince, removed = false, consent } = filter
  const [only] = creatorIds ?? []
  const where = [removed ? 'asset.removed_at IS NOT NULL AND asset.erased_at IS NULL' : 'asset.removed_at IS NULL']
  if (creatorIds?.length === 1) where.push('asset.creator_id = @only')
  else if (creatorIds) where.push('asset.creator_id IN (SELECT value FROM json_each(@creatorIds))')
  if (kind !== undefined) where.push('asset.kind = @kind')
  if (folder === '') where.push("asset.folder = ''")
  else if (folder !== undefined) where.push('(asset.folder = @folder OR substr(asset.folder, 1, length(@below)) = @below)')
  if (tag !== undefined) where.push('EXISTS (SELECT 1 FROM json_each(asset.tags_json) WHERE value = @tag)')
  if (sensitive !== undefined) where.push('asset.sensitive = @sensitive')
  if (consent !== undefined)
    where.push(
      consent === 'missing'
        ? `NOT EXISTS (SELECT 1 FROM asset_word AS w WHERE w.asset_id = asset.id AND w.topic = 'consent')`
        : `EXISTS (SELECT 1 FROM asset_word AS w WHERE w.asset_id = asset.id AND w.topic = 'consent' AND w.allowed = 0)`,
    )
  if (paid !== undefined) where.push('asset.paid = @paid')
  words.forEach((_, at) => where.push(`asset.search_text LIKE @word${at} ESCAPE '\\'`))
  if (unusedSince !== undefined)
    where.push(
      `NOT EXISTS (SELECT 1 FROM post_asset JOIN publication AS p ON p.post_id = post_asset.post_id
         WHERE post_asset.asset_id = asset.id AND p.due_at >= @unusedSince AND p.state NOT IN ('draft', 'cancelled', 'vetoed', 'missed'))`,
    )
  return {
    where,
    params: {
      only,
      creatorIds: JSON.stringify(creatorIds),
      kind,
      folder,
      below: `${folder ?? ''}/`,
      tag,
      sensitive: Number(sensitive ?? false),
      paid: Number(paid ?? false),
      unusedSince,
      ...Object.fromEntries(words.map((word, at) => [`word${at}`, like(word)])),
    },
  }
}
