/** Moving and calling off several publications in one transaction, and taking that back as one. */
import type { CheckedMove } from '../../contract/calendar.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import { movePublication } from '../publishing/move-publication.ts'
import { dropPreflight } from '../publishing/preflight.ts'
import { nextState } from '../publishing/state-machine.ts'
import { transition } from '../publishing/transition.ts'
import { insertBatch, markBatchUndone, markByHand } from '../store/plan-writer.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { BatchChanges } from '../store/schema/planning.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import { moveBack, putBack } from './apply-plan.ts'
import type { ApplyDeps } from './apply-plan.ts'
import { checkAll, findMoves, isBlocked } from './move-facts.ts'
import type { FoundMove, WantedMove } from './move-facts.ts'

type Reach = ReadonlySet<string> | null

interface Done {
  done: string[]
  batchIds: string[]
}

/** One batch for each creator, so that each one's history of changes is whole. */
const keep = ({ engine }: ApplyDeps, tx: WriteTx, changes: ReadonlyMap<string, BatchChanges>, actor: Actor): string[] =>
  [...changes].map(([creatorId, each]) => {
    const id = newId('bat', engine.store.ids)
    insertBatch(tx, { id, creatorId, at: tx.now, byName: actor.name, changes: each })
    return id
  })

/** All or none: `blocked` says what stands in the way. Throws NOT_FOUND for one out of `reach`. */
export const movePublications = (
  deps: ApplyDeps,
  { moves, reason, reach }: { moves: readonly WantedMove[]; reason: string | undefined; reach: Reach },
  actor: Actor,
): Done & { blocked: CheckedMove[] } =>
  deps.engine.store.write((tx) => {
    const found = findMoves(deps, moves, reach)
    const checked = checkAll(deps, found)
    const blocked = checked.filter((each) => isBlocked(each, reason !== undefined))
    if (blocked.length > 0) return { done: [], batchIds: [], blocked }
    const changes = new Map<string, BatchChanges>()
    found.forEach((move, index) => {
      const change = moveOne(deps, tx, move, actor)
      const mine = changes.get(move.row.creatorId) ?? { created: [], moved: [], cancelled: [] }
      mine.moved.push(change)
      changes.set(move.row.creatorId, mine)
      const broken = checked[index]?.broken.filter(({ isNew }) => isNew) ?? []
      if (broken.length > 0 && reason !== undefined) noteOverride(deps, tx, move, broken, reason, actor)
    })
    // Planning leaves them where a person has put them.
    markByHand(
      tx,
      moves.map(({ publicationId }) => publicationId),
    )
    return { done: moves.map(({ publicationId }) => publicationId), batchIds: keep(deps, tx, changes, actor), blocked: [] }
  })

const moveOne = ({ engine, plans }: ApplyDeps, tx: WriteTx, { row, at, dueAt }: FoundMove, actor: Actor): BatchChanges['moved'][number] => {
  const planned = plans.deps.reader.plannedOf(row.id)
  // A time chosen in this minute is meant as now.
  movePublication(engine, tx, row, { at, dueAt: Math.max(dueAt ?? tx.now, tx.now) }, actor)
  return {
    publicationId: row.id,
    wall: row.wallTime,
    zone: row.zone,
    dueAt: row.dueAt,
    slotKey: planned?.slotKey ?? null,
    ...(planned && { byHand: planned.byHand }),
  }
}

const noteOverride = (
  { engine }: ApplyDeps,
  tx: WriteTx,
  { row, at, publicationId }: FoundMove,
  broken: CheckedMove['broken'],
  reason: string,
  actor: Actor,
): void =>
  tx.audit({
    actor,
    action: 'publication.rules_overridden',
    creatorId: row.creatorId,
    subject: {
      kind: 'publication',
      id: publicationId,
      label: `${engine.accountRows.account(row.accountId)?.handle ?? row.accountId} · ${row.wallTime}`,
    },
    before: { at: row.wallTime, zone: row.zone },
    after: { at: at.wall, zone: at.zone, rules: [...new Set(broken.map(({ rule }) => rule))].join(', '), reason },
  })

/** What may be out is not called off by saying so; `resolve` asks for a person's word. */
const canCancel = ({ state }: PublicationRow): boolean =>
  state !== 'ambiguous' && state !== 'needs_person' && nextState(state, 'cancelled') !== undefined

export const cancelPublications = (
  deps: ApplyDeps,
  { publicationIds, reach }: { publicationIds: readonly string[]; reach: Reach },
  actor: Actor,
): Done & { left: string[] } =>
  deps.engine.store.write((tx) => {
    const { engine } = deps
    const rows = [...new Set(publicationIds)].map((id) => {
      const row = engine.publications.get(id)
      if (!row || (reach !== null && !reach.has(row.creatorId))) throw new AppError('NOT_FOUND', { what: 'publication', id })
      return row
    })
    const changes = new Map<string, BatchChanges>()
    const [fitting, left] = [rows.filter(canCancel), rows.filter((row) => !canCancel(row))]
    for (const row of fitting) {
      transition(engine, tx, row, 'cancelled', { nextAt: null, actor })
      dropPreflight(engine, tx, row.id, row.dueAt)
      const mine = changes.get(row.creatorId) ?? { created: [], moved: [], cancelled: [] }
      mine.cancelled.push({ publicationId: row.id })
      changes.set(row.creatorId, mine)
    }
    return { done: fitting.map(({ id }) => id), left: left.map(({ id }) => id), batchIds: keep(deps, tx, changes, actor) }
  })

/** Throws NOT_FOUND for a batch out of `reach` or that planning made, CONFLICT for one taken back already. */
export const undoBatches = (
  deps: ApplyDeps,
  { batchIds, reach }: { batchIds: readonly string[]; reach: Reach },
  actor: Actor,
): { restored: number; left: number } =>
  deps.engine.store.write((tx) => {
    const tried = [...new Set(batchIds)].flatMap((id) => {
      const batch = deps.plans.deps.reader.batch(id)
      // What a plan made is taken back by `plans.undo`.
      if (!batch || batch.changes.created.length > 0 || (reach !== null && !reach.has(batch.creatorId)))
        throw new AppError('NOT_FOUND', { what: 'batch', id })
      if (batch.undoneAt !== null) throw new AppError('CONFLICT', { what: 'undone' })
      markBatchUndone(tx, id)
      return [
        ...batch.changes.moved.map((change) => moveBack(deps, tx, change, actor)),
        ...batch.changes.cancelled.map(({ publicationId }) => putBack(deps, tx, publicationId, actor)),
      ]
    })
    const restored = tried.filter(Boolean).length
    return { restored, left: tried.length - restored }
  })
