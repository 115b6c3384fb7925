/** The library of images and videos: what is known of them, who allows them where, and taking them out. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Role } from '../../contract/values.ts'
import { AppError } from '../app-error.ts'
import { foldText } from '../fold-text.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'
import type { LibraryFilter } from '../store/library-filter.ts'
import type { LibraryReader, LibraryRow } from '../store/library-reader.ts'
import { markAssetRemoved, moveAsset, putAssetBack, putWord, takeWordBack, updateFacts } from '../store/library-writer.ts'
import type { FactChanges } from '../store/library-writer.ts'
import type { WordTopic } from '../store/schema/library.ts'
import type { Actor, Store } from '../store/store.ts'
import type { AssetReader } from '../store/asset-reader.ts'
import type { UndoReader } from '../store/undo-reader.ts'
import { createActOnEach } from './asset-acts.ts'
import type { Acted } from './asset-acts.ts'
import { placesSuitable } from './places-suitable.ts'
import type { Places } from './places-suitable.ts'
import { reasonsAgainst, saidAgainst } from './suitability.ts'
import { undoAct } from './undo-act.ts'

export interface AssetsDeps {
  store: Pick<Store, 'write' | 'ids'>
  reader: LibraryReader
  undos: UndoReader
  contents: Pick<AssetReader, 'findContent'>
  adapters: readonly AnyPlatform[]
}

export interface AssetChanges extends Omit<FactChanges, 'tags'> {
  addTags?: string[] | undefined
  removeTags?: string[] | undefined
}

export interface Saying {
  topic: WordTopic
  platform: PlatformId | null
  /** Null: what was said is taken back. */
  allowed: boolean | null
  note: string
  byRole: Role | null
}

export interface Assets {
  deps: AssetsDeps
  /** Also one that was deleted for good: where it was used is still told. Throws NOT_FOUND. */
  asset(assetId: string): LibraryRow
  /** A page of those that suit `platform`; `next` is where to look on, also after a page that is short. */
  listSuitable(
    filter: LibraryFilter,
    platform: PlatformId,
    page: { after: string | null; limit: number },
  ): { rows: LibraryRow[]; next: string | null }
  /** How many there are, and every `every`-th of them. */
  places(filter: LibraryFilter, suitableFor: PlatformId | undefined, every: number): Promise<Places>
  update(assetIds: readonly string[], changes: AssetChanges, actor: Actor): Acted
  say(assetIds: readonly string[], saying: Saying, actor: Actor): Acted
  /** To another creator, without what was said of them. Throws CONFLICT for one that a post holds, or whose bytes are there already. */
  move(assetIds: readonly string[], toCreatorId: string, actor: Actor): Acted
  /** Throws NOT_FOUND, CONFLICT. */
  undo(undoId: string, caller: { actor: Actor; reach: ReadonlySet<string> | null }): number
  /** Publications that are still to go out on a platform where one of these must not go. */
  standingAgainst(assetIds: readonly string[]): string[]
  /** All or none. Throws CONFLICT while one is still to go out. */
  remove(assetIds: readonly string[], actor: Actor): Acted
  restore(assetIds: readonly string[], actor: Actor): number
}

/** So many rows are looked at for one page: a filter that fits nothing must not keep core from answering others. */
const looksPerPage = 2000
const mostTags = 50

const sameTag = (a: string) => (b: string) => foldText(a) === foldText(b)

/** A tag that differs from one already there by case or accents only is that one. */
const changedTags = (tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] => {
  const kept = tags.filter((tag) => !remove.some(sameTag(tag)))
  for (const tag of add) if (!kept.some(sameTag(tag))) kept.push(tag)
  return kept.slice(0, mostTags)
}

/** What of `changes` is other than it was. */
const differing = (row: LibraryRow, { addTags = [], removeTags = [], ...plain }: AssetChanges): FactChanges => {
  const tags = changedTags(row.tags, addTags, removeTags)
  const fields = Object.entries(plain).filter(([key, value]) => value !== undefined && row[key as keyof typeof plain] !== value)
  return { ...Object.fromEntries(fields), ...(tags.join('\n') !== row.tags.join('\n') && { tags }) }
}

