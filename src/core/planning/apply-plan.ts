/** Scheduling what a plan came to, and taking that back: each in one transaction. */
import type { PlanKind } from '../../contract/plans.ts'
import type { Problem } from '../../contract/posts.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import { checkContent } from '../publishing/planning-guard.ts'
import type { Engine } from '../publishing/engine.ts'
import { movePublication } from '../publishing/move-publication.ts'
import type { PostDesk } from '../publishing/post-desk.ts'
import { dropPreflight } from '../publishing/preflight.ts'
import { restorePublication } from '../publishing/restore-publication.ts'
import { nextState } from '../publishing/state-machine.ts'
import { transition } from '../publishing/transition.ts'
import type { AssetReader } from '../store/asset-reader.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import { insertBatch, insertPlanned, markBatchUndone, setByHand, setPlannedSlot } from '../store/plan-writer.ts'
import type { BatchChanges } from '../store/schema/planning.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import { storyChoice } from './plan-kinds.ts'
import type { SlotChange } from './diff.ts'
import type { Plans, Proposed } from './plans.ts'
import type { Slot } from './solver-types.ts'

export interface ApplyDeps {
  plans: Plans
  engine: Engine
  desk: PostDesk
  assets: AssetReader
}

export interface Applied {
  batchId: string
  created: number
  moved: number
  cancelled: number
  /** Gaps, and what had an error. */
  left: number
}

const contentOf = ({ assets }: ApplyDeps, slot: Slot, text: string) => ({
  text,
  assets: slot.assetIds.map((assetId) => ({ assetId, alt: assets.get(assetId)?.alt ?? '' })),
  languages: [],
  labels: [],
  ...(slot.kind === 'story' && { options: { [slot.accountId]: storyChoice } }),
})

/** What stands against a slot's content on its account. */
export const slotProblems = (deps: ApplyDeps, creatorId: string, slot: Slot, text: string): Problem[] =>
  slot.filled ? checkContent(deps.engine, creatorId, contentOf(deps, slot, text), [slot.accountId], slot.at).problems : []

const isClear = (problems: readonly Problem[]): boolean => !problems.some(({ severity }) => severity === 'error')

/** Throws STATE_CHANGED when `digest` is another proposal's. */
export const applyPlan = (
  deps: ApplyDeps,
  { creatorId, proposed, digest, keys }: { creatorId: string; proposed: Proposed; digest: string; keys: readonly string[] | undefined },
  actor: Actor,
): Applied => {
  if (proposed.digest !== digest) throw new AppError('STATE_CHANGED', { what: 'plan', state: 'changed' })
  const { engine, plans } = deps
  const { diff } = proposed
  const chosen = keys && new Set(keys)
  const wanted = chosen ? diff.slots.filter(({ slot }) => chosen.has(slot.key)) : diff.slots
  const { name } = plans.creator(creatorId)
  return engine.store.write((tx) => {
    const batchId = newId('bat', engine.store.ids)
    const changes: BatchChanges = { created: [], moved: [], cancelled: [] }
    // What goes, goes first: its minutes may be another's now.
    if (!chosen)
      for (const { publicationId } of diff.dropped) if (cancel(deps, tx, publicationId, actor)) changes.cancelled.push({ publicationId })
    let left = 0
    for (const change of wanted) {
      if (change.change === 'kept') continue
      if (change.slot.at <= tx.now) left += 1
      else if (change.change === 'moved') moveOne(deps, tx, change, changes, actor)
      else if (
        !createOne(
          deps,
          tx,
          { creatorId, batchId, slot: change.slot, text: proposed.textOf(change.slot), policies: proposed },
          changes,
          actor,
        )
      )
        left += 1
    }
    insertBatch(tx, { id: batchId, creatorId, at: tx.now, byName: actor.name, changes })
    const counts = { created: changes.created.length, moved: changes.moved.length, cancelled: changes.cancelled.length }
    tx.audit({ actor, action: 'plan.applied', creatorId, subject: { kind: 'plan', id: batchId, label: name }, after: counts })
    tx.emit({ kind: 'plan.changed', creatorId })
    return { batchId, ...counts, left }
  })
}

const cancel = ({ engine }: ApplyDeps, tx: WriteTx, publicationId: string, actor: Actor): boolean => {
  const row = engine.publications.get(publicationId)
  if (!row || (row.state !== 'scheduled' && row.state !== 'awaiting_approval')) return false
  transition(engine, tx, row, 'cancelled', { nextAt: null, actor })
  dropPreflight(engine, tx, row.id, row.dueAt)
  return true
}

