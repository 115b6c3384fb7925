/** One act on one or many assets of a creator: one transaction, a line of history for each, and the way back. */
import type { HistoryAction } from '../../contract/history-actions.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { LibraryReader, LibraryRow } from '../store/library-reader.ts'
import { insertUndo } from '../store/library-writer.ts'
import type { UndoStep } from '../store/schema/library.ts'
import type { Actor, Store, WriteTx } from '../store/store.ts'

/** How many are other than before, and by what id it is taken back; null when nothing changed. */
export interface Acted {
  changed: number
  undoId: string | null
}

interface Made {
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  undo: UndoStep
}

/** Throws NOT_FOUND, also for one that was deleted for good. */
export const assetIn = (reader: LibraryReader, assetId: string): LibraryRow => {
  const row = reader.get(assetId)
  if (!row || row.erasedAt !== null) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
  return row
}

export type ActOnEach = (
  assetIds: readonly string[],
  act: { action: HistoryAction; actor: Actor },
  /** Answers what it came to, or undefined for nothing. */
  change: (tx: WriteTx, row: LibraryRow) => Made | undefined,
) => Acted

export const createActOnEach =
  ({ store, reader }: { store: Pick<Store, 'write' | 'ids'>; reader: LibraryReader }): ActOnEach =>
  (assetIds, { action, actor }, change) =>
    store.write((tx) => {
      const steps: UndoStep[] = []
      const creators = new Set<string>()
      for (const id of new Set(assetIds)) {
        const row = assetIn(reader, id)
        const made = change(tx, row)
        if (!made) continue
        const { undo, ...seen } = made
        steps.push(undo)
        creators.add(row.creatorId)
        if (undo.is === 'moved') creators.add(undo.to)
        tx.audit({ actor, action, creatorId: row.creatorId, subject: { kind: 'asset', id, label: row.fileName }, ...seen })
      }
      for (const creatorId of creators) tx.emit({ kind: 'plan.changed', creatorId })
      const [creatorId] = creators
      if (creatorId === undefined) return { changed: 0, undoId: null }
      const undoId = newId('und', store.ids)
      insertUndo(tx, { id: undoId, creatorId, byActor: actor.id, steps })
      return { changed: steps.length, undoId }
    })