export const createAssets = (deps: AssetsDeps): Assets => {
  const { store, reader, adapters, contents } = deps

  const asset = (assetId: string): LibraryRow => {
    const row = reader.get(assetId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
    return row
  }
  const each = createActOnEach({ store, reader })

  return {
    deps,
    asset,
    listSuitable: (filter, platform, { after, limit }) => {
      const rows: LibraryRow[] = []
      let looked = 0
      let last = after
      for (;;) {
        const batch = reader.list(filter, { after: last, limit: 200 })
        for (const row of batch) {
          last = row.id
          looked += 1
          if (reasonsAgainst(row, platform, adapters).length === 0) rows.push(row)
          if (rows.length === limit || looked === looksPerPage) return { rows, next: last }
        }
        if (batch.length < 200) return { rows, next: null }
      }
    },
    update: (assetIds, changes, actor) =>
      each(assetIds, { action: 'asset.changed', actor }, (tx, row) => {
        const after = differing(row, changes)
        const keys = Object.keys(after) as (keyof FactChanges)[]
        if (keys.length === 0) return undefined
        updateFacts(tx, row.id, after)
        const before = Object.fromEntries(keys.map((key) => [key, row[key]]))
        return { before, after: { ...after }, undo: { is: 'facts', assetId: row.id, before, after: { ...after } } }
      }),
    say: (assetIds, { topic, platform, allowed, note, byRole }, actor) =>
      each(assetIds, { action: `asset.${topic}`, actor }, (tx, row) => {
        const where = platform ?? ''
        const known = row.words.find((word) => word.topic === topic && word.platform === where)
        if (allowed === null ? !known : known?.allowed === allowed && known.note === note && known.byRole === byRole) return undefined
        const before = reader.word(row.id, topic, where) ?? null
        if (allowed === null) takeWordBack(tx, { assetId: row.id, topic, platform: where })
        else
          putWord(tx, {
            assetId: row.id,
            topic,
            platform: where,
            allowed,
            note,
            byActor: actor.id,
            byName: actor.name,
            byRole,
            at: tx.now,
          })
        return {
          before: { platform, allowed: known?.allowed ?? null },
          after: { platform, allowed, ...(note !== '' && { note }) },
          undo: { is: 'word', assetId: row.id, topic, platform: where, before, afterAt: allowed === null ? null : tx.now },
        }
      }),
    standingAgainst: (assetIds) => {
      const found = assetIds.flatMap((id) => {
        const row = asset(id)
        const open = reader.openUses([id])
        return open.filter(({ platform }) => saidAgainst(row, platform).length > 0).map(({ publicationId }) => publicationId)
      })
      return [...new Set(found)]
    },
    remove: (assetIds, actor) =>
      each(assetIds, { action: 'asset.removed', actor }, (tx, row) => {
        if (row.removedAt !== null) return undefined
        const open = reader.openUses(assetIds)
        if (open.length > 0)
          throw new AppError('CONFLICT', { what: 'asset_scheduled', items: open.map(({ publicationId }) => publicationId) })
        markAssetRemoved(tx, row.id)
        return { undo: { is: 'removed', assetId: row.id } }
      }),
    restore: (assetIds, actor) =>
      each(assetIds, { action: 'asset.restored', actor }, (tx, row) =>
        putAssetBack(tx, row.id) ? { undo: { is: 'facts', assetId: row.id, before: {}, after: {} } } : undefined,
      ).changed,
    places: (filter, suitableFor, every) =>
      suitableFor === undefined
        ? Promise.resolve(reader.places(filter, every))
        : placesSuitable({ reader, adapters }, filter, suitableFor, every),
    move: (assetIds, toCreatorId, actor) =>
      each(assetIds, { action: 'asset.moved', actor }, (tx, row) => {
        if (row.creatorId === toCreatorId) return undefined
        if (reader.holders(row.id) > 0) throw new AppError('CONFLICT', { what: 'asset_used', items: [row.id] })
        const twin = contents.findContent(toCreatorId, row.sha256)
        if (twin) throw new AppError('CONFLICT', { what: 'asset_twice', items: [twin.id] })
        const words = moveAsset(tx, row.id, toCreatorId)
        return {
          before: { creatorId: row.creatorId },
          after: { creatorId: toCreatorId },
          undo: { is: 'moved', assetId: row.id, from: row.creatorId, to: toCreatorId, words },
        }
      }),
    undo: (undoId, caller) => undoAct(deps, undoId, caller),
  }
}
