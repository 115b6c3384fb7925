/** The library of images and videos: what is known of them, who allows them where, and taking them out. */
import type { HistoryAction } from '../../contract/history-actions.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Role } from '../../contract/values.ts'
import { AppError } from '../app-error.ts'
import { foldText } from '../fold-text.ts'
import type { PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { LibraryFilter, LibraryReader, LibraryRow } from '../store/library-reader.ts'
import { markAssetRemoved, putAssetBack, putWord, takeWordBack, updateFacts } from '../store/library-writer.ts'
import type { FactChanges } from '../store/library-writer.ts'
import type { WordTopic } from '../store/schema/library.ts'
import type { Actor, Store, WriteTx } from '../store/store.ts'
import { reasonsAgainst, saidAgainst } from './suitability.ts'

export interface AssetsDeps {
  store: Pick<Store, 'write' | 'ids'>
  reader: LibraryReader
  adapters: readonly PlatformAdapter[]
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
  /** Throws NOT_FOUND. */
  asset(assetId: string): LibraryRow
  /** A page of those that suit `platform`; `next` is where to look on, also after a page that is short. */
  listSuitable(
    filter: LibraryFilter,
    platform: PlatformId,
    page: { after: string | null; limit: number },
  ): { rows: LibraryRow[]; next: string | null }
  /** Answers how many are other than before. */
  update(assetIds: readonly string[], changes: AssetChanges, actor: Actor): number
  say(assetIds: readonly string[], saying: Saying, actor: Actor): number
  /** Publications that are still to go out on a platform where one of these must not go. */
  standingAgainst(assetIds: readonly string[]): string[]
  /** All or none. Throws CONFLICT while one is still to go out. */
  remove(assetIds: readonly string[], actor: Actor): number
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
  const { store, reader, adapters } = deps

  const asset = (assetId: string): LibraryRow => {
    const row = reader.get(assetId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
    return row
  }

  /** Each in its turn, in one transaction; `change` answers what it came to, or undefined for nothing. */
  const each = (
    assetIds: readonly string[],
    { action, actor }: { action: HistoryAction; actor: Actor },
    change: (tx: WriteTx, row: LibraryRow) => { before?: Record<string, unknown>; after?: Record<string, unknown> } | undefined,
  ): number =>
    store.write((tx) => {
      let changed = 0
      const creators = new Set<string>()
      for (const id of new Set(assetIds)) {
        const row = asset(id)
        const made = change(tx, row)
        if (!made) continue
        changed += 1
        creators.add(row.creatorId)
        tx.audit({ actor, action, creatorId: row.creatorId, subject: { kind: 'asset', id, label: row.fileName }, ...made })
      }
      for (const creatorId of creators) tx.emit({ kind: 'plan.changed', creatorId })
      return changed
    })

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
        return { before: Object.fromEntries(keys.map((key) => [key, row[key]])), after: { ...after } }
      }),
    say: (assetIds, { topic, platform, allowed, note, byRole }, actor) =>
      each(assetIds, { action: `asset.${topic}`, actor }, (tx, row) => {
        const where = platform ?? ''
        const known = row.words.find((word) => word.topic === topic && word.platform === where)
        if (allowed === null ? !known : known?.allowed === allowed && known.note === note && known.byRole === byRole) return undefined
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
        return { before: { platform, allowed: known?.allowed ?? null }, after: { platform, allowed, ...(note !== '' && { note }) } }
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
        return {}
      }),
    restore: (assetIds, actor) =>
      each(assetIds, { action: 'asset.restored', actor }, (tx, row) => (putAssetBack(tx, row.id) ? {} : undefined)),
  }
}
