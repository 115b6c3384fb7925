/** Asking for an act that nobody pressed: written down once, in the caller's transaction, and done when it is due. */
import type { AutomatedAct, AutomatedBy, Circumstances, DropReason } from '../../../contract/automation.ts'
import { AppError } from '../../app-error.ts'
import { newId } from '../../ids.ts'
import type { ActTarget } from '../../interacting/plan-act.ts'
import type { AutomatedActRow } from '../../store/automated-act-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import type { ActQueue } from './parts.ts'
import { dropAct, tellAct } from './settle-act.ts'

export interface WantedAct {
  by: AutomatedBy
  /** What it is that must not be done twice: asked for again under the same key, it is the same act. */
  dedupeKey: string
  accountId: string
  act: AutomatedAct
  target: ActTarget
  /** What is known of whom it is for. Whether they were answered is looked up again when it is due. */
  circumstances: Circumstances
  /** ms UTC */
  dueAt: number
  /** After it, it is left undone; absent: never. */
  expiresAt?: number | null
  publicationId?: string | null
  /** What was said that it is on. */
  itemId?: string | null
  text?: string
  /** Instead: the first of these, in this order, that the account did not say last is said, chosen when it is. */
  texts?: readonly string[]
  /** Left undone where somebody has answered, or seen to it, by then. */
  unlessAnswered?: boolean
  /** Written down to be seen, and not done. */
  leftUndone?: DropReason
}

/** Answers its id; of one that stands already, that one's. */
export const enqueue = (it: Pick<ActQueue, 'engine' | 'interacting' | 'rows'>, tx: WriteTx, wanted: WantedAct): string => {
  const { by, dedupeKey, accountId, act, target, circumstances, dueAt, text, leftUndone } = wanted
  const known = it.rows.byDedupeKey(dedupeKey)
  if (known) return known.id
  const account = it.interacting.accounts.get(accountId)
  if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
  const id = newId('aut', it.engine.store.ids)
  const waits = leftUndone === undefined
  it.rows.insert(tx, {
    id,
    dedupeKey,
    creatorId: account.creatorId,
    accountId,
    publicationId: wanted.publicationId ?? null,
    itemId: wanted.itemId ?? null,
    act,
    target,
    circumstances,
    text: text ?? null,
    texts: wanted.texts ? [...wanted.texts] : null,
    unlessAnswered: wanted.unlessAnswered ?? false,
    byKind: by.kind,
    byId: by.id,
    byName: by.name,
    state: waits ? 'due' : 'dropped',
    stateSince: tx.now,
    dueAt,
    expiresAt: wanted.expiresAt ?? null,
    nextAt: waits ? dueAt : null,
    dropReason: leftUndone ?? null,
    createdAt: tx.now,
  })
  const row = leftUndone === undefined ? undefined : it.rows.get(id)
  if (row) tellAct(it, tx, row, 'automation.dropped', { why: leftUndone })
  return id
}

/** What wanted them wants them no more. Answers how many. */
export const dropAllOf = (it: ActQueue, tx: WriteTx, by: Pick<AutomatedBy, 'kind' | 'id'>, why: DropReason): number =>
  it.rows.waitingOf(by).filter((row: AutomatedActRow) => dropAct(it, tx, row, why)).length