const moveOne = ({ engine }: ApplyDeps, tx: WriteTx, { slot, row }: SlotChange, changes: BatchChanges, actor: Actor): void => {
  const before = row && engine.publications.get(row.publicationId)
  if (!before || nextState(before.state, 'rescheduled') === undefined) return
  changes.moved.push({
    publicationId: before.id,
    wall: before.wallTime,
    zone: before.zone,
    dueAt: before.dueAt,
    slotKey: row.slotKey ?? slot.key,
  })
  movePublication(engine, tx, before, { at: { wall: slot.wall, zone: slot.zone }, dueAt: slot.at }, actor)
  setPlannedSlot(tx, before.id, slot.key)
}

interface NewSlot {
  creatorId: string
  batchId: string
  slot: Slot
  text: string
  policies: Proposed
}

const createOne = (
  deps: ApplyDeps,
  tx: WriteTx,
  { creatorId, batchId, slot, text, policies }: NewSlot,
  changes: BatchChanges,
  actor: Actor,
): boolean => {
  if (!slot.filled || !isClear(slotProblems(deps, creatorId, slot, text))) return false
  const postId = deps.desk.create(tx, { creatorId, content: contentOf(deps, slot, text) }, actor)
  const missedPolicy = missedPolicyOf(policies, slot.accountId, slot.kind)
  const [publicationId = ''] = deps.desk.planAll(
    tx,
    postId,
    [slot.accountId],
    { at: { wall: slot.wall, zone: slot.zone }, dueAt: slot.at, missedPolicy },
    actor,
  )
  insertPlanned(tx, {
    publicationId,
    creatorId,
    slotKey: slot.key,
    kind: slot.kind,
    captionId: slot.caption?.id ?? null,
    captionVariant: slot.caption?.variant ?? null,
    batchId,
  })
  changes.created.push({ publicationId, postId })
  return true
}

const missedPolicyOf = ({ facts }: Proposed, accountId: string, kind: PlanKind) =>
  facts.input.accounts.find(({ id }) => id === accountId)?.rules.missedPolicies[kind]

/** Throws NOT_FOUND for a batch that is not this creator's, CONFLICT for one taken back already. */
export const undoPlan = (
  deps: ApplyDeps,
  { creatorId, batchId }: { creatorId: string; batchId: string },
  actor: Actor,
): { restored: number; left: number } => {
  const { engine, plans } = deps
  const batch = plans.deps.reader.batch(batchId)
  if (batch?.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'plan', id: batchId })
  if (batch.undoneAt !== null) throw new AppError('CONFLICT', { what: 'undone' })
  const { name } = plans.creator(creatorId)
  return engine.store.write((tx) => {
    const { created, moved, cancelled } = batch.changes
    const tried = [
      ...created.map(({ publicationId }) => takeBack(deps, tx, publicationId, actor)),
      ...moved.map((change) => moveBack(deps, tx, change, actor)),
      ...cancelled.map(({ publicationId }) => putBack(deps, tx, publicationId, actor)),
    ]
    markBatchUndone(tx, batchId)
    tx.audit({ actor, action: 'plan.undone', creatorId, subject: { kind: 'plan', id: batchId, label: name } })
    tx.emit({ kind: 'plan.changed', creatorId })
    const restored = tried.filter(Boolean).length
    return { restored, left: tried.length - restored }
  })
}

/** A post that a plan made goes with its only publication. */
const takeBack = (deps: ApplyDeps, tx: WriteTx, publicationId: string, actor: Actor): boolean => {
  const row = deps.engine.publications.get(publicationId)
  if (!row || !cancel(deps, tx, publicationId, actor)) return false
  if (deps.engine.publications.ofPost(row.postId).every(({ state }) => state === 'cancelled')) deps.desk.remove(tx, row.postId, actor)
  return true
}

export const moveBack = ({ engine }: ApplyDeps, tx: WriteTx, change: BatchChanges['moved'][number], actor: Actor): boolean => {
  const row = engine.publications.get(change.publicationId)
  if (!row || change.dueAt <= tx.now || nextState(row.state, 'rescheduled') === undefined || !isOpen(row)) return false
  movePublication(engine, tx, row, { at: { wall: change.wall, zone: change.zone }, dueAt: change.dueAt }, actor)
  if (change.slotKey !== null) setPlannedSlot(tx, row.id, change.slotKey)
  if (change.byHand !== undefined) setByHand(tx, row.id, change.byHand)
  return true
}

const isOpen = ({ state }: PublicationRow): boolean => state === 'scheduled' || state === 'awaiting_approval'

export const putBack = ({ engine }: ApplyDeps, tx: WriteTx, publicationId: string, actor: Actor): boolean => {
  const row = engine.publications.get(publicationId)
  if (row?.state !== 'cancelled' || row.dueAt <= tx.now) return false
  restorePublication(engine, tx, row, actor)
  return true
}
