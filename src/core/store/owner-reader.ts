/** Which creator a thing belongs to, for checking a caller's reach. */
import type { ScopeKey } from '../../contract/permissions.ts'
import type { Store } from './store.ts'

export type OwnerOf = (key: Exclude<ScopeKey, 'accountIds' | 'assetIds' | 'publicationIds'>, id: string) => string | undefined

/** Answers the creator's id, or undefined when there is no such thing. */
export const createOwnerReader = ({ sql }: Pick<Store, 'sql'>): OwnerOf => {
  const by = (query: string) => sql.prepare<[string], string>(query).pluck()
  const statements = {
    creatorId: by('SELECT id FROM creator WHERE id = ?'),
    accountId: by('SELECT creator_id FROM account WHERE id = ?'),
    assetId: by('SELECT creator_id FROM asset WHERE id = ?'),
    postId: by('SELECT creator_id FROM post WHERE id = ? AND removed_at IS NULL'),
    adviceId: by('SELECT creator_id FROM advice WHERE id = ?'),
    actId: by('SELECT creator_id FROM automated_act WHERE id = ?'),
    ruleId: by('SELECT creator_id FROM rule WHERE id = ?'),
    itemId: by('SELECT creator_id FROM inbox_item WHERE id = ?'),
    publicationId: by('SELECT creator_id FROM publication WHERE id = ?'),
  }
  return (key, id) => statements[key].get(id)
}
