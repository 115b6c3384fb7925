/** Takes an act on assets back: each is again what it was, unless somebody has changed it since. */
import { AppError } from '../app-error.ts'
import type { AssetReader } from '../store/asset-reader.ts'
import type { LibraryReader, LibraryRow } from '../store/library-reader.ts'
import { markUndone, moveAsset, putAssetBack, putWord, takeWordBack, updateFacts } from '../store/library-writer.ts'
import type { FactChanges } from '../store/library-writer.ts'
import type { UndoStep } from '../store/schema/library.ts'
import type { Actor, Store, WriteTx } from '../store/store.ts'
import type { UndoReader } from '../store/undo-reader.ts'

export interface UndoActDeps {
  store: Pick<Store, 'write'>
  reader: LibraryReader
  undos: UndoReader
  contents: Pick<AssetReader, 'findContent'>
}

interface Caller {
  actor: Actor
  reach: ReadonlySet<string> | null
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Answers how many were put back. Throws NOT_FOUND for what is another person's or older than a day, CONFLICT when it was done. */
export const undoAct = ({ store, reader, undos, contents }: UndoActDeps, undoId: string, { actor, reach }: Caller): number => {
  const undo = undos.get(undoId)
  if (undo?.byActor !== actor.id || (reach !== null && !reach.has(undo.creatorId)))
    throw new AppError('NOT_FOUND', { what: 'undo', id: undoId })
  if (undo.undoneAt !== null) throw new AppError('CONFLICT', { what: 'undone' })
  return store.write((tx) => {
    markUndone(tx, undoId)
    const creators = new Set<string>()
    let changed = 0
    for (const step of undo.steps) {
      const row = reader.get(step.assetId)
      if (!row || row.erasedAt !== null || !putBack(tx, step, row, { reader, contents })) continue
      changed += 1
      creators.add(undo.creatorId).add(row.creatorId)
      const subject = { kind: 'asset', id: row.id, label: row.fileName }
      tx.audit({ actor, action: 'asset.undone', creatorId: undo.creatorId, subject, after: { what: step.is } })
    }
    for (const creatorId of creators) tx.emit({ kind: 'plan.changed', creatorId })
    return changed
  })
}

/** Whether there was something to put back. */
const putBack = (tx: WriteTx, step: UndoStep, row: LibraryRow, { reader, contents }: Pick<UndoActDeps, 'reader' | 'contents'>): boolean => {
  switch (step.is) {
    case 'facts': {
      const keys = Object.keys(step.before).filter((key) => same(row[key as keyof LibraryRow], step.after[key]))
      if (keys.length === 0) return false
      updateFacts(tx, row.id, Object.fromEntries(keys.map((key) => [key, step.before[key]])) as FactChanges)
      return true
    }
    case 'word': {
      const now = reader.word(row.id, step.topic, step.platform)
      if ((now?.at ?? null) !== step.afterAt) return false
      if (step.before) putWord(tx, step.before)
      else takeWordBack(tx, { assetId: row.id, topic: step.topic, platform: step.platform })
      return true
    }
    case 'moved': {
      if (row.creatorId !== step.to || reader.holders(row.id) > 0 || contents.findContent(step.from, row.sha256)) return false
      moveAsset(tx, row.id, step.from)
      for (const word of step.words) putWord(tx, word)
      return true
    }
    case 'removed':
      return putAssetBack(tx, row.id)
  }
}
