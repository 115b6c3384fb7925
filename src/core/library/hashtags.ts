/** Sets of hashtags of a creator, and the captions that name them. */
import type { PlatformId } from '../../contract/platforms.ts'
import { AppError } from '../app-error.ts'
import { foldText } from '../fold-text.ts'
import { newId } from '../ids.ts'
import type { CaptionReader, CaptionRow } from '../store/caption-reader.ts'
import { putCaption } from '../store/caption-writer.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { HashtagReader, HashtagSetRow } from '../store/hashtag-reader.ts'
import { markHashtagSetRemoved, putHashtagSet } from '../store/hashtag-writer.ts'
import type { Actor, Store, WriteTx } from '../store/store.ts'

export interface HashtagsDeps {
  store: Pick<Store, 'write' | 'ids'>
  sets: HashtagReader
  captions: CaptionReader
  creators: CreatorReader
}

export type HashtagContent = Pick<HashtagSetRow, 'name' | 'tags' | 'limits'>

export interface Hashtags {
  deps: HashtagsDeps
  /** In how many captions it stands. */
  uses(set: HashtagSetRow): number
  /**
   * Throws NOT_FOUND for a set that is not this creator's, CONFLICT for a name that is there already. A set that is
   * renamed is renamed in the captions too.
   */
  save(creatorId: string, setId: string | undefined, content: HashtagContent, actor: Actor): HashtagSetRow
  /** Throws NOT_FOUND; CONFLICT while a caption names it. */
  remove(creatorId: string, setId: string, actor: Actor): void
}

/** `{{hashtags:name}}` as it stands in a text, whatever spaces are in it. */
const naming = (name: string): RegExp => new RegExp(String.raw`\{\{\s*hashtags:${name}\s*\}\}`, 'gu')

const textsOf = ({ text, platformTexts }: CaptionRow): string[] => [text, ...Object.values(platformTexts)]

const renamedIn = (row: CaptionRow, from: string, to: string): CaptionRow => {
  const rename = (text: string): string => text.replaceAll(naming(from), `{{hashtags:${to}}}`)
  const others = Object.entries(row.platformTexts) as [PlatformId, string][]
  return { ...row, text: rename(row.text), platformTexts: Object.fromEntries(others.map(([platform, text]) => [platform, rename(text)])) }
}

/** Without the hash, each once whatever its case and accents. */
const tidied = (tags: readonly string[]): string[] => {
  const kept = new Map<string, string>()
  for (const tag of tags.map((each) => each.replace(/^#+/, ''))) if (!kept.has(foldText(tag))) kept.set(foldText(tag), tag)
  return [...kept.values()]
}

export const createHashtags = (deps: HashtagsDeps): Hashtags => {
  const { store, sets, captions, creators } = deps

  const own = (creatorId: string, setId: string): HashtagSetRow => {
    const row = sets.get(setId)
    if (row?.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'hashtags', id: setId })
    return row
  }
  const namedBy = (creatorId: string, name: string): CaptionRow[] =>
    captions.list(creatorId).filter((row) => textsOf(row).some((text) => naming(name).test(text)))

  const rename = (tx: WriteTx, creatorId: string, from: string, to: string): void => {
    for (const row of namedBy(creatorId, from)) putCaption(tx, { ...renamedIn(row, from, to), updatedAt: tx.now })
  }

  return {
    deps,
    uses: ({ creatorId, name }) => namedBy(creatorId, name).length,
    save: (creatorId, setId, content, actor) => {
      if (!creators.get(creatorId)) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
      return store.write((tx) => {
        const before = setId === undefined ? undefined : own(creatorId, setId)
        const twin = sets.list(creatorId).find(({ id, name }) => id !== setId && foldText(name) === foldText(content.name))
        if (twin) throw new AppError('CONFLICT', { what: 'hashtags_twice', items: [twin.id] })
        const row: HashtagSetRow = {
          id: before?.id ?? newId('tag', store.ids),
          creatorId,
          ...content,
          tags: tidied(content.tags),
          createdAt: before?.createdAt ?? tx.now,
          updatedAt: tx.now,
          removedAt: null,
        }
        putHashtagSet(tx, row)
        if (before && before.name !== row.name) rename(tx, creatorId, before.name, row.name)
        tx.emit({ kind: 'plan.changed', creatorId })
        tx.audit({
          actor,
          action: before ? 'hashtags.changed' : 'hashtags.added',
          creatorId,
          subject: { kind: 'hashtags', id: row.id, label: row.name },
          ...(before && { before: { name: before.name, tags: before.tags } }),
          after: { name: row.name, tags: row.tags },
        })
        return row
      })
    },
    remove: (creatorId, setId, actor) => {
      const { name } = own(creatorId, setId)
      const users = namedBy(creatorId, name)
      if (users.length > 0) throw new AppError('CONFLICT', { what: 'hashtags_used', items: users.map(({ id }) => id) })
      store.write((tx) => {
        markHashtagSetRemoved(tx, setId)
        tx.emit({ kind: 'plan.changed', creatorId })
        tx.audit({ actor, action: 'hashtags.removed', creatorId, subject: { kind: 'hashtags', id: setId, label: name } })
      })
    },
  }
}
