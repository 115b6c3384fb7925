/** Words that a creator's rule wants before something goes out: asked, given, refused and taken back. */
import type { ApprovalMode } from '../../contract/creators.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { nextState } from './state-machine.ts'
import { dropPreflight, planPreflight } from './preflight.ts'
import { transition } from './transition.ts'

/** Where what is planned for a creator begins. Pure. */
export const firstState = (mode: ApprovalMode): 'scheduled' | 'awaiting_approval' => (mode === 'none' ? 'scheduled' : 'awaiting_approval')

/** Whether it would go out without the word that its creator's rule wants. */
export const lacksApproval = ({ approvalOf, approvals }: Pick<Engine, 'approvalOf' | 'approvals'>, row: PublicationRow): boolean =>
  approvalOf(row.creatorId) !== 'none' && !approvals.isApproved(row.id)

type Act = (engine: Engine, tx: WriteTx, row: PublicationRow, actor: Actor) => boolean

/** Answers false for one that does not wait for it. */
export const approve: Act = (engine, tx, row, actor) => {
  if (row.state !== 'awaiting_approval') return false
  engine.approvals.approve(tx, row.id, actor)
  transition(engine, tx, row, 'approved', { nextAt: row.dueAt, actor })
  return true
}

/** Answers false for one that does not wait for a word. */
export const veto = (engine: Engine, tx: WriteTx, row: PublicationRow, reason: string, actor: Actor): boolean => {
  if (row.state !== 'awaiting_approval') return false
  transition(engine, tx, row, 'vetoed', { nextAt: null, failure: { code: 'VETOED', data: { reason } }, actor })
  dropPreflight(engine, tx, row.id, row.dueAt)
  return true
}

/** Takes a no back: it waits for a word again. Answers false where there is none, or its time has passed. */
export const undoVeto: Act = (engine, tx, row, actor) => {
  if (row.state !== 'vetoed' || row.dueAt <= tx.now) return false
  transition(engine, tx, row, 'veto_undone', { nextAt: row.dueAt, actor })
  planPreflight(engine, tx, row.id, row.dueAt)
  return true
}

/** Takes an approval back; answers false where there is none, or it is too late. */
export const undoApproval: Act = (engine, tx, row, actor) => {
  // What is ready may be out by a person's hand any minute.
  if (row.state !== 'scheduled' || row.readyAt !== null || !engine.approvals.isApproved(row.id)) return false
  engine.approvals.withdraw(tx, row.id)
  transition(engine, tx, row, 'approval_withdrawn', { nextAt: row.dueAt, actor })
  return true
}

/** What an approval was given for was rewritten: it no longer holds, also for what may still be tried again. */
export const askAgain: Act = (engine, tx, row, actor) => {
  if (engine.approvalOf(row.creatorId) === 'none') return false
  engine.approvals.withdraw(tx, row.id)
  if (nextState(row.state, 'approval_withdrawn') === undefined) return false
  transition(engine, tx, row, 'approval_withdrawn', { nextAt: row.dueAt, actor })
  return true
}
