/** Changes to creators, each with its entry in the audit trail. */
import type { HistoryAction } from '../../contract/history-actions.ts'
import type * as z from 'zod'
import type { creatorInput } from '../../contract/creators.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { CreatorOverviewRow, CreatorReader } from '../store/creator-reader.ts'
import { insertCreator, updateCreator } from '../store/creator-writer.ts'
import type { Actor, Store, WriteTx } from '../store/store.ts'
import { changedFields } from './changed-fields.ts'
import { plainText } from './find-by-name.ts'

type CreatorInput = z.infer<typeof creatorInput>
/** What a change may touch. */
type Editable = CreatorInput & { avatarAssetId: string | null; archivedAt: number | null }

export interface Creators {
  /** Throws NOT_FOUND. */
  get(creatorId: string): CreatorOverviewRow
  create(input: CreatorInput, actor: Actor): CreatorOverviewRow
  /** Throws CONFLICT when the name is taken by another creator who is not archived. */
  update(creatorId: string, changes: Partial<Editable>, action: HistoryAction, actor: Actor): CreatorOverviewRow
}

export const createCreators = ({ store, creators }: { store: Pick<Store, 'write' | 'ids'>; creators: CreatorReader }): Creators => {
  const get = (creatorId: string): CreatorOverviewRow => {
    const row = creators.overview(creatorId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
    return row
  }

  const assertNameFree = (name: string, exceptId?: string): void => {
    const wanted = plainText(name)
    const taken = creators.list({ archived: false, reach: null }).some((other) => other.id !== exceptId && plainText(other.name) === wanted)
    if (taken) throw new AppError('CONFLICT', { what: 'name' })
  }

  const announce = (
    tx: WriteTx,
    action: HistoryAction,
    actor: Actor,
    creatorId: string,
    label: string,
    change: { before?: object | null; after?: object | null },
  ): void => {
    tx.emit({ kind: 'creator.changed', creatorId })
    tx.audit({
      actor,
      action,
      creatorId,
      subject: { kind: 'creator', id: creatorId, label },
      before: change.before as Record<string, unknown> | null,
      after: change.after as Record<string, unknown> | null,
    })
  }

  return {
    get,
    create: (input, actor) => {
      const id = newId('crt', store.ids)
      store.write((tx) => {
        assertNameFree(input.name)
        insertCreator(tx, { id, ...input, createdAt: tx.now, updatedAt: tx.now })
        announce(tx, 'creator.created', actor, id, input.name, { after: { ...input } })
      })
      return get(id)
    },
    update: (creatorId, changes, action, actor) => {
      store.write((tx) => {
        const before = get(creatorId)
        const change = changedFields<Editable>(before, changes)
        if (!change) return
        const { name = before.name, archivedAt = before.archivedAt } = changes
        if (archivedAt === null && (name !== before.name || before.archivedAt !== null)) assertNameFree(name, creatorId)
        updateCreator(tx, creatorId, change.after)
        announce(tx, action, actor, creatorId, name, change)
      })
      return get(creatorId)
    },
  }
}
