/** Images and videos of the library from outside. */
import type { LibraryAsset } from '../../../contract/library.ts'
import { AppError } from '../../app-error.ts'
import { searchWords } from '../../fold-text.ts'
import type { LookAlikes } from '../../media/look-alikes.ts'
import type { Media } from '../../media/media.ts'
import { toAsset } from '../../media/procedures/to-asset.ts'
import type { Call, Handler, ProcedureInput } from '../../procedure.ts'
import type { LibraryFilter } from '../../store/library-filter.ts'
import type { LibraryRow } from '../../store/library-reader.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import { eraseAssets } from '../erase-assets.ts'
import type { Assets, Saying } from '../assets.ts'
import { toUse } from './to-use.ts'
import { idCursor } from '../page-by-id.ts'
import { suitabilityOf } from '../suitability.ts'

export const toLibraryAsset = (row: LibraryRow, { deps: { adapters } }: Assets): LibraryAsset => ({
  ...row,
  ...toAsset(row),
  words: row.words.map(({ platform, byName, at, ...word }) => ({
    ...word,
    platform: platform === '' ? null : platform,
    by: byName,
    at: new Date(at),
  })),
  suitability: suitabilityOf(row, adapters),
  lastUsedAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt),
  removedAt: row.removedAt === null ? null : new Date(row.removedAt),
  erasedAt: row.erasedAt === null ? null : new Date(row.erasedAt),
})

/** Null when nothing can match. */
const toFilter = (input: ProcedureInput<'assets.count'>, { reach }: Call): LibraryFilter | null => {
  const { creatorId, search, unusedSince, ...rest } = input
  if (creatorId !== undefined && reach !== null && !reach.has(creatorId)) return null
  const creatorIds = creatorId !== undefined ? [creatorId] : reach === null ? null : [...reach]
  if (creatorIds?.length === 0) return null
  return { ...rest, creatorIds, words: searchWords(search), unusedSince: unusedSince?.getTime() }
}

export const listAssets =
  (assets: Assets): Handler<'assets.list'> =>
  ({ input, call }) => {
    const { cursor, limit, suitableFor, order, ...asked } = input
    const after = idCursor(cursor, 'ast')
    const found = toFilter(asked, call)
    if (!found) return { items: [] }
    const filter = { ...found, order }
    if (suitableFor !== undefined) {
      const { rows, next } = assets.listSuitable(filter, suitableFor, { after, limit })
      return { items: rows.map((row) => toLibraryAsset(row, assets)), ...(next !== null && { next }) }
    }
    const rows = assets.deps.reader.list(filter, { after, limit: limit + 1 })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items: items.map((row) => toLibraryAsset(row, assets)), ...(last && rows.length > limit && { next: last.id }) }
  }

export const countAssets =
  ({ deps: { reader } }: Assets): Handler<'assets.count'> =>
  ({ input, call }) => {
    const filter = toFilter(input, call)
    return filter ? reader.count(filter) : { total: 0, images: 0, videos: 0, folders: [], tags: [] }
  }

export const placesOfAssets =
  (assets: Assets): Handler<'assets.places'> =>
  ({ input: { suitableFor, every, order, ...asked }, call }) => {
    const filter = toFilter(asked, call)
    return filter ? assets.places({ ...filter, order }, suitableFor, every) : { total: 0, places: [] }
  }

export const moveAssets =
  (assets: Assets, creators: CreatorReader, lookAlikes: LookAlikes): Handler<'assets.move'> =>
  ({ input: { assetIds, toCreatorId }, call }) => {
    const to = call.reach === null || call.reach.has(toCreatorId) ? creators.get(toCreatorId) : undefined
    if (!to || to.archivedAt !== null) throw new AppError('NOT_FOUND', { what: 'creator', id: toCreatorId })
    const from = new Set(assetIds.map((id) => assets.asset(id).creatorId))
    const moved = assets.move(assetIds, toCreatorId, call.actor)
    for (const creatorId of from.add(toCreatorId)) lookAlikes.forget(creatorId)
    return moved
  }

export const undoAssets =
  (assets: Assets): Handler<'assets.undo'> =>
  ({ input: { undoId }, call }) => ({ changed: assets.undo(undoId, call) })

export const getAsset =
  (assets: Assets): Handler<'assets.get'> =>
  ({ input: { assetId } }) =>
    toLibraryAsset(assets.asset(assetId), assets)

export const updateAssets =
  (assets: Assets): Handler<'assets.update'> =>
  ({ input: { assetIds, changes }, call }) =>
    assets.update(assetIds, changes, call.actor)

const say = (
  assets: Assets,
  topic: Saying['topic'],
  { input: { assetIds, platform, allowed, note }, call }: { input: ProcedureInput<'assets.setConsent'>; call: Call },
) => ({
  ...assets.say(assetIds, { topic, platform, allowed, note, byRole: call.user?.role ?? null }, call.actor),
  against: allowed === true ? [] : assets.standingAgainst(assetIds),
})

export const setConsent =
  (assets: Assets): Handler<'assets.setConsent'> =>
  (asked) =>
    say(assets, 'consent', asked)

export const releasePaid =
  (assets: Assets): Handler<'assets.releasePaid'> =>
  (asked) =>
    say(assets, 'free_use', asked)

export const removeAssets =
  (assets: Assets): Handler<'assets.remove'> =>
  ({ input: { assetIds }, call }) => {
    const { changed, undoId } = assets.remove(assetIds, call.actor)
    return { removed: changed, undoId }
  }

export const eraseFromBin =
  (assets: Assets, media: Pick<Media, 'dropContents'>, lookAlikes: LookAlikes): Handler<'assets.erase'> =>
  async ({ input: { assetIds }, call }) => {
    const erased = await eraseAssets({ ...assets.deps, media }, assetIds, call.actor)
    for (const creatorId of new Set(erased.map((row) => row.creatorId))) lookAlikes.forget(creatorId)
    return { erased: erased.length }
  }

export const restoreAssets =
  (assets: Assets): Handler<'assets.restore'> =>
  ({ input: { assetIds }, call }) => ({ restored: assets.restore(assetIds, call.actor) })

export const listSimilar =
  (assets: Assets, lookAlikes: LookAlikes): Handler<'assets.similar'> =>
  async ({ input: { assetId, limit } }) => {
    const found = await lookAlikes.of(assets.asset(assetId), limit)
    return found.map(({ assetId: id, likeness }) => ({ asset: toLibraryAsset(assets.asset(id), assets), likeness }))
  }

const mostUses = 500

export const listUses =
  ({ deps: { reader } }: Assets): Handler<'assets.uses'> =>
  ({ input: { assetId } }) =>
    reader.uses(assetId, mostUses).map(toUse)
